import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { CivilDate } from '#libs/civil-date';
import { isUnitCode } from '#libs/dossier-code';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { UnitStore } from '../data/unit.store.js';
import type { UnitKind } from '../domain/unit.js';
import { refuse } from '../refusals.js';
import { UnitChanges } from './unit-changes.js';

export interface NewUnit {
  /** Made up when not given; the transaction's fence must include the parent, or the unit itself when it has none. */
  id?: string;
  parentId: string | null;
  kind: UnitKind;
  name: string;
  place: string;
  code: string;
  validFrom: CivilDate;
}

@Injectable()
export class CreateUnit {
  constructor(
    private readonly units: UnitStore,
    private readonly changes: UnitChanges,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by the account that does it; null for the operator
   * @returns the unit's id
   * @throws units.not_found (parent), units.bad_code, units.code_taken
   */
  async run(tx: Tx, by: string | null, unit: NewUnit): Promise<string> {
    if (!isUnitCode(unit.code)) throw refuse('units.bad_code', { code: unit.code });
    const id = unit.id ?? uuidv7();
    if (unit.parentId && !(await this.units.lock(tx, unit.parentId))) throw refuse('units.not_found', { unit: unit.parentId });
    await this.units.insert(tx, { ...unit, id });
    const { name, place, validFrom } = unit;
    await this.units.insertName(tx, id, { validFrom, name, place, decision: null }, { at: this.clock.now(), accountId: by });
    if (!(await this.units.insertCode(tx, id, unit.code, unit.validFrom))) throw refuse('units.code_taken', { code: unit.code });
    await this.changes.announce(tx);
    await this.audit.record(tx, {
      unitId: unit.parentId ?? id, accountId: by, action: 'unit.created', subject: id, facts: { code: unit.code, kind: unit.kind },
    });
    return id;
  }
}
