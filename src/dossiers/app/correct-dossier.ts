import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { effectiveSteps } from '#libs/dossier-flow';
import { Calendars } from '#src/calendar';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { DossierStore } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { advance } from '../domain/advance.js';
import { amendedSteps } from '../domain/amended-steps.js';
import { amendmentOf, misplacedFields, type Mistake } from '../domain/amendment.js';
import { withCorrectedDues } from '../domain/corrected-dues.js';
import { currentStateOf } from '../domain/current-state.js';
import type { OpenDossier } from '../data/dossier-reader.js';
import { refuse } from '../refusals.js';
import { type Actor, decideOrRefuse, type WrittenStep } from './step-writer.js';

/** A correction is a new step with its reason; what it says of earlier steps is applied on reading, never written over them. */
@Injectable()
export class CorrectDossier {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly calendars: Calendars,
    private readonly dossiers: DossierStore,
    private readonly steps: StepStore,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.nothing_to_correct, flow.correction_* */
  async correct(tx: Tx, open: OpenDossier, correction: { reason: string; amended: Mistake[] }, actor: Actor): Promise<WrittenStep> {
    const { row, history } = open;
    const now = this.clock.now();
    const calendar = await this.calendars.of(tx, row.unitId);
    const { mistakes, version } = await this.understand(tx, open, correction.amended);
    const amended = withCorrectedDues(history.log, mistakes, calendar);
    const facts = { reason: correction.reason, amended };
    const decision = decideOrRefuse(history, 'correct', facts, { at: now, now, roles: actor.roles });
    const advanced = advance(history, { action: 'correct', facts, at: now, recordedAt: now, actorId: actor.accountId }, decision, calendar);
    const corrected = decision.corrected ?? advanced.history;
    const step = { ...advanced.step, due: corrected.due };
    const changes = { ...currentStateOf(advanced.history), ...(version && { procedureId: version.procedureId }) };
    await this.dossiers.update(tx, row, changes);
    await this.steps.append(tx, row.unitId, [{ ...step, dossierId: row.id }]);
    await this.steps.amend(tx, row.unitId, row.id, step.seq, amendedSteps(history.steps, effectiveSteps([...history.log, step]), history.log));
    return { row: { ...row, ...changes }, history: advanced.history, decision, step };
  }

  private async understand(tx: Tx, { row, history }: OpenDossier, amended: Mistake[]) {
    let version: ProcedureVersion | undefined;
    const mistakes = [];
    for (const mistake of amended) {
      const step = history.log.find((each) => each.seq === mistake.seq);
      if (step && misplacedFields(step.action, mistake).length > 0) throw refuse('dossier.nothing_to_correct', { seq: mistake.seq });
      if (mistake.procedure !== undefined && step) {
        version = await this.catalogue.inForce(tx, row.unitId, mistake.procedure, civilDateOf(mistake.at ?? step.at));
      }
      mistakes.push(amendmentOf(mistake, mistake.procedure !== undefined && version ? procedureFacts(version) : {}));
    }
    return { mistakes, version };
  }
}

function procedureFacts(version: ProcedureVersion): object {
  return { procedureCode: version.code, procedureVersionId: version.id, term: version.term, supplementPolicy: version.supplementPolicy };
}
