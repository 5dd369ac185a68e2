export { EventRunner } from './event-runner.js';
export { type EventOf, Every, type Handler, type HandlerOptions, Handlers, Handles, type Schedule, type ScheduleOptions } from './handlers.js';
export { Outbox } from './outbox.js';
export { OutboxModule } from './outbox.module.js';
export { RelayBell } from './relay-bell.js';
export { TidyOutbox } from './tidy-outbox.js';
export { declaredTopics, defineTopic, type Topic } from './topic.js';
