import type { Due } from '#libs/deadline';
import { type Action, type ClockEffect, type Clock, type Decision, type DossierHistory, type FactsByAction, replay, type Step } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { computeDue, stepDueFrom } from './due.js';

export interface StepDraft<A extends Action = Action> {
  action: A;
  facts: FactsByAction[A];
  at: Date;
  recordedAt: Date;
  actorId: string | null;
  actingForId?: string | null;
}

export interface Advanced {
  step: Step;
  history: DossierHistory;
  /** The due date that the step set; undefined when it carries on the one in force. */
  due: Due | undefined;
}

/** Adds a step that was decided on, with the due date in force after it. Pure. */
export function advance(history: DossierHistory | null, draft: StepDraft, decision: Decision, calendar: WorkCalendar): Advanced {
  const log = history?.log ?? [];
  const carriedOn = {
    seq: log.length + 1, action: draft.action, at: draft.at, recordedAt: draft.recordedAt, actorId: draft.actorId,
    stateAfter: decision.to, due: (decision.corrected ?? history)?.due ?? null, facts: draft.facts,
    ...(draft.actingForId && { actingForId: draft.actingForId }),
  } as Step;
  const next = replay([...log, carriedOn]);
  const sets = draft.action === 'recalculate' || movesDue(decision.clock, history?.clock);
  const due = sets ? (computeDue(next, calendar) ?? undefined) : undefined;
  if (!due) return { step: carriedOn, history: next, due };
  const step = { ...carriedOn, due: stepDueFrom(due) } as Step;
  return { step, history: replay([...log, step]), due };
}

/** A clock that starts or goes on sets the due date; one that ends does so only when it had been stopped. */
export function movesDue(effect: ClockEffect, before: Clock | undefined): boolean {
  return effect === 'start' || effect === 'resume' || (effect === 'end' && before === 'stopped');
}
