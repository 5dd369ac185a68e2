import { formatDateTime } from '#libs/civil-date';
import type { DeadlineFacts, Due, Pause } from './types.js';

export type ClosedPause = Pause & { to: Date };

/** How the facts are counted: from where, which pauses move the due date, and which one is still open. */
export interface Count {
  start: Date;
  /** Set when the count begins afresh from a supplement instead of from receipt. */
  restart: ClosedPause | null;
  recorded: Due | null;
  pauses: ClosedPause[];
  open: Pause | null;
}

/** @throws RangeError when a pause ends before it begins, overlaps another or begins before receipt. */
export function countOf(facts: DeadlineFacts): Count {
  const closed: ClosedPause[] = [];
  let open: Pause | null = null;
  let last = facts.receivedAt;
  for (const pause of inOrder(facts.pauses)) {
    // A dossier that ends while its clock stands still was stopped until then.
    const to = pause.to ?? facts.finishedAt ?? null;
    if (open || pause.from < last) {
      throw new RangeError(`The pause from ${formatDateTime(pause.from)} begins before receipt or within another`);
    }
    if (!to) {
      open = pause;
      continue;
    }
    if (to < pause.from) throw new RangeError(`The pause from ${formatDateTime(pause.from)} ends before it begins`);
    closed.push({ from: pause.from, to });
    last = to;
  }
  const recorded = facts.recordedDue ?? null;
  const restart = facts.policy === 'restart' ? (closed.at(-1) ?? null) : null;
  if (!restart) return { start: facts.receivedAt, restart, recorded, pauses: closed, open };
  return { start: restart.to, restart, recorded: null, pauses: [], open };
}

function inOrder(pauses: readonly Pause[]): readonly Pause[] {
  if (pauses.length < 2) return pauses;
  const end = (pause: Pause): number => pause.to?.getTime() ?? Number.MAX_VALUE;
  return [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime() || end(a) - end(b));
}
