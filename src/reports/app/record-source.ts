import type { CivilDate } from '#libs/civil-date';
import type { Numbers, Period } from '#libs/reporting';
import type { DossierLife } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import type { Counted } from '../domain/record-tally.js';
import type { ListedLife } from '../data/life.store.js';

/** Up to where a unit's records are read: a position of its log, and an instant for what is kept in books of its own. */
export interface Moment {
  position: number;
  at: Date;
}

/** Something that follows a unit's log for itself. */
export interface Follower {
  catchUp(unitId: string): Promise<number>;
  /** The position reached, which stays until the commit. */
  held(tx: Tx, unitId: string): Promise<number>;
}

/** What was written into a book after a moment, and what the record adds without and with it. */
export interface BookChange {
  /** Of a procedure or a dossier; of a field where slips were handed out. */
  code: string;
  fieldCode: string | undefined;
  before: Numbers;
  now: Numbers;
  entries: BookEntry[];
}

export interface BookEntry {
  /** In Vietnamese. */
  action: string;
  at: Date;
  recordedAt: Date;
  actorId: string | null;
  reason: string | null;
}

/** The records behind base numbers, of one unit or of several, on one row or on all. */
export interface RecordQuery {
  unitIds: readonly string[];
  /** Null: whatever the procedure. */
  procedureIds: readonly string[] | null;
  /** Whether what is of this field stands on the row. */
  onRow: (fieldCode: string | undefined) => boolean;
  names: readonly string[];
  period: Period;
}

/** A record that is no dossier, and how much of the number it makes. */
export interface RecordItem {
  unitId: string;
  kind: 'procedure' | 'slips';
  code: string;
  name: string;
  on: CivilDate | null;
  amount: number;
}

export interface LifePlace {
  unitId: string;
  on: CivilDate;
  dossierId: string;
}

/** `points`: of ratings on the nine indices, each one's and those of all pages. */
export type RecordList =
  | { of: 'dossiers'; dossiers: (ListedLife & { place: LifePlace; points?: number | null })[]; total: number; points?: number }
  | { of: 'records'; items: RecordItem[] };

/** Who counts a kind of records, says what is behind a number, and what of it was entered late. */
export interface RecordSource {
  /** The base numbers of a row without records. */
  readonly nothing: Numbers;
  readonly followers: readonly Follower[];
  /** As the tables kept along the way have it; quick. */
  now(tx: Tx, unitId: string, period: Period, at: Date): Promise<Counted[]>;
  /** The same told from the log up to a position and from the books up to an instant. */
  asOf(tx: Tx, unitId: string, period: Period, moment: Moment): Promise<Counted[]>;
  /** What a dossier adds by its own life; null: nothing. */
  ofLife(tx: Tx, life: DossierLife, period: Period): Promise<Counted | null>;
  /** What was entered into books other than the log after the moment, about the period. */
  bookChanges(tx: Tx, unitId: string, period: Period, moment: Moment): Promise<BookChange[]>;
  /** At most `limit` dossiers after `after`, in order of unit, day and id; other records all at once. */
  list(tx: Tx, query: RecordQuery, after: LifePlace | undefined, limit: number): Promise<RecordList>;
}
