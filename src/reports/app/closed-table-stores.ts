import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { ClosedTableStore } from '../data/closed-table.store.js';
import { DueStore } from '../data/due.store.js';
import { SealStore } from '../data/seal.store.js';
import type { ClosedTable } from '../domain/closed-table.js';
import { subjectOf } from '../domain/schedule.js';
import { ReportNotices } from './report-notices.js';

/** What closing a table writes: the table, its public seal, what was owed, the audit trail. */
@Injectable()
export class ClosedTableStores {
  constructor(
    readonly tables: ClosedTableStore,
    private readonly seals: SealStore,
    private readonly dues: DueStore,
    private readonly notices: ReportNotices,
  ) {}

  /** In the transaction that closes it. */
  async follow(tx: Tx, closed: ClosedTable): Promise<void> {
    const { id, unitId, tableId, period, head, contentHash, version, replaces, closedAt, closedBy } = closed;
    await this.seals.put(tx, { id, contentHash, unitId, unitName: head.unitName, definition: tableId, consolidated: false, period }, closedAt);
    for (const due of await this.dues.settleTable(tx, closed, closedAt)) await this.notices.settle(tx, unitId, subjectOf(due));
    await this.notices.record(tx, {
      unitId, accountId: closedBy, action: 'report.table_closed', subject: id, facts: { table: tableId, from: period.from, to: period.to, version, replaces, contentHash },
    });
  }
}
