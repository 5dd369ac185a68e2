export type { CivilDate, Month } from './civil-date.js';
export {
  addDays,
  addMonths,
  compareDates,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  firstDayOfMonth,
  isCivilDate,
  lastDayOfMonth,
  monthOf,
  parseCivilDate,
  partsOf,
  weekdayOf,
  weekdayOfDayNumber,
  yearOf,
} from './civil-date.js';
export {
  civilDateOf,
  dayNumberOfInstant,
  endOfDay,
  instantOf,
  instantOnDay,
  minuteOfDay,
  parseClock,
  startOfDay,
  startOfMinute,
} from './instant.js';
export { formatClock, formatDate, formatDateTime, formatTime } from './format.js';
