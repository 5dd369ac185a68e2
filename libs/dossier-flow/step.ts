import type { CivilDate } from '#libs/civil-date';
import type { Action, DueFacts, FactsByAction } from './facts.js';
import type { State } from './state.js';

/** The due date in force: the moment, the date the law counts, and whether lateness is judged by the moment (hour terms). */
export interface StepDue {
  readonly dueAt: Date;
  readonly dueOn: CivilDate;
  readonly byMoment: boolean;
}

/** One line of the append-only log. `at` is when it happened, `recordedAt` when it was entered. */
export interface StepOf<A extends Action> {
  /** 1, 2, 3 … without a gap within a dossier. */
  readonly seq: number;
  readonly action: A;
  readonly at: Date;
  readonly recordedAt: Date;
  /** Null when a program or an anonymous citizen did it. */
  readonly actorId: string | null;
  /** The colleague in whose place the actor did it, where only a lent role allowed it (ủy quyền). */
  readonly actingForId?: string;
  readonly stateAfter: State;
  /**
   * The due date in force after the step; null when none (not accepted yet). While the clock is stopped it is the date as
   * it stood when the clock stopped; the step that resumes the clock, or finishes the dossier while stopped, brings the moved one.
   */
  readonly due: StepDue | null;
  readonly facts: FactsByAction[A];
}

export type Step = { [A in Action]: StepOf<A> }[Action];

const BEGINNINGS: readonly Action[] = ['receive', 'turn_away', 'submit'];

/** True for the step that a dossier begins with, whose facts are its receipt. */
export function isBeginning(step: Step): step is Extract<Step, { action: 'receive' | 'turn_away' | 'submit' }> {
  return BEGINNINGS.includes(step.action);
}

/** @example dueToFacts({ dueAt: new Date('2026-02-03T10:00:00Z'), dueOn: '2026-02-03', byMoment: false }).dueAt // '2026-02-03T10:00:00.000Z' */
export function dueToFacts(due: StepDue): DueFacts {
  return { dueAt: due.dueAt.toISOString(), dueOn: due.dueOn, byMoment: due.byMoment };
}

/** The inverse of dueToFacts. Throws RangeError when `dueAt` is not an instant. */
export function dueFromFacts(facts: DueFacts): StepDue {
  const dueAt = new Date(facts.dueAt);
  if (Number.isNaN(dueAt.getTime())) throw new RangeError(`Not an instant: ${facts.dueAt}`);
  return { dueAt, dueOn: facts.dueOn, byMoment: facts.byMoment };
}
