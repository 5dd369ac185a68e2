import { Injectable } from '@nestjs/common';
import { addDays, type CivilDate } from '#libs/civil-date';
import { isUnitCode } from '#libs/dossier-code';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { UnitStore } from '../data/unit.store.js';
import { refuse } from '../refusals.js';
import { UnitChanges } from './unit-changes.js';
import { Units } from './units.js';

@Injectable()
export class GiveCode {
  constructor(
    private readonly units: Units,
    private readonly store: UnitStore,
    private readonly changes: UnitChanges,
    private readonly audit: Audit,
  ) {}

  /**
   * Gives the unit a new code from a day on; the old one ends the day before and keeps finding the unit.
   * @throws units.not_found, units.bad_code, units.code_taken, units.code_not_later
   */
  async run(tx: Tx, by: string | null, unitId: string, code: string, validFrom: CivilDate): Promise<void> {
    if (!isUnitCode(code)) throw refuse('units.bad_code', { code });
    if (!(await this.store.lock(tx, unitId))) throw refuse('units.not_found', { unit: unitId });
    await this.changes.announce(tx);
    const last = (await this.units.codesOf(tx, unitId)).at(-1);
    const takenUntil = last?.validTo ?? last?.validFrom;
    if (takenUntil !== undefined && validFrom <= takenUntil) throw refuse('units.code_not_later', { date: takenUntil });
    await this.store.closeCodes(tx, unitId, addDays(validFrom, -1));
    if (!(await this.store.insertCode(tx, unitId, code, validFrom))) throw refuse('units.code_taken', { code });
    await this.audit.record(tx, { unitId, accountId: by, action: 'unit.code_given', subject: unitId, facts: { code, validFrom } });
  }
}
