import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { UnitStore } from '../data/unit.store.js';
import { refuse } from '../refusals.js';
import { UnitChanges } from './unit-changes.js';
import { Units } from './units.js';

export interface NewName {
  name: string;
  /** Place name on forms; absent: it stays. */
  place?: string | undefined;
  /** Number of the resolution or decision. */
  decision?: string | undefined;
  validFrom: CivilDate;
}

@Injectable()
export class RenameUnit {
  constructor(
    private readonly units: Units,
    private readonly store: UnitStore,
    private readonly changes: UnitChanges,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The unit is called otherwise from a day on; earlier days keep the name they had. A name of the last one's first day corrects it.
   * @param by the account that does it; null for the operator
   * @throws units.not_found, units.already_merged, units.name_not_later, units.same_name
   */
  async run(tx: Tx, by: string | null, unitId: string, { name, place, decision, validFrom }: NewName): Promise<void> {
    if (!(await this.store.lock(tx, unitId))) throw refuse('units.not_found', { unit: unitId });
    await this.changes.announce(tx);
    const unit = await this.units.get(tx, unitId);
    if (unit.successorId !== null) throw refuse('units.already_merged', { unit: unit.name });
    const last = (await this.units.namesOf(tx, unitId)).at(-1);
    if (last && validFrom < last.validFrom) throw refuse('units.name_not_later', { name: last.name, date: last.validFrom });
    const entry = { validFrom, name, place: place ?? last?.place ?? '', decision: decision ?? null };
    if (last?.name === entry.name && last.place === entry.place) throw refuse('units.same_name', { name, date: last.validFrom });
    await this.store.insertName(tx, unitId, entry, { at: this.clock.now(), accountId: by });
    await this.audit.record(tx, { unitId, accountId: by, action: 'unit.renamed', subject: unitId, facts: { name, validFrom, decision: entry.decision } });
  }
}
