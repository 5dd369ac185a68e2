import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { type Draft, type DraftHead, DraftStore } from '../data/draft.store.js';
import { refuse } from '../refusals.js';

/** Each author's newest; older ones give way. */
const MOST_KEPT = 50;
const LONGEST_FORM = 40_000;
const LONGEST_TITLE = 200;
const KEPT_MS = 30 * 24 * 3_600_000;

export interface DraftForm {
  /** Of a draft kept before; a new one is made without it. */
  id?: string | undefined;
  /** What its author reads in the list. */
  title: string;
  /** The fields as they stand, unchecked. */
  form: Record<string, unknown>;
}

/** Forms begun and not yet sent. Only their author reads them; after thirty days nobody does. */
@Injectable()
export class Drafts {
  constructor(private readonly database: Database, private readonly drafts: DraftStore, private readonly clock: Clock) {}

  /** @throws draft.too_large */
  async keep(unitId: string, accountId: string, { id = uuidv7(), title, form }: DraftForm): Promise<DraftHead> {
    const draft = { id, title: storable(title).slice(0, LONGEST_TITLE), form: storable(form), updatedAt: this.clock.now() };
    if (JSON.stringify(draft.form).length > LONGEST_FORM) throw refuse('draft.too_large');
    await this.database.inUnit(unitId, async (tx) => {
      await this.drafts.keep(tx, unitId, accountId, draft);
      await this.drafts.dropBeyond(tx, unitId, accountId, MOST_KEPT);
    });
    return { id, title: draft.title, updatedAt: draft.updatedAt };
  }

  /** @throws draft.not_found also for somebody else's */
  async find(unitId: string, accountId: string, id: string): Promise<Draft> {
    const draft = await this.database.inUnit(unitId, (tx) => this.drafts.find(tx, unitId, accountId, id));
    if (!draft) throw refuse('draft.not_found');
    return draft;
  }

  /** Newest first. */
  list(unitId: string, accountId: string): Promise<DraftHead[]> {
    return this.database.inUnit(unitId, (tx) => this.drafts.list(tx, unitId, accountId));
  }

  /** Once it was sent or is wanted no more; what is not there is as good as dropped. */
  async drop(unitId: string, accountId: string, id: string): Promise<void> {
    await this.database.inUnit(unitId, (tx) => this.drafts.drop(tx, unitId, accountId, id));
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    const units = await this.database.inUnits('all', (tx) => this.drafts.units(tx));
    for (const unitId of units) await this.database.inUnit(unitId, (tx) => this.drafts.forget(tx, unitId, before));
  }
}

/** Nothing in a draft has been checked yet, and some characters no database takes: NUL and halves of surrogate pairs. */
function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\u0000|\p{Surrogate}/gu, '') as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)])) as T;
}
