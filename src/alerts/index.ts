export { Inbox, type InboxItem } from './app/inbox.js';
export { AlertsModule } from './alerts.module.js';
export { QueueDeliveries } from './app/queue-deliveries.js';
export { RaiseDue } from './app/raise-due.js';
export { SendDeliveries } from './app/send-deliveries.js';
export { SendDigests } from './app/send-digests.js';
export { isSignedBy, signatureOf } from './domain/signature.js';
export { AlertsJob } from './jobs/alerts.job.js';
