import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { TakingStore } from '../data/taking.store.js';

export interface PaidDossier {
  dossierId: string;
  /** At least one of its fees was paid online. */
  online: boolean;
}

/** Who paid a fee, and how. */
@Injectable()
export class CountPaid {
  constructor(private readonly takings: TakingStore) {}

  /** Dossiers with a receipt of these days, both included, that was not cancelled by the last of them. */
  inPeriod(tx: Tx, unitId: string, from: CivilDate, to: CivilDate): Promise<PaidDossier[]> {
    return this.takings.paidIn(tx, unitId, from, to);
  }
}
