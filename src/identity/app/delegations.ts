import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { type Caller, decodeCursor, type Page, toPage } from '#src/platform/http';
import { DelegationStore } from '../data/delegation.store.js';
import { type Delegation, delegationState, type DelegationState } from '../domain/delegation.js';
import { unitsOf } from './revoke-delegation.js';

const AFTER_ALL_IDS = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** A person's years of leave; older ones are in the unit's list. */
const MINE_AT_MOST = 200;

export type ShownDelegation = Delegation & { state: DelegationState };

@Injectable()
export class Delegations {
  constructor(
    private readonly database: Database,
    private readonly store: DelegationStore,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async mine(caller: Caller): Promise<{ given: ShownDelegation[]; received: ShownDelegation[] }> {
    const units = unitsOf(caller);
    const rows = await this.database.inUnits(units, (tx) => this.store.of(tx, units, caller.accountId, MINE_AT_MOST));
    const all = rows.map((row) => this.shown(row));
    return { given: all.filter(({ from }) => from.accountId === caller.accountId), received: all.filter(({ to }) => to.accountId === caller.accountId) };
  }

  /** All of the unit, past ones too, newest first. */
  async inUnit(unitId: string, cursor: string | undefined, limit: number): Promise<Page<ShownDelegation>> {
    const [beforeId] = cursor === undefined ? [AFTER_ALL_IDS] : decodeCursor(cursor, ['uuid']);
    const rows = await this.database.inUnit(unitId, (tx) => this.store.inUnit(tx, unitId, beforeId, limit + 1));
    return toPage(rows.map((row) => this.shown(row)), limit, ({ id }) => [id]);
  }

  private shown(delegation: Delegation): ShownDelegation {
    return { ...delegation, state: delegationState(delegation, this.clock.today()) };
  }
}
