import type { CivilDate } from '#libs/civil-date';

export type TermUnit = 'same_day' | 'working_day' | 'calendar_day' | 'working_hour' | 'month';

/** The time a procedure version allows. */
export interface Term {
  unit: TermUnit;
  /** Number of units; working days may end in .5, same_day ignores it (0). */
  amount: number;
  /** same_day only: 'HH:MM' up to and including which a receipt is due the same day; absent = closing time. */
  cutoff?: string | null;
}

/** What a supplement does to the clock when it arrives: go on where it stopped, or count afresh. */
export type SupplementPolicy = 'pause' | 'restart';

/** The clock stood still from `from`; `to` is null while it still does. */
export interface Pause {
  from: Date;
  to: Date | null;
}

export interface Due {
  /** Closing time of the due date; for hour terms and half days the moment itself. */
  dueAt: Date;
  dueOn: CivilDate;
  /** True where the moment is the promise (hour terms, half days): later the same day is late. */
  byMoment: boolean;
  /** The count reaches a year whose official notice of days off is not loaded. */
  provisional: boolean;
}

export interface DeadlineFacts {
  receivedAt: Date;
  /** Supplements and payments for which the clock stopped, none overlapping another. */
  pauses: readonly Pause[];
  policy: SupplementPolicy;
  /** A promise taken over from an older register: stands in place of the counted due date. */
  recordedDue?: Due | null;
  finishedAt?: Date | null;
}

export type Outcome = 'early' | 'on_time' | 'late';

export type ReasonCode =
  /** Day of receipt: not counted (day terms), or the base of the explanation. */
  | 'receipt_day'
  | 'same_day'
  | 'after_cut_off'
  | 'received_closed'
  /** Days (minutes) that count towards the term. */
  | 'counted'
  | 'makeup'
  | 'half_day'
  /** Days that do not. */
  | 'weekend'
  | 'holiday'
  | 'paused'
  | 'rolled_forward'
  | 'restarted'
  | 'recorded'
  /** A pause that moved the due date, and the days by which one after the due date moved it. */
  | 'due_moved'
  | 'moved'
  | 'stopped'
  | 'provisional'
  | 'due';

/** One line of the explanation of a due date; `from`–`to` are the days it speaks of, both included. */
export interface DueReason {
  from: CivilDate;
  to: CivilDate;
  code: ReasonCode;
  /** How much of the term passes on these days: days, or minutes for hour terms; 0 when skipped. */
  counted: number;
  /** For screen and receipt, in Vietnamese. */
  text: string;
}

export interface Assessment {
  due: Due;
  clock: 'running' | 'stopped' | 'ended';
  state: 'in_term' | 'due_today' | 'overdue' | 'stopped' | 'finished';
  /** Only when finished. */
  outcome?: Outcome;
  /** Working days from today to the due date, today not counted; negative = days late. Fixed when stopped or finished. */
  workingDaysLeft: number;
  /** Working minutes to the due moment; negative when it has passed. */
  workingMinutesLeft: number;
  reasons: DueReason[];
}
