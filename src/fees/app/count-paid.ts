import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { type LateTaking, TakingStore } from '../data/taking.store.js';

export interface PaidDossier {
  dossierId: string;
  /** At least one of its fees was paid online. */
  online: boolean;
}

/** Who paid a fee, and how. */
@Injectable()
export class CountPaid {
  constructor(private readonly takings: TakingStore) {}

  /**
   * Dossiers with a receipt of these days, both included, that was not cancelled by the last of them.
   * @param recordedUpTo as the book stood at that instant; as it stands when not given
   */
  inPeriod(tx: Tx, unitId: string, from: CivilDate, to: CivilDate, recordedUpTo?: Date): Promise<PaidDossier[]> {
    return this.takings.paidIn(tx, unitId, from, to, recordedUpTo);
  }

  /** What was entered or cancelled after the instant about days up to `to`, in that order. */
  enteredAfter(tx: Tx, unitId: string, to: CivilDate, at: Date): Promise<LateTaking[]> {
    return this.takings.enteredAfter(tx, unitId, to, at);
  }
}
