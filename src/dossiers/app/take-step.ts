import { Injectable } from '@nestjs/common';
import { formatDateTime } from '#libs/civil-date';
import { actionLabel, type DossierHistory } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { DossierReader, type OpenDossier } from '../data/dossier-reader.js';
import { RequestStore } from '../data/request.store.js';
import { refuse } from '../refusals.js';
import { type Actor, actorOf } from './actor.js';
import { LocateDossier } from './locate-dossier.js';
import { StepWriter, type WantedStep, type WrittenStep } from './step-writer.js';

export interface Seen {
  /** The version that the person was looking at; another one means that somebody else has acted since. */
  version?: number | undefined;
  requestKey?: string | undefined;
}

/** What a step's caller is told. JSON-safe, because a repeated request gets it from the store. */
export interface StepAnswer {
  code: string;
  state: string;
  version: number;
  dueAt: string | null;
  dueOn: string | null;
  appointmentOn: string | null;
  /** Number of the form to print, if the step has one. */
  form: string | null;
}

/** Every step of an existing dossier goes through here: found, locked, checked for staleness, decided on, written. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly locate: LocateDossier,
    private readonly reader: DossierReader,
    private readonly requests: RequestStore,
    private readonly writer: StepWriter,
  ) {}

  take(caller: Caller, code: string, wanted: WantedStep, seen: Seen): Promise<StepAnswer> {
    return this.within(caller, code, { ...wanted, ...seen }, async (tx, open, actor) => answerOf(await this.writer.write(tx, open, [wanted], actor)));
  }

  /** Opens the dossier for `act`, once per request key. */
  within(caller: Caller, text: string, request: Seen & Record<string, unknown>, act: (tx: Tx, open: OpenDossier, actor: Actor) => Promise<StepAnswer>): Promise<StepAnswer> {
    const { requestKey: key, ...body } = request;
    return this.locate.within(caller, text, (tx, { unitId, code }) =>
      this.requests.once(tx, unitId, { key, accountId: caller.accountId, body: { ...body, code } }, async () => {
        const open = await this.reader.openForUpdate(tx, unitId, code);
        refuseStale(open, request.version);
        return act(tx, open, actorOf(caller, unitId));
      }));
  }
}

/** @throws dossier.stale, with what happened meanwhile */
export function refuseStale({ row, history }: OpenDossier, seen: number | undefined): void {
  if (seen === undefined || seen === history.version) return;
  throw refuse('dossier.stale', { code: row.code, lastStep: lastStepOf(history), version: history.version });
}

function lastStepOf(history: DossierHistory): string {
  const last = history.log.at(-1);
  return last ? `${actionLabel(last.action)} lúc ${formatDateTime(last.at)}` : '';
}

export function answerOf({ row, history, decision }: WrittenStep): StepAnswer {
  return {
    code: row.code,
    state: history.state,
    version: history.version,
    dueAt: history.due?.dueAt.toISOString() ?? null,
    dueOn: history.due?.dueOn ?? null,
    appointmentOn: history.extension?.appointmentOn ?? null,
    form: decision.form ?? null,
  };
}
