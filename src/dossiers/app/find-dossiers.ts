import { Injectable } from '@nestjs/common';
import { startOfDay } from '#libs/civil-date';
import { actionLabel, type State, states } from '#libs/dossier-flow';
import { Database, type Tx } from '#src/platform/database';
import { decodeCursor, type Page, toPage } from '#src/platform/http';
import { type SortKey, sortKeyOf } from '../data/list-conditions.js';
import { asksPeriod } from '../data/list-filter.js';
import { type ListPlace, type ListRequest, ListStore, type MakeUpRow } from '../data/list.store.js';
import { type ListSort, MOST_COUNTED, type Worklist } from '../domain/worklist.js';
import { type DossierFilter, ListFilters, type ProcedureInUse } from './list-filters.js';
import { type ListItem, ListItems } from './list-items.js';
import { ListMoments } from './list-moments.js';
import { Names } from './names.js';

export interface DossierQuery extends DossierFilter {
  list: Worklist;
  /** Whose dossiers `mine` are. */
  accountId?: string | undefined;
  sort?: ListSort | undefined;
  direction?: 'asc' | 'desc' | undefined;
}

export interface DossierPage extends Page<ListItem> {
  /** Rows of all pages together; above MOST_COUNTED it only says that there are more. */
  total: number;
}

/** What happened to a dossier since somebody looked. */
export interface ChangedDossier {
  code: string;
  state: State;
  stateLabel: string;
  version: number;
  /** Its last step: what, when and, where a person took it, who. */
  step: string;
  at: Date;
  byName: string | null;
}

/** What a list is made of: whose, how they came in, of which fields, the largest first. */
export interface ListMakeUp {
  mine: number;
  online: number;
  fields: { code: string; name: string; count: number }[];
}

export type { DossierFilter, ListItem, ProcedureInUse };

const EXPORT_BATCH = 1_000;
const EVER = { day: '1900-01-01', start: startOfDay('1900-01-01') };

/** Worklists, always of one unit. Names are shown, identity numbers and telephones only by their last three digits. */
@Injectable()
export class FindDossiers {
  constructor(
    private readonly database: Database,
    private readonly lists: ListStore,
    private readonly moments: ListMoments,
    private readonly filters: ListFilters,
    private readonly items: ListItems,
    private readonly names: Names,
  ) {}

  list(unitId: string, query: DossierQuery & { limit: number; cursor?: string | undefined }): Promise<DossierPage> {
    const { limit, cursor, ...asked } = query;
    const sort = sortKeyOf(asked.list, asked.sort, asked.direction);
    const after = cursor === undefined ? undefined : placeAt(cursor, sort);
    return this.database.inUnit(unitId, async (tx) => {
      const request = await this.request(tx, unitId, asked);
      const rows = await this.lists.page(tx, unitId, request, sort, { limit: limit + 1, after });
      const page = toPage(rows, limit, (row) => [row.sortKey, row.id]);
      const total = after || page.next !== null ? await this.lists.count(tx, unitId, request, MOST_COUNTED) : rows.length;
      return { items: await this.items.named(tx, page.items.map(({ sortKey: _sortKey, ...row }) => row)), next: page.next, total };
    });
  }

  /** Undefined for a list that is longer than anybody counts. */
  makeUp(unitId: string, query: DossierQuery): Promise<ListMakeUp | undefined> {
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await this.lists.makeUp(tx, unitId, await this.request(tx, unitId, query), MOST_COUNTED + 1);
      if (sumOf(rows, 'count') > MOST_COUNTED) return undefined;
      return { mine: sumOf(rows, 'mine'), online: sumOf(rows, 'online'), fields: await this.filters.fieldCounts(tx, rows) };
    });
  }

  /** In the order of their codes; what the unit does not have is left out. */
  byCodes(unitId: string, codes: readonly string[]): Promise<ListItem[]> {
    return codes.length === 0 ? Promise.resolve([]) : this.database.inUnit(unitId, async (tx) => this.items.named(tx, await this.lists.byCodes(tx, unitId, codes)));
  }

  /** The whole list, a batch at a time, each in a transaction of its own: rows that move meanwhile may be missed or come twice. */
  async *exportRows(unitId: string, query: DossierQuery, most: number): AsyncGenerator<ListItem[]> {
    const sort = sortKeyOf(query.list, query.sort, query.direction);
    let after: ListPlace | undefined;
    for (let given = 0; given < most; ) {
      const limit = Math.min(EXPORT_BATCH, most - given);
      const { rows, items } = await this.database.inUnit(unitId, async (tx) => {
        const found = await this.lists.page(tx, unitId, await this.request(tx, unitId, query), sort, { limit, after });
        return { rows: found, items: await this.items.named(tx, found.map(({ sortKey: _sortKey, ...row }) => row)) };
      });
      if (items.length > 0) yield items;
      const last = rows.at(-1);
      if (!last || rows.length < limit) return;
      after = { key: last.sortKey, id: last.id };
      given += rows.length;
    }
  }

  /** Of the rows on somebody's screen, those that have moved on since. */
  changedSince(unitId: string, seen: readonly { code: string; version: number }[]): Promise<ChangedDossier[]> {
    if (seen.length === 0) return Promise.resolve([]);
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await this.lists.changedSince(tx, unitId, seen);
      const people = await this.names.ofAccounts(tx, rows.map(({ actorId }) => actorId));
      return rows.map(({ code, state, version, action, at, actorId }) => ({
        code, state, stateLabel: states[state].label, version, step: actionLabel(action), at, byName: people.get(actorId ?? '') ?? null,
      }));
    });
  }

  /** What a filter may be offered: the procedures, each with its field, that the unit has dossiers of. */
  proceduresInUse(unitId: string): Promise<ProcedureInUse[]> {
    return this.database.inUnit(unitId, (tx) => this.filters.proceduresInUse(tx, unitId));
  }

  private async request(tx: Tx, unitId: string, { list, accountId, sort: _sort, direction: _direction, ...filter }: DossierQuery): Promise<ListRequest> {
    const moment = await this.moments.of(tx, unitId);
    // Lists of what is over hold the last days only, unless days are asked for.
    const reach = asksPeriod(filter) ? { ...moment, recent: EVER } : moment;
    return { list, accountId: accountId ?? null, filter: await this.filters.resolve(tx, unitId, filter), moment: reach };
  }
}

function sumOf(rows: readonly MakeUpRow[], what: 'count' | 'mine' | 'online'): number {
  return rows.reduce((sum, row) => sum + row[what], 0);
}

function placeAt(cursor: string, sort: SortKey): ListPlace {
  if (sort.kind === 'text') {
    const [key, id] = decodeCursor(cursor, ['text', 'uuid']);
    return { key, id };
  }
  const [key, id] = decodeCursor(cursor, ['instant', 'uuid']);
  return { key, id };
}
