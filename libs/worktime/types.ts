import type { CivilDate } from '#libs/civil-date';

/** One weekly opening of a unit, for example Monday 07:30–11:30. Times are wall-clock in Viet Nam. */
export interface WorkSession {
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** 'HH:MM'. */
  opens: string;
  /** 'HH:MM', after `opens`. */
  closes: string;
  /** Dossiers are received in this session. */
  openForIntake: boolean;
  /** The session makes its day a working day for terms; a Saturday-morning intake usually does not. */
  countsForTerms: boolean;
  validFrom: CivilDate;
  /** Last day on which the session holds; absent = until further notice. */
  validTo?: CivilDate | null;
}

/** A day named in an official notice: a day off, or a make-up day worked in exchange for one. */
export interface SpecialDay {
  date: CivilDate;
  kind: 'off' | 'makeup';
  /** As in the notice, shown to the citizen. */
  name: string;
  /** Make-up days: the day off that it makes up for; its weekday gives the hours worked. */
  replaces?: CivilDate | null;
}

export interface DayStatus {
  working: boolean;
  /** 'weekend' is any day of the week without a session that counts for terms. */
  reason: 'working' | 'weekend' | 'holiday' | 'makeup';
  /** The notice's name of a holiday or make-up day. */
  name?: string;
}
