import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 150;

/** Looks again until there is something to see. @throws AbortError when told to stop */
export async function waitFor<T>(stop: AbortSignal, look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    stop.throwIfAborted();
    const seen = await look();
    if (seen !== undefined) return seen;
    await pause(EVERY_MS, undefined, { signal: stop });
  }
}
