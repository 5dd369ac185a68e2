import { acceptanceDue } from '#libs/deadline';
import { type Amendment, dueToFacts, effectiveSteps, flowRow, type Step, type StepDue, tryReplay } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { movesDue } from './advance.js';
import { computeDue, sameDue, stepDueFrom } from './due.js';

/**
 * A correction of a time, a term or a step moves the due dates that followed from it, and the acceptance clock: returns
 * the amendments with those added. A due date that the correction does not move stays as it was promised, also where the
 * calendar has changed since. A log that the correction makes impossible is returned as it is; the flow refuses it afterwards.
 */
export function withCorrectedDues(log: readonly Step[], amended: readonly Amendment[], calendar: WorkCalendar): Amendment[] {
  const before = effectiveSteps(log);
  const after = effectiveSteps([...log, correctionOf(log, amended)]);
  const formerDues = duesByTheRules(before, calendar);
  const dues = duesByTheRules(after, calendar);
  if (!dues) return [...amended];
  const followed: Amendment[] = [];
  for (const step of after) {
    const due = dues.get(step.seq);
    if (due && !sameDue(due, formerDues?.get(step.seq) ?? null) && !sameDue(due, step.due)) followed.push({ seq: step.seq, due: dueToFacts(due) });
    const at = before.find(({ seq }) => seq === step.seq)?.at;
    if ((step.action === 'submit' || step.action === 'complete') && at && at.getTime() !== step.at.getTime()) {
      followed.push({ seq: step.seq, facts: { acceptanceDue: dueToFacts(acceptanceDue(step.at, calendar)) } });
    }
  }
  return [...amended, ...followed];
}

function correctionOf(log: readonly Step[], amended: readonly Amendment[]): Step {
  const last = log.at(-1) as Step;
  return { ...last, seq: last.seq + 1, action: 'correct', facts: { reason: '', amended: [...amended] } };
}

/** The due date after each step that sets one, counted from the steps before it; undefined when they cannot have happened. */
function duesByTheRules(steps: readonly Step[], calendar: WorkCalendar): Map<number, StepDue> | undefined {
  const dues = new Map<number, StepDue>();
  let before;
  for (const [index, step] of steps.entries()) {
    const life = lifeUpTo(steps, index);
    if (!life) return undefined;
    const clock = flowRow(before?.state ?? null, step.action)?.clock ?? 'none';
    const due = step.action === 'recalculate' || movesDue(clock, before?.clock) ? computeDue(life, calendar) : null;
    if (due) dues.set(step.seq, stepDueFrom(due));
    before = life;
  }
  return dues;
}

function lifeUpTo(steps: readonly Step[], index: number) {
  const replayed = tryReplay(steps.slice(0, index + 1).map((step, position) => ({ ...step, seq: position + 1 })));
  return replayed.ok ? replayed.history : undefined;
}
