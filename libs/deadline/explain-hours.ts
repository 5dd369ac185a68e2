import { type CivilDate, addDays, civilDateOf, daysBetween, endOfDay, formatTime, startOfDay } from '#libs/civil-date';
import { type WorkCalendar, dayStatus, workingMinutesBetween } from '#libs/worktime';
import type { Stretch } from './explain-days.js';
import { type DayNote, dayOff, durationText, linesOf } from './reason-lines.js';
import type { DueReason } from './types.js';

/** The working time from the start of an hour term to its due moment, day by day. */
export function hourLines(stretch: Stretch, minutes: number, calendar: WorkCalendar): DueReason[] {
  const first = civilDateOf(stretch.start);
  const days: DayNote[] = [];
  let sum = 0;
  for (let i = 0; i <= daysBetween(first, stretch.due.dueOn); i++) {
    const date = addDays(first, i);
    const { worked, paused } = minutesOn(date, stretch, calendar);
    sum += worked - paused;
    days.push(...(i === 0 ? [startNote(stretch, date, worked)] : []));
    if (worked > 0) days.push(workedNote(date, worked, paused, `${durationText(sum)} trên ${durationText(minutes)}`));
    else if (i > 0) days.push(idleNote(date, calendar));
  }
  return linesOf(days);
}

/** Working time by which a pause after the due moment moved it. */
export function movedHours(from: Date, to: Date, calendar: WorkCalendar): DueReason[] {
  const first = civilDateOf(from);
  const days: DayNote[] = [];
  for (let i = 0; i <= daysBetween(first, civilDateOf(to)); i++) {
    const date = addDays(first, i);
    const minutes = workingMinutesBetween(calendar, later(from, startOfDay(date)), earlier(to, endOfDay(date)));
    const note = `thời điểm hẹn dời thêm ${durationText(minutes)} theo thời gian tạm dừng`;
    if (minutes > 0) days.push({ date, code: 'moved', counted: 0, note });
    else if (i > 0) days.push(idleNote(date, calendar));
  }
  return linesOf(days);
}

function minutesOn(date: CivilDate, stretch: Stretch, calendar: WorkCalendar): { worked: number; paused: number } {
  const from = later(stretch.start, startOfDay(date));
  const to = earlier(stretch.due.dueAt, endOfDay(date));
  let paused = 0;
  for (const pause of stretch.pauses) {
    paused += workingMinutesBetween(calendar, later(from, pause.from), earlier(to, pause.to));
  }
  return { worked: workingMinutesBetween(calendar, from, to), paused };
}

function startNote(stretch: Stretch, date: CivilDate, worked: number): DayNote {
  const at = `${stretch.startName} lúc ${formatTime(stretch.start)}`;
  if (worked === 0) {
    return { date, code: 'received_closed', counted: 0, note: `${at}, ngoài giờ làm việc, tính từ giờ mở cửa tiếp theo` };
  }
  return { date, code: 'receipt_day', counted: 0, note: `${at}, tính từ phút này, chỉ trong giờ làm việc` };
}

function workedNote(date: CivilDate, worked: number, paused: number, progress: string): DayNote {
  if (paused === worked) {
    return { date, code: 'paused', counted: 0, note: `không tính ${durationText(paused)} tạm dừng` };
  }
  const without = paused > 0 ? `, không tính ${durationText(paused)} tạm dừng` : '';
  const note = `tính ${durationText(worked - paused)}${without}; đã tính ${progress}`;
  return { date, code: 'counted', counted: worked - paused, note };
}

function idleNote(date: CivilDate, calendar: WorkCalendar): DayNote {
  const status = dayStatus(calendar, date);
  if (!status.working) return dayOff(date, status);
  return { date, code: 'counted', counted: 0, note: 'không có giờ làm việc nào được tính' };
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
