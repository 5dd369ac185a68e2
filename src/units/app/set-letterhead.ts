import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { LetterheadStore } from '../data/letterhead.store.js';
import { UnitStore } from '../data/unit.store.js';
import type { Letterhead } from '../domain/letterhead.js';
import { refuse } from '../refusals.js';

@Injectable()
export class SetLetterhead {
  constructor(
    private readonly units: UnitStore,
    private readonly store: LetterheadStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The letterhead from a day on. Papers of earlier days keep theirs, so a day in the past is taken only before the first edition.
   * @throws units.not_found, units.letterhead_in_the_past
   */
  async run(tx: Tx, by: string | null, unitId: string, validFrom: CivilDate, letterhead: Letterhead): Promise<void> {
    if (!(await this.units.lock(tx, unitId))) throw refuse('units.not_found', { unit: unitId });
    const today = this.clock.today();
    // Printed on any day from then until today, papers carry what was in force.
    if (validFrom < today && (await this.store.on(tx, unitId, today))) throw refuse('units.letterhead_in_the_past', { today });
    await this.store.set(tx, unitId, { ...letterhead, validFrom }, { at: this.clock.now(), accountId: by });
    await this.audit.record(tx, { unitId, accountId: by, action: 'unit.letterhead_set', subject: unitId, facts: { validFrom } });
  }
}
