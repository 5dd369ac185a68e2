import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { formatDossierCode } from '#libs/dossier-code';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { SerialStore } from '../data/serial.store.js';

@Injectable()
export class DossierCodes {
  constructor(private readonly units: Units, private readonly serials: SerialStore) {}

  /** The next code of the unit for a day of receipt. Locks the day's serial until the commit. */
  async next(tx: Tx, unitId: string, day: CivilDate): Promise<string> {
    return formatDossierCode(await this.units.codeOn(tx, unitId, day), day, await this.serials.next(tx, unitId, day));
  }
}
