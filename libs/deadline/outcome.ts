import { type CivilDate, addDays, civilDateOf } from '#libs/civil-date';
import { type WorkCalendar, workingDayBefore } from '#libs/worktime';
import type { Due, Outcome } from './types.js';

/**
 * Dates are compared: finished before the due date is early, on it on time, after it late. A promise by the moment
 * is also late when finished later than the moment on the due date itself.
 * @example outcomeOf(instantOf('2018-12-28', '19:00'), due) === 'on_time' // due on 2018-12-28 by day
 */
export function outcomeOf(finishedAt: Date, due: Due): Outcome {
  if (isPast(due, finishedAt)) return 'late';
  return civilDateOf(finishedAt) < due.dueOn ? 'early' : 'on_time';
}

/** Whether an open dossier is overdue at that instant: by date, or by the moment where the moment is the promise. */
export function isPast(due: Due, at: Date): boolean {
  if (due.byMoment && at > due.dueAt) return true;
  return civilDateOf(at) > due.dueOn;
}

/**
 * Whether a dossier still open, its clock running, is overdue at the end of the day.
 * @example isOverdueAtEndOf('2018-12-28', due) === false // due on 2018-12-28 by day
 */
export function isOverdueAtEndOf(date: CivilDate, due: Due): boolean {
  return date >= firstOverdueDay(due);
}

/** The first day at whose end an open dossier is overdue: the day after the due date, the due date itself by moment. */
export function firstOverdueDay(due: Due): CivilDate {
  return due.byMoment ? due.dueOn : addDays(due.dueOn, 1);
}

/**
 * Whether an apology with a new appointment may still be sent: at the latest one working day before the due date
 * (NĐ 61/2018). That it may be sent only once is for the dossier's flow to know.
 * @example canExtendAt(due, instantOf('2018-12-27', '16:00'), calendar) === true // due on 2018-12-28
 */
export function canExtendAt(due: Due, at: Date, calendar: WorkCalendar): boolean {
  return civilDateOf(at) <= workingDayBefore(calendar, due.dueOn, 1);
}
