import { defineTopic } from '#src/platform/outbox';

/** Somebody asked for a table; it is counted by a worker. */
export const reportRequested = defineTopic<{ runId: string }>('report.requested');
