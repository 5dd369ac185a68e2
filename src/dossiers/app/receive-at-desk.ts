import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { Units } from '#src/units';
import { RequestStore } from '../data/request.store.js';
import { type Actor, actorOf } from './actor.js';
import { checkPerson } from './check-person.js';
import { checkUnit } from './check-unit.js';
import { ReceiveDossier, type Receipt } from './receive-dossier.js';
import { SearchDossiers } from './search-dossiers.js';
import type { WrittenStep } from './step-writer.js';
import { answerOf, type StepAnswer } from './take-step.js';
import { targetUnit } from './target-unit.js';

export interface DeskReceipt extends Receipt {
  /** The unit that resolves; the caller's own when not given. */
  unitId?: string | undefined;
}

export interface ReceiveAnswer extends StepAnswer {
  /** Open dossiers of the same owner for the same procedure: a warning, not a refusal. */
  duplicates: string[];
}

/** What goes with a dossier in the same transaction and under the same request key, a fee taken with it. */
export type Alongside = (tx: Tx, written: WrittenStep) => Promise<void>;

interface DeskRequest {
  action: string;
  form: DeskReceipt;
  requestKey: string | undefined;
}

/** A dossier received by a person at the desk, or turned away, once per request key. */
@Injectable()
export class ReceiveAtDesk {
  constructor(
    private readonly database: Database,
    private readonly receiving: ReceiveDossier,
    private readonly searching: SearchDossiers,
    private readonly requests: RequestStore,
    private readonly units: Units,
  ) {}

  /** @throws dossier.unit_not_found, citizen_id.*, request.*, and what ReceiveDossier refuses */
  run(caller: Caller, form: DeskReceipt, requestKey?: string, alongside?: Alongside): Promise<ReceiveAnswer> {
    return this.within(caller, { action: 'receive', form, requestKey }, async (tx, received) => {
      await alongside?.(tx, received);
      return received;
    });
  }

  /** Receives the dossier and goes on with it as `then` says, all or nothing. */
  within(caller: Caller, { action, form, requestKey }: DeskRequest, then: (tx: Tx, received: WrittenStep, actor: Actor) => Promise<WrittenStep>): Promise<ReceiveAnswer> {
    const unitId = targetUnit(caller, form.unitId);
    checkPerson(form.owner, 'owner');
    checkPerson(form.submitter, 'submitter');
    const actor = actorOf(caller, unitId);
    return this.database.inUnit(unitId, (tx) =>
      this.requests.once(tx, unitId, { key: requestKey, accountId: caller.accountId, body: { action, form } }, async () => {
        await checkUnit(tx, this.units, form.receivedAtUnitId);
        const written = await then(tx, await this.receiving.receive(tx, unitId, form, actor), actor);
        const duplicates = await this.searching.duplicates(tx, unitId, form.owner.idNumber, written.row.procedureId);
        return { ...answerOf(written), duplicates: duplicates.map(({ code }) => code).filter((code) => code !== written.row.code) };
      }));
  }
}
