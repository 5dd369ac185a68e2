/** How often a delivery is tried before it is dead. */
export const MAX_ATTEMPTS = 8;

const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;

/**
 * How long to wait after a failed try: a minute, then twice as long each time, an hour at most. A server that greylists
 * wants some minutes; one that is down for a morning is outlived (about two hours in all).
 * @returns milliseconds, or null when there have been enough tries
 * @example waitAfter(3) === 240_000
 */
export function waitAfter(attempts: number): number | null {
  return attempts >= MAX_ATTEMPTS ? null : Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
}
