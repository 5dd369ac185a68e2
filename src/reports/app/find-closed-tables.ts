import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole, type Role, ROLES } from '#src/platform/http';
import { ClosedTableStore } from '../data/closed-table.store.js';
import type { ClosedTable, ClosedTableHead } from '../domain/closed-table.js';
import { PLAIN_TABLES, type PlainTableId } from '../domain/plain-table.js';
import { refuse } from '../refusals.js';
import { OFFICER_READERS } from './count-officers.js';
import { REPORT_ROLES } from './find-reports.js';

/** R10 names owners, R6_OFFICERS those who were rated: they are for those who answer for the numbers. */
export const TABLE_READERS: Readonly<Record<PlainTableId, readonly Role[]>> = { R7: ROLES, R9: ROLES, R10: REPORT_ROLES, R6_OFFICERS: OFFICER_READERS };
const MOST_LISTED = 20;

/** Tables of words and numbers that were closed. */
@Injectable()
export class FindClosedTables {
  constructor(
    private readonly database: Database,
    private readonly tables: ClosedTableStore,
    private readonly audit: Audit,
  ) {}

  /** @throws report.not_found also for what the caller may not read, as if it did not exist */
  async get(caller: Caller, id: string): Promise<ClosedTable> {
    const table = await this.database.inUnits(caller.unitIds, (tx) => this.tables.find(tx, caller.unitIds, id));
    if (!table || !mayRead(caller, table)) throw refuse('report.not_found');
    const { unitId, tableId, content } = table;
    if (tableId === 'R10') {
      const facts = { dossiers: content.table.rows.length };
      await this.database.inUnit(unitId, (tx) => this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'report.closed_table_read', subject: id, facts }));
    }
    return table;
  }

  /** The version in force of the same table and period. */
  async latestOf(closed: ClosedTableHead): Promise<ClosedTableHead> {
    const { unitId, tableId, period } = closed;
    return (await this.database.inUnit(unitId, (tx) => this.tables.last(tx, unitId, tableId, period))) ?? closed;
  }

  /** The latest of a unit's that the caller may read. @param tableId left out: of every table */
  list(caller: Caller, unitId: string, tableId?: PlainTableId): Promise<ClosedTableHead[]> {
    const asked = PLAIN_TABLES.filter((id) => (tableId === undefined || id === tableId) && callerHasRole(caller, unitId, TABLE_READERS[id]));
    return this.database.inUnit(unitId, (tx) => this.tables.list(tx, unitId, asked, MOST_LISTED));
  }
}

/** Who was rated stands in it, of all units that are in it. */
function mayRead(caller: Caller, { tableId, unitId, unitIds }: ClosedTable): boolean {
  return callerHasRole(caller, unitId, TABLE_READERS[tableId]) && unitIds.every((id) => caller.unitIds.includes(id));
}
