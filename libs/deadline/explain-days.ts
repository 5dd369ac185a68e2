import { type CivilDate, addDays, civilDateOf, daysBetween, formatDate, formatTime } from '#libs/civil-date';
import { type WorkCalendar, dayStatus, isWorkingDay } from '#libs/worktime';
import type { ClosedPause } from './count.js';
import { countsEveryDay, isBeforeCutoff, unrolledEnd } from './due.js';
import { type DayNote, dayOff, dayText, linesOf } from './reason-lines.js';
import type { Due, DueReason, Term } from './types.js';

/** A stretch counted from one instant to the due date, with the pauses that fall into it. */
export interface Stretch {
  start: Date;
  /** What happened at the start, as the subject of its line. */
  startName: string;
  due: Due;
  pauses: readonly ClosedPause[];
}

/** The days from the start of a day-type term to its due date. */
export function dayLines(stretch: Stretch, term: Term, calendar: WorkCalendar): DueReason[] {
  if (countsEveryDay(term)) return calendarDayLines(stretch, term, calendar);
  if (term.unit === 'same_day') return sameDayLines(stretch, term, calendar);
  return workingDayLines(stretch, term.amount, calendar, [notCounted(stretch)]);
}

/** Days by which a pause after the due date moved it: (from, to]. */
export function movedDays(from: CivilDate, to: CivilDate, term: Term, calendar: WorkCalendar): DueReason[] {
  const days = daysAfter(from, to).map((date): DayNote => {
    const status = dayStatus(calendar, date);
    if (!countsEveryDay(term) && !status.working) return dayOff(date, status);
    return { date, code: 'moved', counted: 0, note: 'ngày hẹn dời thêm theo thời gian tạm dừng' };
  });
  return linesOf(days);
}

function sameDayLines(stretch: Stretch, term: Term, calendar: WorkCalendar): DueReason[] {
  const date = civilDateOf(stretch.start);
  const at = formatTime(stretch.start);
  const until = term.cutoff ? `đến hết ${term.cutoff}` : 'trong giờ làm việc';
  if (isBeforeCutoff(stretch.start, term, calendar)) {
    const first: DayNote = { date, code: 'same_day', counted: 0, note: `nhận lúc ${at}, ${until}, trả trong ngày` };
    return workingDayLines(stretch, 0, calendar, [first]);
  }
  const first: DayNote = isWorkingDay(calendar, date)
    ? { date, code: 'after_cut_off', counted: 0, note: `nhận lúc ${at}, quá giờ chốt (${until}), trả vào ngày làm việc tiếp theo` }
    : { date, code: 'received_closed', counted: 0, note: 'nhận vào ngày không tính là ngày làm việc, trả vào ngày làm việc tiếp theo' };
  return workingDayLines(stretch, 1, calendar, [first]);
}

function workingDayLines(stretch: Stretch, amount: number, calendar: WorkCalendar, first: DayNote[]): DueReason[] {
  const { due, pauses } = stretch;
  const days = [...first];
  let count = 0;
  for (const date of daysAfter(civilDateOf(stretch.start), due.dueOn)) {
    const status = dayStatus(calendar, date);
    const pause = pauses.find((p) => isInPause(date, p));
    if (!status.working) days.push(dayOff(date, status));
    else if (pause) days.push(pausedDay(date, pause));
    else {
      count += 1;
      days.push(countedDay(date, count, amount, status.reason === 'makeup' ? (status.name ?? '') : null, due));
    }
  }
  return linesOf(days);
}

function countedDay(date: CivilDate, count: number, amount: number, makeup: string | null, due: Due): DayNote {
  const makeupText = makeup === null ? '' : ` (ngày làm bù: ${makeup})`;
  if (count > amount) {
    const note = `tính nửa ngày làm việc cuối, đến ${formatTime(due.dueAt)}${makeupText}`;
    return { date, code: 'half_day', counted: 0.5, note };
  }
  const code = makeup === null ? 'counted' : 'makeup';
  return { date, code, counted: 1, note: `tính, ngày làm việc thứ ${count}${makeupText}` };
}

function calendarDayLines(stretch: Stretch, term: Term, calendar: WorkCalendar): DueReason[] {
  const { due, pauses } = stretch;
  const start = civilDateOf(stretch.start);
  const end = unrolledEnd(start, term);
  const whole = daysBetween(start, end);
  const rolled = rolledNote(end, due, pauses, calendar);
  const days = [notCounted(stretch)];
  let count = 0;
  for (const date of daysAfter(start, due.dueOn)) {
    const pause = pauses.find((p) => isInPause(date, p));
    if (pause) days.push(pausedDay(date, pause));
    else if (count === whole) days.push({ date, code: 'rolled_forward', counted: 0, note: rolled });
    else {
      count += 1;
      days.push({ date, code: 'counted', counted: 1, note: 'tính liên tục, kể cả ngày nghỉ' });
    }
  }
  return linesOf(days, (counted) => `${counted} ngày`);
}

function rolledNote(end: CivilDate, due: Due, pauses: readonly ClosedPause[], calendar: WorkCalendar): string {
  if (pauses.length > 0) {
    return 'phần lùi vì ngày cuối của thời hạn rơi vào ngày nghỉ (khoản 5 Điều 148 BLDS 2015), giữ nguyên khi dời ngày hẹn';
  }
  const status = dayStatus(calendar, end);
  const why = status.reason === 'holiday' ? `nghỉ lễ: ${status.name ?? ''}` : 'ngày nghỉ hằng tuần';
  return `ngày cuối ${dayText(end)} là ngày nghỉ (${why}), lùi sang ngày làm việc tiếp theo ${formatDate(due.dueOn)} (khoản 5 Điều 148 BLDS 2015)`;
}

function notCounted(stretch: Stretch): DayNote {
  const note = `${stretch.startName} lúc ${formatTime(stretch.start)}, ngày đầu không tính (khoản 2 Điều 147 BLDS 2015)`;
  return { date: civilDateOf(stretch.start), code: 'receipt_day', counted: 0, note };
}

function pausedDay(date: CivilDate, pause: ClosedPause): DayNote {
  const note = `không tính, tạm dừng từ ${formatDate(civilDateOf(pause.from))} đến ${formatDate(civilDateOf(pause.to))}`;
  return { date, code: 'paused', counted: 0, note };
}

/** The day a pause begins still counts, the day it ends no longer does: (from, to]. */
function isInPause(date: CivilDate, pause: ClosedPause): boolean {
  return civilDateOf(pause.from) < date && date <= civilDateOf(pause.to);
}

function daysAfter(from: CivilDate, to: CivilDate): CivilDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, i) => addDays(from, i + 1));
}
