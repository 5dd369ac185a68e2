import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { ClosedTable, ClosedTableHead } from '../domain/closed-table.js';
import type { PlainTableId } from '../domain/plain-table.js';

type Dated<T> = Omit<T, 'period'> & { from: CivilDate; to: CivilDate; label: string };

const HEAD = `t.unit_id AS "unitId", t.id, t.table_id AS "tableId", t.period_from AS "from", t.period_to AS "to", t.label, t.version, t.replaces,
  t.content_hash AS "contentHash", t.closed_at AS "closedAt", t.closed_by AS "closedBy"`;

@Injectable()
export class ClosedTableStore {
  /** @returns false when there is one of that id, or somebody else has closed that version */
  async insert(tx: Tx, { unitId, id, tableId, unitIds, period, version, replaces, head, content, contentHash, closedAt, closedBy }: ClosedTable): Promise<boolean> {
    const inserted = await tx.run(
      `INSERT INTO reports.closed_table (unit_id, id, table_id, unit_ids, period_from, period_to, label, version, replaces, head, content, content_hash,
         closed_at, closed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING`,
      [unitId, id, tableId, unitIds, period.from, period.to, period.label, version, replaces, JSON.stringify(head), JSON.stringify(content), contentHash, closedAt, closedBy],
    );
    return inserted === 1;
  }

  /** Among the tables of the units. */
  async find(tx: Tx, unitIds: readonly string[], id: string): Promise<ClosedTable | undefined> {
    const row = await tx.row<Dated<ClosedTable>>(
      `SELECT ${HEAD}, t.unit_ids AS "unitIds", t.head, t.content FROM reports.closed_table t WHERE t.unit_id = ANY ($1) AND t.id = $2`, [unitIds, id],
    );
    return row && withPeriod(row);
  }

  /** The version in force of the same table and period. */
  async last(tx: Tx, unitId: string, tableId: PlainTableId, period: { from: CivilDate; to: CivilDate }): Promise<ClosedTableHead | undefined> {
    const row = await tx.row<Dated<ClosedTableHead>>(
      `SELECT ${HEAD} FROM reports.closed_table t WHERE t.unit_id = $1 AND t.table_id = $2 AND t.period_from = $3 AND t.period_to = $4 ORDER BY t.version DESC LIMIT 1`,
      [unitId, tableId, period.from, period.to],
    );
    return row && withPeriod(row);
  }

  /** Latest first. */
  async list(tx: Tx, unitId: string, tableIds: readonly PlainTableId[], limit: number): Promise<ClosedTableHead[]> {
    const rows = await tx.rows<Dated<ClosedTableHead>>(
      `SELECT ${HEAD} FROM reports.closed_table t WHERE t.unit_id = $1 AND t.table_id = ANY ($2) ORDER BY t.closed_at DESC, t.id DESC LIMIT $3`, [unitId, tableIds, limit],
    );
    return rows.map(withPeriod);
  }
}

function withPeriod<T extends { from: CivilDate; to: CivilDate; label: string }>({ from, to, label, ...rest }: T) {
  return { ...rest, period: { from, to, label } };
}
