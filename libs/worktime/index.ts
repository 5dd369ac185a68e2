export type { DayStatus, SpecialDay, WorkSession } from './types.js';
export type { WorkCalendar } from './work-calendar.js';
export { createWorkCalendar, isYearLoaded } from './work-calendar.js';
export {
  dayStatus,
  isWorkingDay,
  nthWorkingDayAfter,
  workingDayBefore,
  workingDayOnOrAfter,
  workingDaysBetween,
} from './working-days.js';
export {
  addWorkingMinutes,
  closingTime,
  isOpenForIntake,
  openingTime,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from './working-hours.js';
