import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { civilDateOf } from '#libs/civil-date';
import { acceptanceDue } from '#libs/deadline';
import { dueToFacts, type PersonFacts, type ReceiptFacts, type ResultBy } from '#libs/dossier-flow';
import { nthWorkingDayAfter, type WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { DossierEntity } from '../data/dossier.entity.js';
import { DossierStore } from '../data/dossier.store.js';
import { StepStore } from '../data/step.store.js';
import { advance, type StepDraft } from '../domain/advance.js';
import { papersOf, type PaperDraft } from '../domain/papers.js';
import { standingOf } from '../domain/standing.js';
import { refuse } from '../refusals.js';
import { actedFor, type Actor } from './actor.js';
import { checkReuse } from './check-reuse.js';
import { DossierCodes } from './dossier-codes.js';
import { decideOrRefuse, type WrittenStep } from './step-writer.js';

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
  /** Given where it is not taken in: why. */
  refusedFor?: string | undefined;
}

/** Begins a dossier: received or turned away at the counter or by post, or submitted online and waiting to be accepted. */
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

  /** @throws catalogue.unknown_procedure, catalogue.not_in_force, dossier.online_level_missing, dossier.cannot_count, flow.* */
  async receive(tx: Tx, unitId: string, receipt: Receipt, actor: Actor): Promise<WrittenStep> {
    const now = this.clock.now();
    const at = receipt.at ?? now;
    const day = civilDateOf(at);
    const version = await this.catalogue.inForce(tx, unitId, receipt.procedure, day);
    const calendar = await this.calendars.of(tx, unitId);
    const action = beginningOf(receipt);
    refuseUncountable(at, calendar);
    const facts = {
      ...receiptFacts(receipt, version, action === 'submit' ? dueToFacts(acceptanceDue(at, calendar)) : undefined),
      ...(receipt.refusedFor !== undefined && { reason: receipt.refusedFor }),
    };
    const decision = decideOrRefuse(null, action, facts, { at, now, roles: actor.roles });
    await checkReuse(tx, this.dossiers, unitId, facts.papers);
    const draft: StepDraft = { action, facts, at, recordedAt: now, actorId: actor.accountId, actingForId: actedFor(actor, null, action) };
    const { step, history } = advance(null, draft, decision, calendar);
    const row: DossierEntity = {
      ...standingOf(history, version, calendar),
      unitId, id: uuidv7(), code: await this.codes.next(tx, unitId, day),
      receivedAtUnitId: receipt.receivedAtUnitId ?? unitId,
      createdAt: now,
    };
    await this.dossiers.insert(tx, row);
    await this.steps.append(tx, unitId, [{ ...step, dossierId: row.id }]);
    return { row, history, decision, step };
  }
}

function beginningOf({ channel, refusedFor }: Receipt): 'turn_away' | 'submit' | 'receive' {
  if (refusedFor !== undefined) return 'turn_away';
  return channel === 'online' ? 'submit' : 'receive';
}

function receiptFacts(receipt: Receipt, version: ProcedureVersion, acceptance: ReceiptFacts['acceptanceDue']): ReceiptFacts {
  return {
    channel: receipt.channel,
    onlineLevel: onlineLevelOf(version, receipt.channel),
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

/** Only what comes in online has a level, that of the procedure on the day. @throws dossier.online_level_missing */
export function onlineLevelOf(version: ProcedureVersion, channel: ReceiptFacts['channel']): ReceiptFacts['onlineLevel'] {
  if (channel !== 'online') return null;
  if (version.onlineLevel === null) throw refuse('dossier.online_level_missing', { code: version.code });
  return version.onlineLevel;
}

/** A unit without a session that counts would promise nothing. Receipt outside its hours is no obstacle: post and late entry know none. */
function refuseUncountable(at: Date, calendar: WorkCalendar): void {
  try {
    nthWorkingDayAfter(calendar, civilDateOf(at), 1);
  } catch (error) {
    if (error instanceof RangeError) throw refuse('dossier.cannot_count', { at });
    throw error;
  }
}
