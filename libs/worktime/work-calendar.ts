import { dayNumberOf, parseCivilDate, parseClock, partsOf, yearOf } from '#libs/civil-date';
import type { SpecialDay, WorkSession } from './types.js';
import { type DayHours, type YearIndex, WeeklyHours, indexYear } from './year-index.js';

/**
 * A unit's working time: its weekly sessions and the notified days off and make-up days. Immutable;
 * the totals of a year are worked out when the year is first asked for and kept.
 */
export class WorkCalendar {
  readonly days: readonly SpecialDay[];
  readonly sessions: readonly WorkSession[];
  readonly #special = new Map<number, SpecialDay>();
  readonly #loadedYears = new Set<number>();
  readonly #weekly: WeeklyHours;
  readonly #years = new Map<number, YearIndex>();

  constructor(days: readonly SpecialDay[], sessions: readonly WorkSession[]) {
    this.days = Object.freeze(days.map((day) => Object.freeze({ ...day })));
    this.sessions = Object.freeze(sessions.map((session) => Object.freeze({ ...session })));
    for (const day of this.days) {
      this.#special.set(dayNumberOf(day.date), day);
      this.#loadedYears.add(yearOf(day.date));
    }
    this.#weekly = new WeeklyHours(this.sessions);
  }

  specialOn(dayNumber: number): SpecialDay | undefined {
    return this.#special.get(dayNumber);
  }

  hoursOn(dayNumber: number): DayHours {
    const index = this.yearOfDay(dayNumber);
    const hours = index.hours[dayNumber - index.firstDay];
    if (!hours) throw new RangeError(`Day ${dayNumber} is outside its own year`);
    return hours;
  }

  isYearLoaded(year: number): boolean {
    return this.#loadedYears.has(year);
  }

  yearOfDay(dayNumber: number): YearIndex {
    return this.year(partsOf(dayNumber).year);
  }

  year(year: number): YearIndex {
    const known = this.#years.get(year);
    if (known) return known;
    // Beyond these years lies a mistyped date or a calendar without a single working day.
    if (year < 1900 || year > 2200) throw new RangeError(`No working time is known for the year ${year}`);
    const index = indexYear(year, this.#weekly, this.#special);
    this.#years.set(year, index);
    return index;
  }
}

/**
 * A calendar of working time.
 * @throws RangeError on an impossible date, weekday or time, on a session that closes before it opens, and on two
 *   entries for one day.
 * @example createWorkCalendar({ days: [{ date: '2021-04-21', kind: 'off', name: 'Giỗ Tổ Hùng Vương' }], sessions })
 */
export function createWorkCalendar(input: {
  days: readonly SpecialDay[];
  sessions: readonly WorkSession[];
}): WorkCalendar {
  const seen = new Set<string>();
  for (const day of input.days) {
    parseCivilDate(day.date);
    if (day.replaces) parseCivilDate(day.replaces);
    if (seen.has(day.date)) throw new RangeError(`Two entries for ${day.date}`);
    seen.add(day.date);
  }
  for (const session of input.sessions) checkSession(session);
  return new WorkCalendar(input.days, input.sessions);
}

/**
 * Whether the official notice of that year is in the calendar: any day of the year is named in it. Due dates that
 * reach into a year not loaded are provisional, because swaps of days cannot be computed.
 */
export function isYearLoaded(calendar: WorkCalendar, year: number): boolean {
  return calendar.isYearLoaded(year);
}

function checkSession(session: WorkSession): void {
  if (!Number.isInteger(session.weekday) || session.weekday < 1 || session.weekday > 7) {
    throw new RangeError(`Not a weekday (1 = Monday … 7 = Sunday): ${session.weekday}`);
  }
  if (parseClock(session.closes) <= parseClock(session.opens)) {
    throw new RangeError(`A session closes after it opens: ${session.opens}–${session.closes}`);
  }
  parseCivilDate(session.validFrom);
  if (session.validTo) parseCivilDate(session.validTo);
}
