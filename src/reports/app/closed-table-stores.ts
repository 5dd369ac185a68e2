import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { ClosedTableStore } from '../data/closed-table.store.js';
import { SealStore } from '../data/seal.store.js';
import type { ClosedTable } from '../domain/closed-table.js';
import { ReportNotices } from './report-notices.js';

/** What closing a table writes: the table, its public seal, the audit trail. */
@Injectable()
export class ClosedTableStores {
  constructor(
    readonly tables: ClosedTableStore,
    private readonly seals: SealStore,
    private readonly notices: ReportNotices,
  ) {}

  /** In the transaction that closes it. */
  async follow(tx: Tx, { id, unitId, tableId, period, head, contentHash, version, replaces, closedAt, closedBy }: ClosedTable): Promise<void> {
    await this.seals.put(tx, { id, contentHash, unitId, unitName: head.unitName, definition: tableId, consolidated: false, period }, closedAt);
    await this.notices.record(tx, {
      unitId, accountId: closedBy, action: 'report.table_closed', subject: id, facts: { table: tableId, from: period.from, to: period.to, version, replaces, contentHash },
    });
  }
}
