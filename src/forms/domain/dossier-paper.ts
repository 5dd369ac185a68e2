import { type DueReason, explainDue, type Outcome, outcomeOf, stepDueOf, type Term } from '#libs/deadline';
import type { DossierHistory } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import type { ProcedureVersion } from '#src/catalogue';

/** What forms say of a dossier. */
export interface DossierPaper {
  unitId: string;
  code: string;
  /** Corrections applied. */
  history: DossierHistory;
  procedure: ProcedureVersion;
  /** Why the first promise is what it is. */
  promiseReasons: readonly DueReason[];
  /** How each giver of a hand-over, and at last whoever resolved it, kept the time of their step; null where the step has none. */
  stages: readonly (Outcome | null)[];
  /** Names by id. */
  people: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
}

/** Empty where the promise was taken over from a register, and where the calendar has since been changed so that it no longer follows. */
export function promiseReasonsOf({ receivedAt, firstDue, receipt }: DossierHistory, calendar: WorkCalendar): DueReason[] {
  if (!receivedAt || !firstDue || receipt.recordedDue !== undefined) return [];
  const reasons = explainDue({ receivedAt, pauses: [], policy: receipt.supplementPolicy }, receipt.term, calendar);
  return reasons.at(-1)?.to === firstDue.dueOn ? reasons : [];
}

/** The first step of the procedure begins with the receipt, another one with the hand-over that names it. */
export function stagesOf(history: DossierHistory, steps: readonly { position: number; allotment: Term }[], calendar: WorkCalendar): (Outcome | null)[] {
  const { receivedAt, finishedAt, handOvers, pauses } = history;
  if (!receivedAt) return [];
  const entered = [{ at: receivedAt, position: steps[0]?.position ?? null }, ...handOvers.map(({ at, stepIndex }) => ({ at, position: stepIndex }))];
  const left = [...handOvers.map(({ at }) => at), ...(finishedAt ? [finishedAt] : [])];
  return left.map((at, index) => {
    const stage = entered[index];
    const step = steps.find(({ position }) => position === stage?.position);
    return stage && step ? outcomeOf(at, stepDueOf(stage.at, step.allotment, calendar, pauses.filter((pause) => pause.from <= at))) : null;
  });
}
