export { Calendars } from './app/calendars.js';
export { CalendarModule } from './calendar.module.js';
export type { CalendarChange, ChangedDay, DayDraft, DayKind, NotifiedDay } from './domain/change.js';
export { calendarChanged } from './topics.js';
