import { type CivilDate, dateOfDayNumber, dayNumberOf } from '#libs/civil-date';
import type { DayStatus } from './types.js';
import type { WorkCalendar } from './work-calendar.js';

/**
 * Whether the day counts for terms, and why.
 * @example dayStatus(calendar, '2021-04-21') // { working: false, reason: 'holiday', name: 'Giỗ Tổ Hùng Vương' }
 */
export function dayStatus(calendar: WorkCalendar, date: CivilDate): DayStatus {
  const day = dayNumberOf(date);
  const special = calendar.specialOn(day);
  if (special?.kind === 'off') return { working: false, reason: 'holiday', name: special.name };
  const working = calendar.hoursOn(day).minutes > 0;
  if (!working) return { working: false, reason: 'weekend' };
  return special ? { working, reason: 'makeup', name: special.name } : { working, reason: 'working' };
}

/** @example isWorkingDay(calendar, '2021-05-01') === false */
export function isWorkingDay(calendar: WorkCalendar, date: CivilDate): boolean {
  return calendar.hoursOn(dayNumberOf(date)).minutes > 0;
}

/**
 * The n-th working day strictly after the date (Điều 147 khoản 2 BLDS 2015: the first day is not counted);
 * n = 0 gives the date itself.
 * @throws RangeError when n is not a whole number ≥ 0, or the calendar has no such day.
 * @example nthWorkingDayAfter(calendar, '2021-04-29', 1) === '2021-05-04'
 */
export function nthWorkingDayAfter(calendar: WorkCalendar, date: CivilDate, n: number): CivilDate {
  checkCount(n);
  if (n === 0) return date;
  const day = dayNumberOf(date);
  let year = calendar.yearOfDay(day);
  let wanted = (year.daysBefore[day - year.firstDay + 1] ?? 0) + n;
  while (wanted > year.workingDays.length) {
    wanted -= year.workingDays.length;
    year = calendar.year(year.year + 1);
  }
  return dateOfDayNumber(year.workingDays[wanted - 1] ?? 0);
}

/**
 * The date, or the next working day when it is not one (Điều 148 khoản 5 BLDS 2015).
 * @throws RangeError when the calendar has no working day after the date.
 * @example workingDayOnOrAfter(calendar, '2021-05-01') === '2021-05-04'
 */
export function workingDayOnOrAfter(calendar: WorkCalendar, date: CivilDate): CivilDate {
  return isWorkingDay(calendar, date) ? date : nthWorkingDayAfter(calendar, date, 1);
}

/**
 * The n-th working day strictly before the date; n = 0 gives the date itself.
 * @throws RangeError when n is not a whole number ≥ 0, or the calendar has no such day.
 * @example workingDayBefore(calendar, '2021-05-04', 1) === '2021-04-29'
 */
export function workingDayBefore(calendar: WorkCalendar, date: CivilDate, n: number): CivilDate {
  checkCount(n);
  if (n === 0) return date;
  const day = dayNumberOf(date);
  let year = calendar.yearOfDay(day);
  let wanted = (year.daysBefore[day - year.firstDay] ?? 0) - n;
  while (wanted < 0) {
    year = calendar.year(year.year - 1);
    wanted += year.workingDays.length;
  }
  return dateOfDayNumber(year.workingDays[wanted] ?? 0);
}

/**
 * Working days in (after, to]: `after` itself is not counted, `to` is. 0 when `to` is not later.
 * @example workingDaysBetween(calendar, '2021-04-29', '2021-05-05') === 2
 */
export function workingDaysBetween(calendar: WorkCalendar, after: CivilDate, to: CivilDate): number {
  const from = dayNumberOf(after) + 1;
  const until = dayNumberOf(to) + 1;
  if (until <= from) return 0;
  let year = calendar.yearOfDay(from);
  const last = calendar.yearOfDay(until);
  let count = -(year.daysBefore[from - year.firstDay] ?? 0);
  while (year.year < last.year) {
    count += year.workingDays.length;
    year = calendar.year(year.year + 1);
  }
  return count + (last.daysBefore[until - last.firstDay] ?? 0);
}

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of working days: ${n}`);
}
