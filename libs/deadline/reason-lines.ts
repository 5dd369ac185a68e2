import { type CivilDate, addDays, formatDate, weekdayOf } from '#libs/civil-date';
import { type DayStatus } from '#libs/worktime';
import type { DueReason, ReasonCode } from './types.js';

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];

/** What is said of one day, before runs of days of which the same is said are put together. */
export interface DayNote {
  date: CivilDate;
  code: ReasonCode;
  counted: number;
  note: string;
}

/** One line per run of days with the same code and note; `total` words how much a run of several days counts. */
export function linesOf(days: readonly DayNote[], total?: (counted: number) => string): DueReason[] {
  const lines: (DueReason & { note: string })[] = [];
  for (const { date, code, counted, note } of days) {
    const last = lines.at(-1);
    if (last && last.code === code && last.note === note && addDays(last.to, 1) === date) {
      last.to = date;
      last.counted += counted;
    } else lines.push({ from: date, to: date, code, counted, note, text: '' });
  }
  return lines.map(({ note, ...line }) => {
    const sum = total && line.counted > 0 ? ` (${total(line.counted)})` : '';
    return { ...line, text: `${spanText(line.from, line.to)}: ${note}${sum}` };
  });
}

/** A day that does not count because nobody works on it. */
export function dayOff(date: CivilDate, status: DayStatus): DayNote {
  if (status.reason === 'holiday') {
    return { date, code: 'holiday', counted: 0, note: `không tính, nghỉ lễ: ${status.name ?? ''}` };
  }
  return { date, code: 'weekend', counted: 0, note: 'không tính, ngày nghỉ hằng tuần' };
}

/** @example dayText('2021-05-03') === 'Thứ Hai 03/05/2021' */
export function dayText(date: CivilDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1] ?? ''} ${formatDate(date)}`;
}

/** @example durationText(450) === '7 giờ 30 phút' */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} phút`;
  return rest === 0 ? `${hours} giờ` : `${hours} giờ ${rest} phút`;
}

function spanText(from: CivilDate, to: CivilDate): string {
  return from === to ? dayText(from) : `Từ ${dayText(from)} đến ${dayText(to)}`;
}
