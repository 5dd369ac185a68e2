/** How long the queue waits for what; the program runs with the defaults, tests of faults with shorter ones. Milliseconds. */
export interface QueueTiming {
  /** Between two looks into the outbox for what other processes committed. */
  pollMs: number;
  /** A relayed event that is not done after this long is sent again; a job that still exists under its id is left alone. */
  resendAfterMs: number;
  /** Between two checks that every schedule stands in the queue's store. */
  rescheduleMs: number;
  /** A worker that has not been heard of for this long is taken for dead, and its jobs are given to another. */
  lockMs: number;
  /** Pause before the second try of a failed event; doubled before each further one. */
  retryMs: number;
  /** Tries of an event before it becomes a dead letter. */
  attempts: number;
  /** So often an event may be given up because its workers died under it; then it is a dead letter. */
  losses: number;
  /** Pause of a worker that lost its connection. */
  reconnectMs: number;
  /** Running jobs may take this long to end at shutdown; what then still runs is done again by the next worker. */
  closeMs: number;
}

export const QUEUE_TIMING: Readonly<QueueTiming> = {
  pollMs: 1_000,
  resendAfterMs: 120_000,
  rescheduleMs: 60_000,
  lockMs: 30_000,
  retryMs: 1_000,
  attempts: 8,
  losses: 3,
  reconnectMs: 2_000,
  closeMs: 8_000,
};
