import { dayNumberOf, parseClock, weekdayOf, weekdayOfDayNumber } from '#libs/civil-date';
import type { SpecialDay, WorkSession } from './types.js';

/** Minutes since midnight, [from, to). */
export interface Span {
  from: number;
  to: number;
}

/** Spans of the day that count for terms, and spans in which dossiers are received. */
export interface DayHours {
  terms: readonly Span[];
  intake: readonly Span[];
  /** Length of `terms` in minutes. */
  minutes: number;
}

/** Running totals over one year, so that no question about it walks day by day. */
export interface YearIndex {
  year: number;
  firstDay: number;
  days: number;
  /** hours[i] are those of day firstDay + i. */
  hours: readonly DayHours[];
  /** Working days and working minutes before day firstDay + i; one more entry than days. */
  daysBefore: Int32Array;
  minutesBefore: Int32Array;
  /** Day numbers of the working days, ascending. */
  workingDays: Int32Array;
}

const CLOSED: DayHours = { terms: [], intake: [], minutes: 0 };
const MONDAY = 1;

/** The weekly pattern in force on a day, worked out once per pattern rather than once per day. */
export class WeeklyHours {
  readonly #sessions: { id: number; session: WorkSession; validFrom: number; validTo: number }[];
  readonly #patterns = new Map<string, DayHours>();

  constructor(sessions: readonly WorkSession[]) {
    this.#sessions = sessions.map((session, id) => ({
      id,
      session,
      validFrom: dayNumberOf(session.validFrom),
      validTo: session.validTo ? dayNumberOf(session.validTo) : Number.POSITIVE_INFINITY,
    }));
  }

  /** Hours of `weekday`'s sessions as they hold on `dayNumber`, whatever weekday that is. */
  on(dayNumber: number, weekday: number): DayHours {
    const inForce = this.#sessions.filter(
      ({ session, validFrom, validTo }) =>
        session.weekday === weekday && validFrom <= dayNumber && dayNumber <= validTo,
    );
    if (inForce.length === 0) return CLOSED;
    const key = inForce.map(({ id }) => id).join();
    const known = this.#patterns.get(key);
    if (known) return known;
    const sessions = inForce.map(({ session }) => session);
    const terms = merged(sessions.filter((s) => s.countsForTerms));
    const hours = {
      terms,
      intake: merged(sessions.filter((s) => s.openForIntake)),
      minutes: terms.reduce((sum, span) => sum + span.to - span.from, 0),
    };
    this.#patterns.set(key, hours);
    return hours;
  }
}

export function indexYear(year: number, weekly: WeeklyHours, special: ReadonlyMap<number, SpecialDay>): YearIndex {
  const firstDay = dayNumberOf(`${String(year).padStart(4, '0')}-01-01`);
  const days = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
  const hours: DayHours[] = [];
  const daysBefore = new Int32Array(days + 1);
  const minutesBefore = new Int32Array(days + 1);
  const workingDays: number[] = [];
  for (let i = 0; i < days; i++) {
    const ofDay = hoursOfDay(firstDay + i, weekly, special.get(firstDay + i));
    hours.push(ofDay);
    if (ofDay.minutes > 0) workingDays.push(firstDay + i);
    daysBefore[i + 1] = workingDays.length;
    minutesBefore[i + 1] = (minutesBefore[i] ?? 0) + ofDay.minutes;
  }
  return { year, firstDay, days, hours, daysBefore, minutesBefore, workingDays: Int32Array.from(workingDays) };
}

function hoursOfDay(dayNumber: number, weekly: WeeklyHours, special: SpecialDay | undefined): DayHours {
  if (!special) return weekly.on(dayNumber, weekdayOfDayNumber(dayNumber));
  if (special.kind === 'off') return CLOSED;
  // [assumed] A make-up day keeps the hours of the day it makes up for; where the notice does not
  // say which, or that day had no hours, those of a Monday.
  const replaced = weekly.on(dayNumber, special.replaces ? weekdayOf(special.replaces) : MONDAY);
  return replaced.minutes > 0 ? replaced : weekly.on(dayNumber, MONDAY);
}

function merged(sessions: readonly WorkSession[]): Span[] {
  const spans = sessions
    .map((s) => ({ from: parseClock(s.opens), to: parseClock(s.closes) }))
    .sort((a, b) => a.from - b.from);
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push(span);
  }
  return result;
}
