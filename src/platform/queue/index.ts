export { QueueConnection, type QueueOptions } from './queue-connection.js';
export { QueueModule } from './queue.module.js';
export { QUEUE_TIMING, type QueueTiming } from './queue-timing.js';
export { QueueWorker } from './queue-worker.js';
export { Relay } from './relay.js';
