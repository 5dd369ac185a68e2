import type { CivilDate } from '#libs/civil-date';
import type { RatingCount } from './summary.js';

/** More at once is a slip of the hand. */
export const MOST_SLIPS = 10_000;

/** A line of the book of paper slips handed out. */
export interface SlipEntry {
  id: string;
  /** The day they were handed out; of a cancelling entry that of the entry that it cancels, as are field and number. */
  day: CivilDate;
  /** Null: whatever the field. */
  fieldCode: string | null;
  /** How many; a cancelling entry takes as many back. */
  slips: number;
  /** The account. */
  enteredBy: string;
  recordedAt: Date;
  /** The entry that this one cancels, and why. */
  cancels: string | null;
  reason: string | null;
}

export interface FieldSlips {
  fieldCode: string | null;
  slips: number;
}

/** Paper slips handed out, and the ratings given without paper, each of which is a slip out and back by itself. */
export function slipsOut(counts: readonly RatingCount[], handedOut: readonly { slips: number }[]): number {
  const electronic = counts.reduce((sum, { source, ratings }) => (source === 'paper' ? sum : sum + ratings), 0);
  return handedOut.reduce((sum, { slips }) => sum + slips, electronic);
}

/** An entry as people read it, with what became of it. */
export interface SlipView {
  id: string;
  day: CivilDate;
  field: { code: string; name: string } | null;
  slips: number;
  enteredBy: SlipPerson;
  recordedAt: Date;
  /** Null: it counts. */
  cancelled: { at: Date; by: SlipPerson; reason: string } | null;
}

interface SlipPerson {
  accountId: string;
  name: string;
}
