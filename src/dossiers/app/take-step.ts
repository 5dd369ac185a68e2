import { Injectable } from '@nestjs/common';
import { formatDateTime } from '#libs/civil-date';
import { type Action, actionLabel, type DossierHistory, type FactsByAction, type Role } from '#libs/dossier-flow';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, rolesIn } from '#src/platform/http';
import { DossierReader, type OpenDossier } from '../data/dossier-reader.js';
import { RequestStore } from '../data/request.store.js';
import { refuse } from '../refusals.js';
import { LocateDossier } from './locate-dossier.js';
import { type Actor, StepWriter, type WrittenStep } from './step-writer.js';

export interface StepRequest<A extends Action = Action> {
  action: A;
  facts: FactsByAction[A];
  /** When it happened; now, when not given. Never later than now nor before the previous step. */
  at?: Date | undefined;
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
    private readonly database: Database,
    private readonly locate: LocateDossier,
    private readonly reader: DossierReader,
    private readonly requests: RequestStore,
    private readonly writer: StepWriter,
  ) {}

  take<A extends Action>(caller: Caller, code: string, request: StepRequest<A>): Promise<StepAnswer> {
    return this.within(caller, code, request, async (tx, open, actor) => {
      const { action, facts, at } = request;
      return answerOf(await this.writer.write(tx, open, { action, facts, at }, actor));
    });
  }

  /** Opens the dossier for `act`, once per request key. */
  async within(
    caller: Caller,
    code: string,
    request: { version?: number | undefined; requestKey?: string | undefined } & object,
    act: (tx: Tx, open: OpenDossier, actor: Actor) => Promise<StepAnswer>,
  ): Promise<StepAnswer> {
    const located = await this.locate.locate(caller, code);
    const { requestKey: key, ...body } = request;
    return this.database.inUnit(located.unitId, (tx) =>
      this.requests.once(tx, located.unitId, { key, accountId: caller.accountId, body: { ...body, code: located.code } }, async () => {
        const open = await this.reader.openForUpdate(tx, located.unitId, located.code);
        refuseStale(open, request.version);
        return act(tx, open, { accountId: caller.accountId, roles: rolesOf(caller, located.unitId) });
      }));
  }
}

/** A program with a token speaks for the citizen as well: the portal's submissions come through it. */
export function rolesOf(caller: Caller, unitId: string): Role[] {
  const roles: Role[] = [...rolesIn(caller, unitId)];
  return caller.kind === 'token' && roles.length > 0 ? [...roles, 'citizen'] : roles;
}

function refuseStale({ row, history }: OpenDossier, seen: number | undefined): void {
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
