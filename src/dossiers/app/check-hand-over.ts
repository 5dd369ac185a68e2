import { Injectable } from '@nestjs/common';
import { stepDueOf } from '#libs/deadline';
import type { HandOverFacts } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { Catalogue } from '#src/catalogue';
import { Accounts } from '#src/identity';
import type { Tx } from '#src/platform/database';
import type { DossierEntity } from '../data/dossier.entity.js';
import { refuse } from '../refusals.js';

/** A hand-over names somebody of the unit, and may name the internal step that begins with it. */
@Injectable()
export class CheckHandOver {
  constructor(private readonly accounts: Accounts, private readonly catalogue: Catalogue) {}

  /**
   * @returns the step of the procedure that the dossier enters and until when it should be done, each by its own allotment
   * @throws dossier.unknown_taker, dossier.unknown_step
   */
  async check(tx: Tx, row: DossierEntity, facts: HandOverFacts, at: Date, calendar: WorkCalendar): Promise<Partial<DossierEntity>> {
    if (facts.toAccountId !== undefined && (await this.accounts.rolesIn(tx, facts.toAccountId, row.unitId)).length === 0) {
      throw refuse('dossier.unknown_taker');
    }
    if (facts.stepIndex === undefined) return {};
    const version = await this.catalogue.version(tx, row.procedureVersionId);
    const step = version.steps.find(({ position }) => position === facts.stepIndex);
    if (!step) throw refuse('dossier.unknown_step', { step: facts.stepIndex });
    return { stepPosition: step.position, stepDueAt: stepDueOf(at, step.allotment, calendar).dueAt };
  }
}
