import { type CivilDate, dayNumberOf, dayNumberOfInstant, instantOnDay, minuteOfDay, startOfMinute } from '#libs/civil-date';
import type { WorkCalendar } from './work-calendar.js';
import type { DayHours, YearIndex } from './year-index.js';

/**
 * When the day closes: the due moment of a day-type term. A day without hours closes when the working day before it did.
 * @throws RangeError when there is no working day before it either.
 * @example closingTime(calendar, '2021-05-04') // 17:00 that day
 */
export function closingTime(calendar: WorkCalendar, date: CivilDate): Date {
  const day = dayNumberOf(date);
  return instantOnDay(day, hoursLike(calendar, day).terms.at(-1)?.to ?? 0);
}

/**
 * When the day opens; a day without hours as the working day before it.
 * @throws RangeError when there is no working day before it either.
 * @example openingTime(calendar, '2021-05-04') // 07:30 that day
 */
export function openingTime(calendar: WorkCalendar, date: CivilDate): Date {
  const day = dayNumberOf(date);
  return instantOnDay(day, hoursLike(calendar, day).terms[0]?.from ?? 0);
}

/**
 * The first instant by which that many working minutes have passed since the (whole minute of the) instant: through
 * lunch and nights, from the next opening if closed. 0 minutes give the instant's own minute. Ends at a closing rather
 * than at the next opening.
 * @throws RangeError when minutes is not a whole number ≥ 0.
 * @example addWorkingMinutes(calendar, instantOf('2021-05-04', '11:00'), 60) // 14:00 that day
 */
export function addWorkingMinutes(calendar: WorkCalendar, instant: Date, minutes: number): Date {
  checkMinutes(minutes);
  if (minutes === 0) return startOfMinute(instant);
  const { year, before } = positionOf(calendar, instant);
  return forward(calendar, year, before + minutes);
}

/**
 * The last instant from which that many working minutes remain until the instant: the inverse of addWorkingMinutes.
 * @throws RangeError when minutes is not a whole number ≥ 0.
 * @example subtractWorkingMinutes(calendar, instantOf('2021-05-04', '14:00'), 60) // 11:00 that day
 */
export function subtractWorkingMinutes(calendar: WorkCalendar, instant: Date, minutes: number): Date {
  checkMinutes(minutes);
  if (minutes === 0) return startOfMinute(instant);
  let { year, before } = positionOf(calendar, instant);
  before -= minutes;
  while (before < 0) {
    year = calendar.year(year.year - 1);
    before += minutesOf(year);
  }
  // The last day with at most `before` minutes behind it, and more in it.
  let low = 0;
  let high = year.days - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((year.minutesBefore[middle] ?? 0) <= before) low = middle;
    else high = middle - 1;
  }
  return instantOnDay(year.firstDay + low, startAfter(year.hours[low], before - (year.minutesBefore[low] ?? 0)));
}

/**
 * Working minutes between two instants, seconds dropped; 0 when b is not later than a.
 * @example workingMinutesBetween(calendar, instantOf('2021-05-04', '11:00'), instantOf('2021-05-04', '14:00')) === 60
 */
export function workingMinutesBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  if (b <= a) return 0;
  const from = positionOf(calendar, a);
  const to = positionOf(calendar, b);
  let minutes = to.before - from.before;
  for (let year = from.year; year.year < to.year.year; year = calendar.year(year.year + 1)) {
    minutes += minutesOf(year);
  }
  return minutes;
}

/** Whether the desk receives dossiers at that instant; closing time itself is closed. */
export function isOpenForIntake(calendar: WorkCalendar, instant: Date): boolean {
  const minute = minuteOfDay(instant);
  const { intake } = calendar.hoursOn(dayNumberOfInstant(instant));
  return intake.some((span) => span.from <= minute && minute < span.to);
}

function forward(calendar: WorkCalendar, from: YearIndex, wanted: number): Date {
  let year = from;
  while (wanted > minutesOf(year)) {
    wanted -= minutesOf(year);
    year = calendar.year(year.year + 1);
  }
  // The first day by whose end the wanted minutes have passed.
  let low = 0;
  let high = year.days - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((year.minutesBefore[middle + 1] ?? 0) >= wanted) high = middle;
    else low = middle + 1;
  }
  return instantOnDay(year.firstDay + low, endOf(year.hours[low], wanted - (year.minutesBefore[low] ?? 0)));
}

/** The minute of day at which `minutes` (> 0) of the day's working time have passed. */
function endOf(hours: DayHours | undefined, minutes: number): number {
  let left = minutes;
  for (const span of hours?.terms ?? []) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  throw new RangeError(`The day has no ${minutes} working minutes`);
}

/** The minute of day after which working time goes on once `minutes` of it have passed. */
function startAfter(hours: DayHours | undefined, minutes: number): number {
  let left = minutes;
  for (const span of hours?.terms ?? []) {
    if (left < span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  throw new RangeError(`The day has no more than ${minutes} working minutes`);
}

/** The year of the instant, and the working minutes of that year before it. */
function positionOf(calendar: WorkCalendar, instant: Date): { year: YearIndex; before: number } {
  const day = dayNumberOfInstant(instant);
  const year = calendar.yearOfDay(day);
  const minute = minuteOfDay(instant);
  let before = year.minutesBefore[day - year.firstDay] ?? 0;
  for (const span of year.hours[day - year.firstDay]?.terms ?? []) {
    if (minute > span.from) before += Math.min(minute, span.to) - span.from;
  }
  return { year, before };
}

function minutesOf(year: YearIndex): number {
  return year.minutesBefore[year.days] ?? 0;
}

function hoursLike(calendar: WorkCalendar, day: number): DayHours {
  const own = calendar.hoursOn(day);
  if (own.minutes > 0) return own;
  let year = calendar.yearOfDay(day);
  let before = year.daysBefore[day - year.firstDay] ?? 0;
  while (before === 0) {
    year = calendar.year(year.year - 1);
    before = year.workingDays.length;
  }
  return calendar.hoursOn(year.workingDays[before - 1] ?? 0);
}

function checkMinutes(minutes: number): void {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`Not a number of working minutes: ${minutes}`);
}
