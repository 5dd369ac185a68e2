import { Injectable } from '@nestjs/common';
import { type State, states } from '#libs/dossier-flow';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, callerHasRole, decodeCursor, type Page, type PageQuery, toPage } from '#src/platform/http';
import { type HandOverListHead, HandOverListStore } from '../data/hand-over-list.store.js';
import { refuse } from '../refusals.js';
import { Names } from './names.js';

export interface HandOverListView {
  id: string;
  /** Within its year. */
  number: number;
  year: number;
  fromName: string | null;
  /** Whoever of the three it is made out to. */
  toName: string | null;
  toUnitName: string | null;
  toOffice: string | null;
  note: string | null;
  madeAt: Date;
  dossiers: number;
  confirmedAt: Date | null;
  confirmedByName: string | null;
  /** Whether the caller may confirm it now. */
  confirmable: boolean;
}

export interface HandOverLine {
  code: string;
  state: State;
  stateLabel: string;
  procedure: { code: string; name: string } | null;
  ownerName: string;
  receivedAt: Date;
  dueAt: Date;
  handedOverAt: Date;
}

const MOST_WAITING = 100;

/** Lists of dossiers handed over together: printed by whoever gives, confirmed by whoever takes. */
@Injectable()
export class HandOverLists {
  constructor(
    private readonly database: Database,
    private readonly lists: HandOverListStore,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** @throws hand_over_list.not_found */
  find(caller: Caller, unitId: string, id: string): Promise<HandOverListView & { lines: HandOverLine[] }> {
    return this.database.inUnit(unitId, async (tx) => this.whole(tx, caller, unitId, await this.head(tx, unitId, id)));
  }

  /** Newest first. */
  recent(caller: Caller, unitId: string, query: PageQuery): Promise<Page<HandOverListView>> {
    const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['instant', 'uuid']);
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await this.lists.page(tx, unitId, cursor && { madeAt: cursor[0], id: cursor[1] }, query.limit + 1);
      const page = toPage(rows, query.limit, (row) => [row.madeAt, row.id]);
      return { items: await this.views(tx, caller, unitId, page.items), next: page.next };
    });
  }

  /** What the caller has been given and not confirmed yet, oldest first. */
  waiting(caller: Caller, unitId: string): Promise<HandOverListView[]> {
    return this.database.inUnit(unitId, async (tx) => this.views(tx, caller, unitId, await this.lists.waitingFor(tx, unitId, caller.accountId, MOST_WAITING)));
  }

  /** Confirmed once; whoever comes second sees who was first. @throws hand_over_list.not_found, hand_over_list.not_taker */
  confirm(caller: Caller, unitId: string, id: string): Promise<HandOverListView & { lines: HandOverLine[] }> {
    return this.database.inUnit(unitId, async (tx) => {
      const list = await this.head(tx, unitId, id);
      if (!mayTake(caller, unitId, list)) throw refuse('hand_over_list.not_taker');
      await this.lists.confirm(tx, unitId, id, caller.accountId, this.clock.now());
      return this.whole(tx, caller, unitId, await this.head(tx, unitId, id));
    });
  }

  private async head(tx: Tx, unitId: string, id: string): Promise<HandOverListHead> {
    const list = await this.lists.find(tx, unitId, id);
    if (!list) throw refuse('hand_over_list.not_found');
    return list;
  }

  private async whole(tx: Tx, caller: Caller, unitId: string, list: HandOverListHead): Promise<HandOverListView & { lines: HandOverLine[] }> {
    const rows = await this.lists.lines(tx, unitId, list.id);
    const procedures = await this.names.ofProcedures(tx, rows.map(({ procedureId }) => procedureId));
    const lines = rows.map(({ procedureId, ...row }) => {
      const procedure = procedures.get(procedureId);
      return { ...row, stateLabel: states[row.state].label, procedure: procedure ? { code: procedure.code, name: procedure.name } : null };
    });
    const [view] = await this.views(tx, caller, unitId, [list]);
    return { ...(view as HandOverListView), lines };
  }

  private async views(tx: Tx, caller: Caller, unitId: string, lists: readonly HandOverListHead[]): Promise<HandOverListView[]> {
    const people = await this.names.ofAccounts(tx, lists.flatMap((list) => [list.fromAccountId, list.toAccountId, list.confirmedBy]));
    const units = await this.names.ofUnits(tx, lists.map(({ toUnitId }) => toUnitId));
    const name = (id: string | null): string | null => people.get(id ?? '') ?? null;
    return lists.map(({ fromAccountId, toAccountId, toUnitId, confirmedBy, ...list }) => ({
      ...list, fromName: name(fromAccountId), toName: name(toAccountId), toUnitName: units.get(toUnitId ?? '') ?? null, confirmedByName: name(confirmedBy),
      confirmable: list.confirmedAt === null && mayTake(caller, unitId, { fromAccountId, toAccountId }),
    }));
  }
}

/** The taker by name, or the leader for them; without a name anybody at work in the unit but the giver. */
function mayTake(caller: Caller, unitId: string, { fromAccountId, toAccountId }: Pick<HandOverListHead, 'fromAccountId' | 'toAccountId'>): boolean {
  if (toAccountId === caller.accountId) return true;
  if (fromAccountId === caller.accountId) return false;
  return callerHasRole(caller, unitId, toAccountId === null ? ['clerk', 'officer', 'leader'] : ['leader']);
}
