import { addDays, type CivilDate, civilDateOf, dayNumberOf, instantOnDay, minuteOfDay } from '#libs/civil-date';
import { isWorkingDay, nthWorkingDayAfter, type WorkCalendar, workingDayBefore, workingDayOnOrAfter, workingDaysBetween } from '#libs/worktime';

interface Span {
  from: number;
  to: number;
}

/** So long a desk must have been open today before today is told of. */
const ENOUGH_MINUTES = 20;

/**
 * The days that the demonstration's present happens on, counted back from the clock: today as far as the desk has been open, and the
 * working days before. On a Sunday, a holiday or before opening the last day is the one on which the desk was open last.
 */
export class DeskDays {
  private readonly last: { day: CivilDate; spans: readonly Span[] };
  /** Today, or the working day that comes next: what is due on it is the most urgent work. */
  private readonly next: CivilDate;

  constructor(private readonly calendar: WorkCalendar, now: Date) {
    const today = civilDateOf(now);
    this.last = this.lastOpen(today, minuteOfDay(now));
    this.next = workingDayOnOrAfter(calendar, today);
  }

  get lastDay(): CivilDate {
    return this.last.day;
  }

  /** How many days ago a dossier came in that is due so many working days after the next one, and before it when negative. */
  daysAgoOfDue(dueIn: number, term: number): number {
    const received = workingDayBefore(this.calendar, this.workingDay(dueIn), term);
    return workingDaysBetween(this.calendar, received, this.last.day) + (isWorkingDay(this.calendar, this.last.day) ? 0 : 1);
  }

  /** @param fromNext working days after the next one, before it when negative */
  workingDay(fromNext: number): CivilDate {
    return fromNext < 0 ? workingDayBefore(this.calendar, this.next, -fromNext) : nthWorkingDayAfter(this.calendar, this.next, fromNext);
  }

  dayOf(daysAgo: number): CivilDate {
    return daysAgo === 0 ? this.last.day : workingDayBefore(this.calendar, this.last.day, daysAgo);
  }

  /** The moment at which that part, 0 to 1, of the day's time at the desk has passed. */
  moment(daysAgo: number, part: number): Date {
    const day = dayNumberOf(this.dayOf(daysAgo));
    const spans = daysAgo === 0 ? this.last.spans : this.calendar.hoursOn(day).intake;
    let left = Math.floor(lengthOf(spans) * part);
    for (const { from, to } of spans) {
      if (left <= to - from) return instantOnDay(day, from + left);
      left -= to - from;
    }
    throw new RangeError(`not a part of a day: ${part}`);
  }

  private lastOpen(today: CivilDate, minute: number): { day: CivilDate; spans: readonly Span[] } {
    const passed = this.intakeOn(today).filter(({ from }) => from < minute).map(({ from, to }) => ({ from, to: Math.min(to, minute) }));
    if (lengthOf(passed) >= ENOUGH_MINUTES) return { day: today, spans: passed };
    let day = addDays(today, -1);
    while (this.intakeOn(day).length === 0) day = addDays(day, -1);
    return { day, spans: this.intakeOn(day) };
  }

  private intakeOn(day: CivilDate): readonly Span[] {
    return this.calendar.hoursOn(dayNumberOf(day)).intake;
  }
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
