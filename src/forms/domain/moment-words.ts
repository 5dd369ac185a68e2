import { type CivilDate, civilDateOf, formatTime } from '#libs/civil-date';

/** @example longDate('2026-02-03') // 'ngày 03 tháng 02 năm 2026' */
export function longDate(date: CivilDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** @example longMoment(new Date('2026-02-03T01:05:00Z')) // '08 giờ 05 phút, ngày 03 tháng 02 năm 2026' */
export function longMoment(instant: Date): string {
  const [hours = '', minutes = ''] = formatTime(instant).split(':');
  return `${hours} giờ ${minutes} phút, ${longDate(civilDateOf(instant))}`;
}
