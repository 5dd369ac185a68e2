import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { ClosedTable } from '../domain/closed-table.js';
import type { Run } from '../domain/run.js';
import type { Obligation } from '../domain/schedule.js';

/** A report that the schedule asked for. */
export interface Due extends Obligation {
  unitId: string;
  /** Null: of a table that is counted as one looks. */
  runId: string | null;
  madeAt: Date;
  /** The run, or the closed table. */
  closedRunId: string | null;
  closedAt: Date | null;
}

type DueRow = Omit<Due, 'period'> & { from: CivilDate; to: CivilDate; label: string };

const COLUMNS = `d.unit_id AS "unitId", d.definition, d.layout, d.consolidated, d.period_from AS "from", d.period_to AS "to", d.label, d.due_on AS "dueOn",
  d.run_id AS "runId", d.made_at AS "madeAt", d.closed_run_id AS "closedRunId", d.closed_at AS "closedAt"`;

@Injectable()
export class DueStore {
  /** @returns false when it was asked for before */
  async insert(tx: Tx, unitId: string, { definition, layout, consolidated, period, dueOn }: Obligation, runId: string | null, at: Date, today: CivilDate): Promise<boolean> {
    const inserted = await tx.run(
      `INSERT INTO reports.due (unit_id, definition, layout, consolidated, period_from, period_to, label, due_on, run_id, made_at, reminded_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
      [unitId, definition, layout, consolidated, period.from, period.to, period.label, dueOn, runId, at, today],
    );
    return inserted === 1;
  }

  /** Units that have something to be reminded of. */
  async unitsOpen(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ unit_id: string }>('SELECT DISTINCT unit_id FROM reports.due WHERE closed_at IS NULL ORDER BY unit_id');
    return rows.map((row) => row.unit_id);
  }

  /** What is still open and was not told of today; marked as told, which stands with the caller's commit. */
  async takeUnreminded(tx: Tx, unitId: string, today: CivilDate): Promise<Due[]> {
    const rows = await tx.rows<DueRow>(
      `UPDATE reports.due d SET reminded_on = $2 WHERE d.unit_id = $1 AND d.closed_at IS NULL AND d.reminded_on < $2 RETURNING ${COLUMNS}`,
      [unitId, today],
    );
    return rows.map(dueFrom);
  }

  async settle(tx: Tx, { unitId, id, definition, layout, consolidated, period }: Run, at: Date): Promise<void> {
    await tx.run(
      `UPDATE reports.due d SET closed_run_id = $7, closed_at = $8
       WHERE d.unit_id = $1 AND d.definition = $2 AND d.layout = $3 AND d.consolidated = $4 AND d.period_from = $5 AND d.period_to = $6 AND d.closed_at IS NULL`,
      [unitId, definition, layout, consolidated, period.from, period.to, id, at],
    );
  }

  /** What a closed table was owed for: R7, of whichever years, up to the same day. */
  async settleTable(tx: Tx, { unitId, id, tableId, period }: Pick<ClosedTable, 'unitId' | 'id' | 'tableId' | 'period'>, at: Date): Promise<Due[]> {
    const rows = await tx.rows<DueRow>(
      `UPDATE reports.due d SET closed_run_id = $5, closed_at = $6
       WHERE d.unit_id = $1 AND d.definition = $2 AND (d.period_from = $3 OR (d.definition = 'R7' AND d.period_from >= $3)) AND d.period_to = $4 AND d.closed_at IS NULL
       RETURNING ${COLUMNS}`,
      [unitId, tableId, period.from, period.to, id, at],
    );
    return rows.map(dueFrom);
  }

  /** Those of periods that end in `[from, to]`. */
  async between(tx: Tx, unitId: string, from: CivilDate, to: CivilDate): Promise<Due[]> {
    const rows = await tx.rows<DueRow>(
      `SELECT ${COLUMNS} FROM reports.due d WHERE d.unit_id = $1 AND d.period_to BETWEEN $2 AND $3 ORDER BY d.period_to, d.definition`,
      [unitId, from, to],
    );
    return rows.map(dueFrom);
  }
}

function dueFrom({ from, to, label, ...due }: DueRow): Due {
  return { ...due, period: { from, to, label } };
}
