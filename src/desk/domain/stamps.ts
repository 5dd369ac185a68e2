import { type CivilDate, civilDateOf, formatDate, formatTime, weekdayOf, yearOf } from '#libs/civil-date';

/** As lists have it, the year only where it is another. @example shortStamp(new Date('2026-03-02T02:00:00Z'), '2026-03-05') === '02/03 09:00' */
export function shortStamp(instant: Date, today: CivilDate): string {
  const date = civilDateOf(instant);
  return `${shortDate(date, today)} ${formatTime(instant)}`;
}

/** @example shortDate('2025-12-31', '2026-03-05') === '31/12/2025' */
export function shortDate(date: CivilDate, today: CivilDate): string {
  return yearOf(date) === yearOf(today) ? formatDate(date).slice(0, 5) : formatDate(date);
}

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

/** @example longDate('2026-03-02') === 'thứ Hai 02/03/2026' */
export function longDate(date: CivilDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1] ?? ''} ${formatDate(date)}`;
}
