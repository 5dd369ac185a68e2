import { civilDateOf } from '#libs/civil-date';
import { type Due, isPast } from '#libs/deadline';
import type { DeadlineView } from '#libs/ui';
import { type WorkCalendar, workingDaysBetween, workingMinutesBetween } from '#libs/worktime';
import type { ListItem } from '#src/dossiers';

type Row = Pick<ListItem, 'state' | 'dueAt' | 'dueOn' | 'dueByMoment' | 'dueProvisional' | 'stoppedSince' | 'finishedAt' | 'outcome'>;

/** How a row of a list stands against its promise; undefined while nothing is promised. */
export function rowDeadline(row: Row, calendar: WorkCalendar, now: Date): DeadlineView | undefined {
  const { state, dueAt, dueOn, stoppedSince, finishedAt, outcome } = row;
  if (dueAt === null || dueOn === null) return undefined;
  const due: Due = { dueAt, dueOn, byMoment: row.dueByMoment, provisional: row.dueProvisional };
  if (finishedAt) return { state: 'finished', outcome: outcome as DeadlineView['outcome'], ...leftAt(finishedAt, due, calendar) };
  if (stoppedSince) return { state: 'stopped', stoppedFor: state === 'awaiting_payment' ? 'payment' : 'supplement', ...leftAt(stoppedSince, due, calendar) };
  const left = leftAt(now, due, calendar);
  if (isPast(due, now)) return { state: 'overdue', ...left };
  return { state: civilDateOf(now) === dueOn ? 'due_today' : 'in_term', ...left };
}

function leftAt(at: Date, { dueAt, dueOn }: Due, calendar: WorkCalendar): Pick<DeadlineView, 'workingDaysLeft' | 'workingMinutesLeft'> {
  const today = civilDateOf(at);
  return {
    workingDaysLeft: workingDaysBetween(calendar, today, dueOn) - workingDaysBetween(calendar, dueOn, today),
    workingMinutesLeft: workingMinutesBetween(calendar, at, dueAt) - workingMinutesBetween(calendar, dueAt, at),
  };
}
