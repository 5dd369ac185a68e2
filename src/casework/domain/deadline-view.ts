import { type CivilDate, civilDateOf } from '#libs/civil-date';
import { isPast, leftAt, type Outcome } from '#libs/deadline';
import type { State } from '#libs/dossier-flow';
import type { DeadlineView } from '#libs/ui';
import type { WorkCalendar } from '#libs/worktime';

/** What a row keeps of a dossier's clock. */
export interface RowClock {
  state: State;
  acceptanceDueAt: Date | null;
  dueAt: Date | null;
  dueOn: CivilDate | null;
  dueByMoment: boolean;
  stoppedSince: Date | null;
  finishedAt: Date | null;
  outcome: string | null;
}

/** How bad it is. Before acceptance the eight working hours count (NĐ 118/2025 art. 17–18); undefined where nothing counts. */
export function deadlineViewOf(row: RowClock, calendar: WorkCalendar, now: Date): DeadlineView | undefined {
  const due = dueOf(row);
  if (!due) return undefined;
  if (row.finishedAt) return row.outcome === null ? undefined : { state: 'finished', outcome: row.outcome as Outcome, workingDaysLeft: 0, workingMinutesLeft: 0 };
  if (row.state === 'awaiting_supplement' || row.state === 'awaiting_payment') {
    const stoppedFor = row.state === 'awaiting_supplement' ? 'supplement' : 'payment';
    return { state: 'stopped', stoppedFor, ...leftAt(row.stoppedSince ?? now, due, calendar) };
  }
  const left = leftAt(now, due, calendar);
  if (isPast(due, now)) return { state: 'overdue', ...left };
  return { state: civilDateOf(now) === due.dueOn ? 'due_today' : 'in_term', ...left };
}

function dueOf({ state, acceptanceDueAt, dueAt, dueOn, dueByMoment }: RowClock): { dueAt: Date; dueOn: CivilDate; byMoment: boolean; provisional: boolean } | undefined {
  if (state === 'submitted') return acceptanceDueAt ? { dueAt: acceptanceDueAt, dueOn: civilDateOf(acceptanceDueAt), byMoment: true, provisional: false } : undefined;
  return dueAt && dueOn ? { dueAt, dueOn, byMoment: dueByMoment, provisional: false } : undefined;
}
