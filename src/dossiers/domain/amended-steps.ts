import type { Step } from '#libs/dossier-flow';
import { sameDue } from './due.js';

/** How an earlier step reads after a correction. */
export interface AmendedStep {
  step: Step;
  voided: boolean;
}

/** Which earlier steps read differently after a correction than before it, in full. */
export function amendedSteps(before: readonly Step[], after: readonly Step[], log: readonly Step[]): AmendedStep[] {
  const was = new Map(before.map((step) => [step.seq, step]));
  const is = new Map(after.map((step) => [step.seq, step]));
  return log.flatMap((raw): AmendedStep[] => {
    if (raw.action === 'correct') return [];
    const old = was.get(raw.seq);
    const now = is.get(raw.seq);
    if (!now) return old ? [{ step: old, voided: true }] : [];
    if (old && sameReading(old, now)) return [];
    return [{ step: now, voided: false }];
  });
}

function sameReading(a: Step, b: Step): boolean {
  return a.at.getTime() === b.at.getTime() && a.stateAfter === b.stateAfter && sameDue(a.due, b.due);
}
