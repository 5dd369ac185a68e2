import type { QueueTiming } from '#src/platform/queue';

/** Faults are noticed in moments instead of half minutes. */
export const QUICK: Partial<QueueTiming> = {
  pollMs: 100,
  resendAfterMs: 1_000,
  rescheduleMs: 500,
  lockMs: 1_000,
  retryMs: 20,
  attempts: 4,
  reconnectMs: 200,
  closeMs: 2_000,
};
