import { civilDateOf } from '#libs/civil-date';
import { type DeadlineFacts, type Due, dueOf, type Term } from '#libs/deadline';
import type { DossierHistory, StepDue } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';

/** What the deadline engine needs of a received dossier's history. */
export function deadlineFactsOf(history: DossierHistory): { facts: DeadlineFacts; term: Term } | null {
  if (!history.receivedAt) return null;
  const { receipt } = history;
  const term: Term = receipt.term;
  return {
    term,
    facts: {
      receivedAt: history.receivedAt,
      pauses: history.pauses,
      policy: receipt.supplementPolicy,
      recordedDue: receipt.recordedDue ? recordedDueOf(receipt.recordedDue, term) : null,
      finishedAt: history.finishedAt,
    },
  };
}

/** The due date by the rules, recomputed from the whole history; null before receipt. */
export function computeDue(history: DossierHistory, calendar: WorkCalendar): Due | null {
  const deadline = deadlineFactsOf(history);
  return deadline && dueOf(deadline.facts, deadline.term, calendar);
}

/** A promise taken over from an older register, an ISO instant. */
export function recordedDueOf(instant: string, term: Term): Due {
  const dueAt = new Date(instant);
  return { dueAt, dueOn: civilDateOf(dueAt), byMoment: term.unit === 'working_hour', provisional: false };
}

export function stepDueFrom(due: Due): StepDue {
  return { dueAt: due.dueAt, dueOn: due.dueOn, byMoment: due.byMoment };
}

/** How the due date stands by the calendar in force now, where that is not how it was promised. A stopped dossier moves too: what remains after the supplement is counted from its due date. */
export function movedDue(history: DossierHistory, calendar: WorkCalendar): { before: StepDue; after: StepDue } | undefined {
  if (!history.due || history.finishedAt) return undefined;
  const due = computeDue(history, calendar);
  const after = due && stepDueFrom(due);
  return after && !sameDue(history.due, after) ? { before: history.due, after } : undefined;
}

export function sameDue(a: StepDue | null, b: StepDue | null): boolean {
  if (!a || !b) return a === b;
  return a.dueAt.getTime() === b.dueAt.getTime() && a.dueOn === b.dueOn && a.byMoment === b.byMoment;
}
