import { Injectable } from '@nestjs/common';
import { addDays, type CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { UnitStore } from '../data/unit.store.js';
import { refuse } from '../refusals.js';
import { UnitChanges } from './unit-changes.js';
import { Units } from './units.js';

@Injectable()
export class SucceedUnit {
  constructor(
    private readonly units: Units,
    private readonly store: UnitStore,
    private readonly changes: UnitChanges,
    private readonly audit: Audit,
  ) {}

  /**
   * The unit ends and another takes its work over from a day on. Its dossiers, codes and log stay its own.
   * @throws units.not_found, units.already_merged, units.successor_circular, units.code_not_later, units.renamed_later
   */
  async run(tx: Tx, by: string | null, unitId: string, successorId: string, from: CivilDate): Promise<void> {
    if (!(await this.store.lock(tx, unitId))) throw refuse('units.not_found', { unit: unitId });
    await this.changes.announce(tx);
    const unit = await this.units.get(tx, unitId);
    const successor = await this.units.get(tx, successorId);
    if (unit.successorId) throw refuse('units.already_merged', { unit: unit.name });
    if ((await this.units.successorIds(tx, successorId)).includes(unitId)) throw refuse('units.successor_circular', { successor: successor.name });
    const last = (await this.units.codesOf(tx, unitId)).at(-1);
    if (last && from <= last.validFrom) throw refuse('units.code_not_later', { date: last.validFrom });
    const called = (await this.units.namesOf(tx, unitId)).at(-1);
    if (called && from <= called.validFrom) throw refuse('units.renamed_later', { name: called.name, date: called.validFrom });
    await this.store.succeed(tx, unitId, successorId, addDays(from, -1));
    await this.store.closeCodes(tx, unitId, addDays(from, -1));
    await this.audit.record(tx, { unitId, accountId: by, action: 'unit.succeeded', subject: unitId, facts: { successorId, from } });
  }
}
