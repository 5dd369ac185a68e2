import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { civilDateOf } from '#libs/civil-date';
import { acceptanceDue, stepDueOf } from '#libs/deadline';
import { dueToFacts, type PersonFacts, type ReceiptFacts, type ResultBy } from '#libs/dossier-flow';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { DossierEntity } from '../data/dossier.entity.js';
import { DossierStore } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { advance } from '../domain/advance.js';
import { currentStateOf } from '../domain/current-state.js';
import { papersOf, type PaperDraft } from '../domain/papers.js';
import { refuse } from '../refusals.js';
import { checkReuse } from './check-reuse.js';
import { DossierCodes } from './dossier-codes.js';
import { type Actor, decideOrRefuse, type WrittenStep } from './step-writer.js';

export interface Receipt {
  procedure: string;
  channel: ReceiptFacts['channel'];
  assisted: boolean;
  owner: PersonFacts;
  submitter?: PersonFacts | undefined;
  request?: string | undefined;
  sets: number;
  resultBy: ResultBy;
  papers?: PaperDraft[] | undefined;
  at?: Date | undefined;
  receivedAtUnitId?: string | undefined;
}

/** Begins a dossier: received at the counter or by post, or submitted online and waiting to be accepted. */
@Injectable()
export class ReceiveDossier {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly calendars: Calendars,
    private readonly codes: DossierCodes,
    private readonly dossiers: DossierStore,
    private readonly steps: StepStore,
    private readonly clock: Clock,
  ) {}

  /** @throws catalogue.unknown_procedure, catalogue.not_in_force, dossier.online_level_missing, flow.* */
  async receive(tx: Tx, unitId: string, receipt: Receipt, actor: Actor): Promise<WrittenStep> {
    const now = this.clock.now();
    const at = receipt.at ?? now;
    const day = civilDateOf(at);
    const version = await this.catalogue.inForce(tx, unitId, receipt.procedure, day);
    const calendar = await this.calendars.of(tx, unitId);
    const action = receipt.channel === 'online' ? 'submit' : 'receive';
    const facts = receiptFacts(receipt, version, action === 'submit' ? dueToFacts(acceptanceDue(at, calendar)) : undefined);
    const decision = decideOrRefuse(null, action, facts, { at, now, roles: actor.roles });
    const { step, history, due } = advance(null, { action, facts, at, recordedAt: now, actorId: actor.accountId }, decision, calendar);
    const code = await this.codes.next(tx, unitId, day);
    const row: DossierEntity = {
      ...currentStateOf(history),
      ...firstStep(version, at, calendar),
      unitId, id: uuidv7(), code, procedureId: version.procedureId,
      receivedAtUnitId: receipt.receivedAtUnitId ?? unitId,
      dueProvisional: due?.provisional ?? false,
      createdAt: now,
    };
    await checkReuse(tx, this.dossiers, unitId, facts.papers);
    await this.dossiers.insert(tx, row);
    await this.steps.append(tx, unitId, [{ ...step, dossierId: row.id }]);
    return { row, history, decision, step };
  }
}

function receiptFacts(receipt: Receipt, version: ProcedureVersion, acceptance: ReceiptFacts['acceptanceDue']): ReceiptFacts {
  const online = receipt.channel === 'online';
  if (online && version.onlineLevel === null) throw refuse('dossier.online_level_missing', { code: version.code });
  return {
    channel: receipt.channel,
    onlineLevel: online ? version.onlineLevel : null,
    assisted: receipt.assisted,
    procedureCode: version.code,
    procedureVersionId: version.id,
    term: version.term,
    supplementPolicy: version.supplementPolicy,
    owner: receipt.owner,
    ...(receipt.submitter && { submitter: receipt.submitter }),
    ...(receipt.request !== undefined && { request: receipt.request }),
    sets: receipt.sets,
    resultBy: receipt.resultBy,
    papers: papersOf(version, receipt.papers),
    ...(receipt.receivedAtUnitId && { receivedAtUnitId: receipt.receivedAtUnitId }),
    ...(acceptance && { acceptanceDue: acceptance }),
  };
}

function firstStep(version: ProcedureVersion, at: Date, calendar: WorkCalendar): Pick<DossierEntity, 'stepPosition' | 'stepDueAt'> {
  const first = version.steps[0];
  return { stepPosition: first?.position ?? null, stepDueAt: first ? stepDueOf(at, first.allotment, calendar).dueAt : null };
}
