import { type Amendment, dueToFacts, effectiveSteps, flowRow, type Step, tryReplay } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { movesDue } from './advance.js';
import { computeDue, sameDue, stepDueFrom } from './due.js';

/**
 * A correction of a time, a term or a step moves the due dates that followed from it: returns the amendments with those
 * due dates added. A log that the correction makes impossible is returned as it is; the flow refuses it afterwards.
 */
export function withCorrectedDues(log: readonly Step[], amended: readonly Amendment[], calendar: WorkCalendar): Amendment[] {
  const merged = new Map(amended.map((amendment) => [amendment.seq, amendment]));
  const effective = effectiveSteps([...log, correctionOf(log, amended)]);
  for (const [index, step] of effective.entries()) {
    const before = index === 0 ? undefined : lifeUpTo(effective, index - 1);
    const life = lifeUpTo(effective, index);
    if (!life || (index > 0 && !before)) return [...amended];
    const row = flowRow(before?.state ?? null, step.action);
    if (step.action !== 'recalculate' && !movesDue(row?.clock ?? 'none', before?.clock)) continue;
    const due = computeDue(life, calendar);
    if (due && !sameDue(stepDueFrom(due), step.due)) merged.set(step.seq, { ...(merged.get(step.seq) ?? { seq: step.seq }), due: dueToFacts(stepDueFrom(due)) });
  }
  return [...merged.values()];
}

export function correctionOf(log: readonly Step[], amended: readonly Amendment[]): Step {
  const last = log.at(-1) as Step;
  return { ...last, seq: last.seq + 1, action: 'correct', facts: { reason: '', amended: [...amended] } } as Step;
}

function lifeUpTo(effective: readonly Step[], index: number) {
  const renumbered = effective.slice(0, index + 1).map((step, position) => ({ ...step, seq: position + 1 }) as Step);
  const replayed = tryReplay(renumbered);
  return replayed.ok ? replayed.history : undefined;
}
