export { ApplyChange } from './app/apply-change.js';
export { Calendars } from './app/calendars.js';
export { DraftChange } from './app/draft-change.js';
export { type DuePreview, type DueQuestion, PreviewDue } from './app/preview-due.js';
export { CalendarModule } from './calendar.module.js';
export type { ChangeSummary } from './data/change.store.js';
export type { CalendarChange, ChangedDay, DayDraft, DayKind, NotifiedDay } from './domain/change.js';
export { DAY_COLUMNS } from './domain/read-days.js';
export { calendarChanged } from './topics.js';
