import type { Period } from '#libs/reporting';
import type { RunState } from './run.js';

/** Of whom a periodic report is: a unit's own records, or those of the units below it added up. */
export interface NarrativeOrder {
  unitId: string;
  unitIds: readonly string[];
  consolidated: boolean;
  period: Period;
}

/** A periodic report asked for, from the request to the file. */
export interface Narrative extends NarrativeOrder {
  id: string;
  requestedBy: string;
  requestedAt: Date;
  state: RunState;
  progress: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** A code; of an earlier try while it is tried again. */
  failure: string | null;
  /** Null until it is written. */
  outcome: NarrativeOutcome | null;
}

export interface NarrativeOutcome {
  /** Up to when what was not closed had been entered. */
  countedAt: Date;
  /** Numbers that do not agree; the report tells them first. */
  failedChecks: number;
  figuresHash: string;
  fileHash: string;
  /** Of the file. */
  bytes: number;
}

export type WrittenNarrative = Pick<NarrativeOutcome, 'countedAt' | 'failedChecks' | 'figuresHash'> & {
  content: Buffer;
  /** As it is headed. */
  unitName: string;
};
