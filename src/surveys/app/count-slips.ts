import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { SlipStore } from '../data/slip.store.js';
import type { FieldSlips, SlipEntry } from '../domain/slips.js';

/** Paper slips handed out, as the book tells. A rating given without paper is a slip out and back by itself, and not in the book. */
@Injectable()
export class CountSlips {
  constructor(private readonly slips: SlipStore) {}

  /**
   * On the days from `from` to `to`, less what was cancelled; null is slips of no field in particular.
   * @param recordedUpTo as the book stood at that instant; as it stands when not given
   */
  handedOut(tx: Tx, unitId: string, from: CivilDate, to: CivilDate, recordedUpTo?: Date): Promise<FieldSlips[]> {
    return this.slips.handedOut(tx, [unitId], from, to, recordedUpTo);
  }

  /** What was entered or cancelled after the instant about days up to `to`, in that order. */
  enteredAfter(tx: Tx, unitId: string, to: CivilDate, at: Date): Promise<SlipEntry[]> {
    return this.slips.enteredAfter(tx, unitId, to, at);
  }
}
