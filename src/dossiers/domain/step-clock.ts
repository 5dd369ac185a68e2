import { stepDueOf, type Term } from '#libs/deadline';
import type { DossierHistory } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';

interface InternalStep {
  position: number;
  allotment: Term;
}

export interface StepClock {
  stepPosition: number | null;
  stepDueAt: Date | null;
}

/**
 * Which internal step of its procedure the dossier stands at, and until when that step should be done: the first from
 * its receipt, another one from the hand-over that named it. Pauses move it as they move the due date.
 */
export function stepClockOf(history: DossierHistory, steps: readonly InternalStep[], calendar: WorkCalendar): StepClock {
  const entered = history.handOvers.findLast((handOver) => handOver.stepIndex !== null);
  const step = entered ? steps.find(({ position }) => position === entered.stepIndex) : steps[0];
  if (!step || !history.receivedAt) return { stepPosition: null, stepDueAt: null };
  const { dueAt } = stepDueOf(entered?.at ?? history.receivedAt, step.allotment, calendar, history.pauses);
  return { stepPosition: step.position, stepDueAt: dueAt };
}
