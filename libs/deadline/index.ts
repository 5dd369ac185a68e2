export type {
  Assessment,
  DeadlineFacts,
  Due,
  DueReason,
  Outcome,
  Pause,
  ReasonCode,
  SupplementPolicy,
  Term,
  TermUnit,
} from './types.js';
export { checkTerm, describeTerm } from './term.js';
export { acceptanceDue, dueOf, stepDueOf } from './due.js';
export { explainDue } from './explain.js';
export { canExtendAt, firstOverdueDay, isOverdueAtEndOf, isPast, outcomeOf } from './outcome.js';
export { assess, leftAt } from './assess.js';
export { DeadlinesCsvError, recomputeDeadlinesCsv } from './deadlines-csv.js';
