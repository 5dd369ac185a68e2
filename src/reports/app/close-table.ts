import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Period } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Caller, Role } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { type ClosedTable, type ClosedTableHead, tableHash, type TableToClose } from '../domain/closed-table.js';
import type { PlainTableId } from '../domain/plain-table.js';
import { refuse } from '../refusals.js';
import { CatchUp } from './catch-up.js';
import { ClosedTableStores } from './closed-table-stores.js';
import { PlainTables } from './plain-tables.js';
import { PrintedHeads } from './printed-heads.js';

/** Those who close tables. */
export const CLOSER_ROLES = ['leader', 'controller'] as const satisfies readonly Role[];

export interface ClosingOrder {
  tableId: PlainTableId;
  unitId: string;
  period: Period;
}

/** What would be closed, for somebody to look at first. */
export interface ClosingPreview extends TableToClose {
  contentHash: string;
  /** The version that it would replace. */
  last: ClosedTableHead | null;
}

/** Chốt, of a table that is counted as one looks: it is kept whole as it stands, and stays so. */
@Injectable()
export class CloseTable {
  constructor(
    private readonly database: Database,
    private readonly tables: PlainTables,
    private readonly catching: CatchUp,
    private readonly heads: PrintedHeads,
    private readonly stores: ClosedTableStores,
    private readonly clock: Clock,
  ) {}

  /** @throws http.forbidden, report.period_not_over, report.checks_failed, report.already_closed when it says what the last version says */
  async preview(caller: Caller, { tableId, unitId, period }: ClosingOrder): Promise<ClosingPreview> {
    mustHaveRole(caller, unitId, ...CLOSER_ROLES);
    if (period.to >= this.clock.today()) throw refuse('report.period_not_over', { to: period.to });
    const unitIds = await this.tables.unitsOf(tableId, caller, unitId);
    await this.catching.units(unitIds);
    const content = await this.tables.of(tableId, { unitId, caller, period, unitIds });
    if (content.table.alarms.length > 0) throw refuse('report.checks_failed', { count: content.table.alarms.length });
    return this.database.inUnit(unitId, async (tx) => {
      const table = { tableId, unitId, unitIds, period, head: await this.heads.in(tx, unitId, period), content };
      const contentHash = tableHash(table);
      const last = (await this.stores.tables.last(tx, unitId, tableId, period)) ?? null;
      if (last?.contentHash === contentHash) throw refuse('report.already_closed', { at: last.closedAt });
      return { ...table, contentHash, last };
    });
  }

  /**
   * @param seen the hash of what was looked at; left out: whatever it says now
   * @param id made when the form was shown: sent twice it closes once
   * @throws as preview, and report.changed_since_seen
   */
  async close(caller: Caller, order: ClosingOrder, { seen, id = uuidv7() }: { seen?: string | undefined; id?: string | undefined } = {}): Promise<ClosedTable> {
    const { last, ...table } = await this.preview(caller, order);
    if (seen !== undefined && seen !== table.contentHash) throw refuse('report.changed_since_seen');
    const at = this.clock.now();
    const closed = { ...table, id, version: (last?.version ?? 0) + 1, replaces: last?.id ?? null, closedAt: at, closedBy: caller.accountId };
    await this.database.inUnit(closed.unitId, async (tx) => {
      if (!(await this.stores.tables.insert(tx, closed))) throw refuse('report.already_closed', { at });
      await this.stores.follow(tx, closed);
    });
    return closed;
  }
}
