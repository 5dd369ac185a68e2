import { addMonths, type CivilDate, dateOfDayNumber, dayNumberOf, daysInMonth, formatDate, weekdayOf } from '#libs/civil-date';
import type { MonthDay } from '#libs/ui';
import { dayStatus, type WorkCalendar, type WorkSession } from '#libs/worktime';
import type { NotifiedDay } from '#src/calendar';

export interface MonthView {
  title: string;
  weeks: (MonthDay | null)[][];
}

export interface YearSource {
  year: number;
  today: CivilDate;
  /** Null where the unit keeps no working sessions yet. */
  calendar: WorkCalendar | null;
  sessions: readonly WorkSession[];
  days: readonly NotifiedDay[];
}

/** Twelve months as they hang on the wall, each of six weeks so that they stand in line. */
export function yearView(source: YearSource): MonthView[] {
  const notified = new Map(source.days.map((day) => [day.date, day]));
  const january = `${source.year}-01-01`;
  return Array.from({ length: 12 }, (_, month) => {
    const first = addMonths(january, month);
    return { title: `Tháng ${month + 1}`, weeks: weeksOf(first, (date) => dayOf(date, source, notified.get(date))) };
  });
}

function weeksOf(first: CivilDate, show: (date: CivilDate) => MonthDay): (MonthDay | null)[][] {
  const start = dayNumberOf(first);
  const cells: (MonthDay | null)[] = Array.from({ length: weekdayOf(first) - 1 }, () => null);
  for (let n = 0; n < daysInMonth(first.slice(0, 7)); n += 1) cells.push(show(dateOfDayNumber(start + n)));
  while (cells.length < 42) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function dayOf(date: CivilDate, { calendar, sessions, today }: YearSource, notified: NotifiedDay | undefined): MonthDay {
  const shown = { day: Number(date.slice(8)), ...(date === today && { today: true }) };
  if (notified?.kind === 'off') return { ...shown, mark: 'off', words: `nghỉ: ${notified.name}` };
  if (notified) return { ...shown, mark: 'makeup', words: `làm bù: ${notified.name}${notified.replaces ? ` (cho ${formatDate(notified.replaces)})` : ''}` };
  const working = calendar ? dayStatus(calendar, date).working : weekdayOf(date) <= 5;
  if (working) return shown;
  const receives = sessions.some((session) => isHeldOn(session, date) && session.openForIntake);
  return receives ? { ...shown, mark: 'short', words: 'chỉ tiếp nhận, không tính vào thời hạn' } : { ...shown, mark: 'rest', words: 'nghỉ cuối tuần' };
}

export function isHeldOn({ weekday, validFrom, validTo }: WorkSession, date: CivilDate): boolean {
  return weekday === weekdayOf(date) && isInForce({ validFrom, validTo }, date);
}

export function isInForce({ validFrom, validTo }: Pick<WorkSession, 'validFrom' | 'validTo'>, date: CivilDate): boolean {
  return validFrom <= date && (validTo === undefined || validTo === null || date <= validTo);
}
