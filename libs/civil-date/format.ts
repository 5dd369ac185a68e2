import { type CivilDate, two } from './civil-date.js';
import { civilDateOf, minuteOfDay } from './instant.js';

/** dd/MM/yyyy, as written on Vietnamese forms. @example formatDate('2021-05-03') === '03/05/2021' */
export function formatDate(date: CivilDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** HH:mm dd/MM/yyyy in Viet Nam. @example formatDateTime(new Date('2021-05-03T10:00:00Z')) === '17:00 03/05/2021' */
export function formatDateTime(instant: Date): string {
  return `${formatTime(instant)} ${formatDate(civilDateOf(instant))}`;
}

/** HH:mm in Viet Nam. @example formatTime(new Date('2021-05-03T10:00:00Z')) === '17:00' */
export function formatTime(instant: Date): string {
  return formatClock(minuteOfDay(instant));
}

/** Minutes since midnight as HH:mm. @example formatClock(450) === '07:30' */
export function formatClock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
