import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { DigitisationStore, type ProcedureDigitisation } from '../data/digitisation.store.js';

/** How far the dossiers received in a period are digitised, as of its end; counted in units, whatever they belong to. */
@Injectable()
export class CountDigitisation {
  constructor(private readonly digitisation: DigitisationStore) {}

  /**
   * Both days included; procedures without a dossier are left out. What the log said last is counted once its event
   * has been handled.
   */
  countDigitisation(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<ProcedureDigitisation[]> {
    return this.digitisation.countByProcedure(tx, unitIds, from, to);
  }
}
