import {
  type CivilDate,
  addDays,
  addMonths,
  civilDateOf,
  daysBetween,
  instantOnDay,
  dayNumberOf,
  minuteOfDay,
  parseClock,
  startOfMinute,
  yearOf,
} from '#libs/civil-date';
import {
  type WorkCalendar,
  addWorkingMinutes,
  closingTime,
  isWorkingDay,
  isYearLoaded,
  nthWorkingDayAfter,
  openingTime,
  workingDayOnOrAfter,
  workingDaysBetween,
  workingMinutesBetween,
} from '#libs/worktime';
import { HALF_DAY_MINUTES, checkTerm } from './term.js';
import { countOf } from './count.js';
import type { DeadlineFacts, Due, Pause, Term } from './types.js';

/** NĐ 118/2025 Điều 17–18: an online submission is accepted or refused within 8 working hours. */
const ACCEPTANCE_TERM: Term = { unit: 'working_hour', amount: 8 };

/**
 * The due date of a dossier. While a pause is open it is the due date as it stood before that pause.
 * @throws RangeError on a term that cannot be counted, pauses that overlap or begin before receipt, or a calendar
 *   without working time.
 * @example dueOf({ receivedAt: instantOf('2018-12-25', '11:29'), pauses: [], policy: 'pause' },
 *   { unit: 'working_day', amount: 3 }, calendar).dueOn === '2018-12-28'
 */
export function dueOf(facts: DeadlineFacts, term: Term, calendar: WorkCalendar): Due {
  checkTerm(term);
  const count = countOf(facts);
  let due = count.recorded ?? dueFrom(count.start, term, calendar);
  for (const pause of count.pauses) due = movedBy(pause, due, term, calendar);
  return due;
}

/**
 * By when a step with its own allotment should be done, counted from its start like a dossier from its receipt.
 * Of the pauses only what lies after the start is counted.
 * @example stepDueOf(handedOverAt, { unit: 'working_day', amount: 0.5 }, calendar)
 */
export function stepDueOf(
  startedAt: Date,
  allotment: Term,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): Due {
  const since = pauses
    .filter((pause) => pause.to === null || pause.to > startedAt)
    .map((pause) => (pause.from < startedAt ? { from: startedAt, to: pause.to } : pause));
  return dueOf({ receivedAt: startedAt, pauses: since, policy: 'pause' }, allotment, calendar);
}

/**
 * By when an online submission must be accepted or refused: 8 working hours (NĐ 118/2025 Điều 17–18).
 * @example acceptanceDue(instantOf('2021-05-04', '07:30'), calendar).dueAt // 08:00 on 2021-05-05, of days of 7,5 hours
 */
export function acceptanceDue(submittedAt: Date, calendar: WorkCalendar): Due {
  return dueFrom(submittedAt, ACCEPTANCE_TERM, calendar);
}

/** The due date counted from one instant, with no pauses. */
export function dueFrom(start: Date, term: Term, calendar: WorkCalendar): Due {
  const received = civilDateOf(start);
  if (term.unit === 'working_hour') {
    // Hours are counted from the minute of receipt, in working time only.
    const dueAt = addWorkingMinutes(calendar, startOfMinute(start), term.amount * 60);
    const dueOn = civilDateOf(dueAt);
    return { dueAt, dueOn, byMoment: true, provisional: reachesUnloadedYear(received, dueOn, calendar) };
  }
  return dayDue(received, lastDay(start, received, term, calendar), term, calendar);
}

/** The due date as it stands after a pause (Điều 147, 148 BLDS 2015 for the days, policy `pause`). */
export function movedBy(pause: Pause & { to: Date }, due: Due, term: Term, calendar: WorkCalendar): Due {
  if (term.unit === 'working_hour' && due.byMoment) {
    const dueAt = addWorkingMinutes(calendar, due.dueAt, workingMinutesBetween(calendar, pause.from, pause.to));
    const dueOn = civilDateOf(dueAt);
    return { ...due, dueAt, dueOn, provisional: due.provisional || reachesUnloadedYear(due.dueOn, dueOn, calendar) };
  }
  const days = pausedDays(pause, term, calendar);
  if (days === 0) return due;
  const dueOn = countsEveryDay(term)
    ? workingDayOnOrAfter(calendar, addDays(due.dueOn, days))
    : nthWorkingDayAfter(calendar, due.dueOn, days);
  const moved = dayDue(due.dueOn, dueOn, term, calendar);
  moved.provisional ||= due.provisional;
  // A recorded promise keeps its own kind of moment.
  if (due.byMoment === moved.byMoment) return moved;
  if (!due.byMoment) return { ...moved, dueAt: closingTime(calendar, dueOn), byMoment: false };
  return { ...moved, dueAt: instantOnDay(dayNumberOf(dueOn), minuteOfDay(due.dueAt)), byMoment: true };
}

/** How many days a pause moves a day-type due date on: those in (day it began, day it ended]. */
export function pausedDays(pause: Pause & { to: Date }, term: Term, calendar: WorkCalendar): number {
  const from = civilDateOf(pause.from);
  const to = civilDateOf(pause.to);
  return countsEveryDay(term) ? daysBetween(from, to) : workingDaysBetween(calendar, from, to);
}

export function countsEveryDay(term: Term): boolean {
  return term.unit === 'calendar_day' || term.unit === 'month';
}

/** The day on which a calendar-day or month term ends before it is rolled forward. */
export function unrolledEnd(received: CivilDate, term: Term): CivilDate {
  return term.unit === 'month' ? addMonths(received, term.amount) : addDays(received, term.amount);
}

/** Whether a same-day dossier received then is due that day: on a working day, up to and including the cut-off. */
export function isBeforeCutoff(start: Date, term: Term, calendar: WorkCalendar): boolean {
  const received = civilDateOf(start);
  const cutoff = cutoffMinute(received, term, calendar);
  return isWorkingDay(calendar, received) && minuteOfDay(start) <= cutoff;
}

function cutoffMinute(received: CivilDate, term: Term, calendar: WorkCalendar): number {
  return term.cutoff ? parseClock(term.cutoff) : minuteOfDay(closingTime(calendar, received));
}

function lastDay(start: Date, received: CivilDate, term: Term, calendar: WorkCalendar): CivilDate {
  if (term.unit === 'same_day') {
    // NĐ 23/2015 Điều 7: in the day, or the next working day when received after the cut-off.
    return isBeforeCutoff(start, term, calendar) ? received : nthWorkingDayAfter(calendar, received, 1);
  }
  if (countsEveryDay(term)) return workingDayOnOrAfter(calendar, unrolledEnd(received, term));
  return nthWorkingDayAfter(calendar, received, Math.ceil(term.amount));
}

function dayDue(from: CivilDate, dueOn: CivilDate, term: Term, calendar: WorkCalendar): Due {
  const byMoment = term.unit === 'working_day' && !Number.isInteger(term.amount);
  const dueAt = byMoment
    ? addWorkingMinutes(calendar, openingTime(calendar, dueOn), HALF_DAY_MINUTES)
    : closingTime(calendar, dueOn);
  return { dueAt, dueOn, byMoment, provisional: reachesUnloadedYear(from, dueOn, calendar) };
}

function reachesUnloadedYear(from: CivilDate, to: CivilDate, calendar: WorkCalendar): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    if (!isYearLoaded(calendar, year)) return true;
  }
  return false;
}
