import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { civilDateOf, yearOf } from '#libs/civil-date';
import { parseDossierCode } from '#libs/dossier-code';
import type { HandOverFacts } from '#libs/dossier-flow';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { isRefusal } from '#src/platform/refusal';
import { DossierReader } from '../data/dossier-reader.js';
import { HandOverListStore } from '../data/hand-over-list.store.js';
import { RequestStore } from '../data/request.store.js';
import { type Actor, actorOf } from './actor.js';
import { StepWriter } from './step-writer.js';
import { refuseStale } from './take-step.js';
import { targetUnit } from './target-unit.js';

export interface SeenDossier {
  code: string;
  version?: number | undefined;
}

/** What became of one dossier; a refusal says why in words. */
export type HandedOver = { code: string; ok: true; version: number } | { code: string; ok: false; refusal: string; text: string };

export interface HandOverAnswer {
  /** The list to print and to confirm; null when no dossier was handed over. */
  listId: string | null;
  results: HandedOver[];
}

interface Batch {
  unitId: string;
  listId: string;
  to: HandOverFacts;
  actor: Actor & { accountId: string };
  /** When it happened; now when not given. */
  at?: Date;
}

/** Many dossiers handed over at once, each in a transaction of its own, so that one that somebody else has just moved does not hold up the others. */
@Injectable()
export class HandOverMany {
  constructor(
    private readonly database: Database,
    private readonly reader: DossierReader,
    private readonly writer: StepWriter,
    private readonly requests: RequestStore,
    private readonly lists: HandOverListStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Sent again with its request key, it goes on where it was cut off and hands nothing over twice.
   * @throws dossier.unit_not_found, request.*
   */
  async run(caller: Caller, dossiers: readonly SeenDossier[], to: HandOverFacts, requestKey?: string, unit?: string): Promise<HandOverAnswer> {
    const unitId = targetUnit(caller, unit);
    const request = { key: requestKey, accountId: caller.accountId, body: { action: 'hand_over_many', dossiers, to } };
    const { listId } = await this.database.inUnit(unitId, (tx) => this.requests.once(tx, unitId, request, () => Promise.resolve({ listId: uuidv7() })));
    const batch = { unitId, listId, to, actor: actorOf(caller, unitId) };
    const results: HandedOver[] = [];
    for (const seen of new Map(dossiers.map((each) => [each.code, each])).values()) results.push(await this.one(batch, seen));
    return { listId: results.some(({ ok }) => ok) ? listId : null, results };
  }

  /**
   * All of them in the caller's transaction or none, on one list.
   * @returns the list's id
   * @throws dossier.not_found, dossier.unknown_taker, flow.*
   */
  async together(tx: Tx, caller: Caller, unitId: string, codes: readonly string[], to: HandOverFacts, at: Date): Promise<string> {
    const batch = { unitId, listId: uuidv7(), to, actor: actorOf(caller, unitId), at };
    for (const code of codes) await this.handOver(tx, batch, code, undefined);
    return batch.listId;
  }

  private async one(batch: Batch, { code, version }: SeenDossier): Promise<HandedOver> {
    const plain = parseDossierCode(code)?.code ?? code;
    try {
      return { code: plain, ok: true, version: await this.database.inUnit(batch.unitId, (tx) => this.handOver(tx, batch, plain, version)) };
    } catch (error) {
      if (isRefusal(error)) return { code: plain, ok: false, refusal: error.code, text: error.text };
      throw error;
    }
  }

  private async handOver(tx: Tx, { unitId, listId, to, actor, at }: Batch, code: string, version: number | undefined): Promise<number> {
    const open = await this.reader.openForUpdate(tx, unitId, code);
    if (await this.lists.holds(tx, unitId, listId, open.row.id)) return open.history.version;
    refuseStale(open, version);
    const { step, history } = await this.writer.write(tx, open, [{ action: 'hand_over', facts: to, at }], actor);
    // Whoever writes a step holds the unit's log until the commit, so that one alone makes the list.
    if (!(await this.lists.exists(tx, unitId, listId))) await this.lists.make(tx, unitId, this.headOf(listId, to, actor.accountId, at));
    await this.lists.addLine(tx, unitId, listId, open.row.id, step.seq);
    return history.version;
  }

  private headOf(id: string, { toAccountId = null, toUnitId = null, toOffice = null, note = null }: Nullable<HandOverFacts>, fromAccountId: string, madeAt = this.clock.now()) {
    return { id, year: yearOf(civilDateOf(madeAt)), fromAccountId, toAccountId, toUnitId, toOffice, note, madeAt };
  }
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null };
