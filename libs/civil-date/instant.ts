import { type CivilDate, dateOfDayNumber, dayNumberOf } from './civil-date.js';

/** Asia/Ho_Chi_Minh is UTC+7 all year; no zone database is asked, so the process's own TZ plays no part. */
const OFFSET_MINUTES = 7 * 60;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const OFFSET_MS = OFFSET_MINUTES * MINUTE_MS;

/** The day in Viet Nam at that instant. @example civilDateOf(new Date('2021-05-03T17:00:00Z')) === '2021-05-04' */
export function civilDateOf(instant: Date): CivilDate {
  return dateOfDayNumber(dayNumberOfInstant(instant));
}

/**
 * Day number (days since 1970-01-01) in Viet Nam at that instant.
 * @throws RangeError on an invalid Date.
 * @example dayNumberOfInstant(new Date('1970-01-01T17:00:00Z')) === 1
 */
export function dayNumberOfInstant(instant: Date): number {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new RangeError('Invalid instant');
  return Math.floor((time + OFFSET_MS) / DAY_MS);
}

/** Whole minutes since midnight in Viet Nam, 0 to 1439. @example minuteOfDay(new Date('2021-05-03T00:30:59Z')) === 450 */
export function minuteOfDay(instant: Date): number {
  const local = instant.getTime() + OFFSET_MS;
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/**
 * The instant of a wall-clock time in Viet Nam.
 * @throws RangeError when the time is not 'HH:MM'.
 * @example instantOf('2021-05-03', '07:30').toISOString() === '2021-05-03T00:30:00.000Z'
 */
export function instantOf(date: CivilDate, clock: string): Date {
  return instantOnDay(dayNumberOf(date), parseClock(clock));
}

/** The instant `minute` minutes after midnight of a day number; 1440 is the next midnight. */
export function instantOnDay(dayNumber: number, minute: number): Date {
  return new Date(dayNumber * DAY_MS - OFFSET_MS + minute * MINUTE_MS);
}

/**
 * Minutes since midnight of 'HH:MM'; '24:00' is allowed as a closing time.
 * @throws RangeError on anything else.
 * @example parseClock('07:30') === 450
 */
export function parseClock(clock: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(clock);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!match || Number(match[2]) > 59 || minutes > 1440) {
    throw new RangeError(`Not a time of day (HH:MM): ${JSON.stringify(clock)}`);
  }
  return minutes;
}

/** Midnight at which the day begins. @example startOfDay('2021-05-03').toISOString() === '2021-05-02T17:00:00.000Z' */
export function startOfDay(date: CivilDate): Date {
  return instantOnDay(dayNumberOf(date), 0);
}

/** The end of the day, exclusive: the next midnight. @example endOfDay('2021-05-03').toISOString() === '2021-05-03T17:00:00.000Z' */
export function endOfDay(date: CivilDate): Date {
  return instantOnDay(dayNumberOf(date) + 1, 0);
}

/** The instant without its seconds: terms are counted in whole minutes. */
export function startOfMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS);
}
