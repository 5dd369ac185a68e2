import type { WorkCalendar } from '#libs/worktime';
import type { DeadlineFacts, DueReason, Term } from './types.js';

/** stub */
export function explainDue(_facts: DeadlineFacts, _term: Term, _calendar: WorkCalendar): DueReason[] {
  return [];
}
