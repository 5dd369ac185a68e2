import { Injectable } from '@nestjs/common';
import type { HandOverFacts } from '#libs/dossier-flow';
import { Catalogue } from '#src/catalogue';
import { Accounts } from '#src/identity';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import type { DossierEntity } from '../data/dossier.entity.js';
import { refuse } from '../refusals.js';
import { checkUnit } from './check-unit.js';

/** A hand-over names somebody of the unit that takes over, and may name the internal step that begins with it. */
@Injectable()
export class CheckHandOver {
  constructor(private readonly accounts: Accounts, private readonly catalogue: Catalogue, private readonly units: Units) {}

  /** @throws dossier.unknown_unit, dossier.unknown_taker, dossier.unknown_step */
  async check(tx: Tx, row: DossierEntity, { toAccountId, toUnitId, stepIndex }: HandOverFacts): Promise<void> {
    await checkUnit(tx, this.units, toUnitId);
    if (toAccountId !== undefined && (await this.accounts.rolesIn(tx, toAccountId, toUnitId ?? row.unitId)).length === 0) {
      throw refuse('dossier.unknown_taker');
    }
    if (stepIndex === undefined) return;
    const { steps } = await this.catalogue.version(tx, row.procedureVersionId);
    if (!steps.some(({ position }) => position === stepIndex)) throw refuse('dossier.unknown_step', { step: stepIndex });
  }
}
