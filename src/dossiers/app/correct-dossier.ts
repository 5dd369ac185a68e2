import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { type Amendment, dueToFacts, effectiveSteps, isBeginning, type ReceiptFacts, type Step } from '#libs/dossier-flow';
import { Calendars } from '#src/calendar';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { OpenDossier } from '../data/dossier-reader.js';
import { StepStore } from '../data/step.store.js';
import { advance, type StepDraft } from '../domain/advance.js';
import { amendedSteps } from '../domain/amended-steps.js';
import { amendmentOf, misplacedFields, type Mistake } from '../domain/amendment.js';
import { withCorrectedDues } from '../domain/corrected-dues.js';
import { movedDue } from '../domain/due.js';
import { refuse } from '../refusals.js';
import { actedFor, type Actor } from './actor.js';
import { onlineLevelOf } from './receive-dossier.js';
import { decideOrRefuse, StepWriter, type WrittenStep } from './step-writer.js';

/** A correction is a new step with its reason; what it says of earlier steps is applied on reading, never written over them. */
@Injectable()
export class CorrectDossier {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly calendars: Calendars,
    private readonly steps: StepStore,
    private readonly writer: StepWriter,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.nothing_to_correct, dossier.corrected_twice, catalogue.unknown_procedure, catalogue.not_in_force, flow.correction_* */
  async correct(tx: Tx, open: OpenDossier, correction: { reason: string; amended: Mistake[] }, actor: Actor): Promise<WrittenStep> {
    const now = this.clock.now();
    const calendar = await this.calendars.of(tx, open.row.unitId);
    const amended = withCorrectedDues(open.history.log, await this.amendments(tx, open, correction.amended), calendar);
    const facts = { reason: correction.reason, amended };
    const decision = decideOrRefuse(open.history, 'correct', facts, { at: now, now, roles: actor.roles });
    const draft: StepDraft = { action: 'correct', facts, at: now, recordedAt: now, actorId: actor.accountId, actingForId: actedFor(actor, open.history.state, 'correct') };
    const { step, history } = advance(open.history, draft, decision, calendar);
    const row = await this.writer.record(tx, open.row, history, [step], calendar);
    await this.steps.amend(tx, row.unitId, row.id, step.seq, amendedSteps(open.history.steps, effectiveSteps(history.log), history.log));
    const written = { row, history, decision, step };
    const moved = movedDue(history, calendar);
    if (!moved) return written;
    // Reopened by the correction: the calendar may have changed while it was finished, and open dossiers keep its time.
    const recalculation = { reason: 'Lịch làm việc đã thay đổi trước khi đính chính', before: dueToFacts(moved.before), after: dueToFacts(moved.after) };
    const followed = await this.writer.write(tx, written, [{ action: 'recalculate', facts: recalculation }], { accountId: null, roles: ['system'] });
    return { ...followed, decision, step };
  }

  private async amendments(tx: Tx, { row, history }: OpenDossier, mistakes: readonly Mistake[]): Promise<Amendment[]> {
    const amendments = new Map<number, Amendment>();
    for (const mistake of mistakes) {
      const { seq } = mistake;
      const step = history.steps.find((each) => each.seq === seq) ?? history.log.find((each) => each.seq === seq);
      if (step && misplacedFields(step.action, mistake).length > 0) throw refuse('dossier.nothing_to_correct', { seq });
      if (amendments.has(seq)) throw refuse('dossier.corrected_twice', { seq });
      amendments.set(seq, amendmentOf(mistake, step ? await this.procedureFacts(tx, row.unitId, step, mistake) : {}));
    }
    return [...amendments.values()];
  }

  /** Another procedure, or another day of receipt, may bring another version and with it another term. */
  private async procedureFacts(tx: Tx, unitId: string, step: Step, { procedure, at }: Mistake): Promise<Partial<ReceiptFacts>> {
    if (!isBeginning(step)) return {};
    const day = civilDateOf(at ?? step.at);
    if (procedure === undefined && day === civilDateOf(step.at)) return {};
    const version = await this.catalogue.inForce(tx, unitId, procedure ?? step.facts.procedureCode, day);
    return version.id === step.facts.procedureVersionId ? {} : factsOf(version, step.facts);
  }
}

function factsOf(version: ProcedureVersion, { channel }: ReceiptFacts): Partial<ReceiptFacts> {
  return {
    procedureCode: version.code,
    procedureVersionId: version.id,
    term: version.term,
    supplementPolicy: version.supplementPolicy,
    onlineLevel: onlineLevelOf(version, channel),
  };
}
