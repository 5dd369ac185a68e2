import { Injectable } from '@nestjs/common';
import { parseDossierCode } from '#libs/dossier-code';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { Units } from '#src/units';
import { refuse } from '../refusals.js';

export interface Located {
  unitId: string;
  code: string;
}

/** From a dossier's code to its unit: the code says which, so that everything after is asked of one unit. */
@Injectable()
export class LocateDossier {
  constructor(private readonly database: Database, private readonly units: Units) {}

  /** @throws dossier.not_found also for another unit's dossier, as if it did not exist */
  async locate(caller: Caller, text: string): Promise<Located> {
    const parsed = parseDossierCode(text);
    if (!parsed) throw refuse('dossier.not_found', { code: text });
    const unit = await this.database.inUnits([], (tx) => this.units.findByCode(tx, parsed.unitCode));
    if (!unit || !caller.unitIds.includes(unit.id)) throw refuse('dossier.not_found', { code: text });
    return { unitId: unit.id, code: parsed.code };
  }
}
