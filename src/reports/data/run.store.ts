import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { ReportTable } from '#libs/reporting';
import type { Tx } from '#src/platform/database';
import type { ClosedHead, CountedRow, Positions, Run, RunOutcome } from '../domain/run.js';

type RunRow = Omit<Run, 'period' | 'outcome'> & {
  from: CivilDate;
  to: CivilDate;
  label: string;
  positions: Positions | null;
  rows: CountedRow[] | null;
  table: ReportTable | null;
  contentHash: string | null;
  sources: Record<string, string> | null;
  moments: Record<string, string> | null;
};

/** A row of the list of runs: without its numbers. */
export type RunHead = Omit<Run, 'outcome' | 'unitIds' | 'head'> & { failedChecks: number | null };

export interface ClosedReport extends Pick<Run, 'unitId' | 'id' | 'definition'> {
  label: string;
  closedAt: Date;
}

/** Who closes a run, when and under which names; why, where numbers of units are missing. */
export interface Closing {
  by: string;
  at: Date;
  short: string | null;
  head: ClosedHead;
}

const HEAD = `r.unit_id AS "unitId", r.id, r.definition, r.layout, r.consolidated, r.period_from AS "from", r.period_to AS "to", r.label,
  r.requested_by AS "requestedBy", r.requested_at AS "requestedAt", r.compares_to AS "comparesTo", r.state, r.progress,
  r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.failure, r.closed_at AS "closedAt", r.closed_by AS "closedBy",
  r.closed_short AS "closedShort"`;
const WHOLE = `${HEAD}, r.unit_ids AS "unitIds", r.positions, r.lines AS rows, r.result AS "table", r.head, r.content_hash AS "contentHash", r.sources, r.moments`;

@Injectable()
export class RunStore {
  /** @returns false when the unit has a run of that id already */
  async insert(tx: Tx, run: Run): Promise<boolean> {
    const inserted = await tx.run(
      `INSERT INTO reports.run (unit_id, id, definition, layout, consolidated, unit_ids, period_from, period_to, label, requested_by, requested_at,
         compares_to, state, progress) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING`,
      [run.unitId, run.id, run.definition, run.layout, run.consolidated, run.unitIds, run.period.from, run.period.to, run.period.label,
        run.requestedBy, run.requestedAt, run.comparesTo, run.state, run.progress],
    );
    return inserted === 1;
  }

  /** Among the runs of the units. */
  async find(tx: Tx, unitIds: readonly string[], id: string): Promise<Run | undefined> {
    const row = await tx.row<RunRow>(`SELECT ${WHOLE} FROM reports.run r WHERE r.unit_id = ANY ($1) AND r.id = $2`, [unitIds, id]);
    return row && runFrom(row);
  }

  /** The closed run of the same table, latest first. */
  async lastClosed(tx: Tx, run: Pick<Run, 'unitId' | 'definition' | 'layout' | 'consolidated' | 'period'>): Promise<string | null> {
    const row = await tx.row<{ id: string }>(
      `SELECT r.id FROM reports.run r
       WHERE r.unit_id = $1 AND r.definition = $2 AND r.period_from = $3 AND r.period_to = $4 AND r.layout = $5 AND r.consolidated = $6
         AND r.closed_at IS NOT NULL ORDER BY r.closed_at DESC LIMIT 1`,
      [run.unitId, run.definition, run.period.from, run.period.to, run.layout, run.consolidated],
    );
    return row?.id ?? null;
  }

  /** What each of the units closed last, of its own dossiers. */
  async lastClosedOf(tx: Tx, unitIds: readonly string[]): Promise<ClosedReport[]> {
    return tx.rows<ClosedReport>(
      `SELECT DISTINCT ON (r.unit_id) r.unit_id AS "unitId", r.id, r.definition, r.label, r.closed_at AS "closedAt" FROM reports.run r
       WHERE r.unit_id = ANY ($1) AND r.closed_at IS NOT NULL ORDER BY r.unit_id, r.period_to DESC, r.closed_at DESC`,
      [unitIds],
    );
  }

  /** Latest first, a page at a time; of `doneOnlyIn` only what is finished. */
  async list(tx: Tx, unitIds: readonly string[], doneOnlyIn: readonly string[], before: [Date, string] | undefined, limit: number): Promise<RunHead[]> {
    const rows = await tx.rows<Omit<RunRow, 'rows' | 'table' | 'head'> & { failedChecks: number | null }>(
      `SELECT ${HEAD}, r.failed_checks AS "failedChecks" FROM reports.run r
       WHERE r.unit_id = ANY ($1) AND (r.state = 'done' OR r.unit_id <> ALL ($2::uuid[]))
         AND ($3::timestamptz IS NULL OR (r.requested_at, r.id) < ($3, $4::uuid))
       ORDER BY r.requested_at DESC, r.id DESC LIMIT $5`,
      [unitIds, doneOnlyIn, before?.[0] ?? null, before?.[1] ?? null, limit],
    );
    return rows.map(({ from, to, label, ...head }) => ({ ...head, period: { from, to, label } }));
  }

  async start(tx: Tx, { unitId, id }: Run, at: Date): Promise<void> {
    await tx.run(
      `UPDATE reports.run SET state = 'running', progress = 0, started_at = $3, failure = NULL WHERE unit_id = $1 AND id = $2 AND state <> 'done'`,
      [unitId, id, at],
    );
  }

  async progress(tx: Tx, { unitId, id }: Run, percent: number): Promise<void> {
    await tx.run(`UPDATE reports.run SET progress = $3 WHERE unit_id = $1 AND id = $2 AND state = 'running'`, [unitId, id, percent]);
  }

  /** The unit's own closed table, latest first: what it reported. */
  async closedOwn(tx: Tx, unitId: string, definition: Run['definition'], period: Pick<Run['period'], 'from' | 'to'>): Promise<Run | undefined> {
    const row = await tx.row<RunRow>(
      `SELECT ${WHOLE} FROM reports.run r WHERE r.unit_id = $1 AND r.definition = $2 AND r.period_from = $3 AND r.period_to = $4 AND NOT r.consolidated
         AND r.closed_at IS NOT NULL ORDER BY r.closed_at DESC LIMIT 1`,
      [unitId, definition, period.from, period.to],
    );
    return row && runFrom(row);
  }

  /** @returns false when another worker has finished it meanwhile: it stays as it is */
  async finish(tx: Tx, { unitId, id }: Run, outcome: RunOutcome, at: Date): Promise<boolean> {
    const finished = await tx.run(
      `UPDATE reports.run SET state = 'done', progress = 100, finished_at = $3, failure = NULL, positions = $4, lines = $5, result = $6,
         content_hash = $7, failed_checks = $8, sources = $9, moments = $10 WHERE unit_id = $1 AND id = $2 AND state <> 'done'`,
      [unitId, id, at, JSON.stringify(outcome.positions), JSON.stringify(outcome.rows), JSON.stringify(outcome.table),
        outcome.contentHash, outcome.table.checks.length, outcome.sources ? JSON.stringify(outcome.sources) : null,
        outcome.moments ? JSON.stringify(outcome.moments) : null],
    );
    return finished === 1;
  }

  async fail(tx: Tx, { unitId, id }: Run, failure: string): Promise<void> {
    await tx.run(`UPDATE reports.run SET state = 'failed', failure = $3 WHERE unit_id = $1 AND id = $2 AND state <> 'done'`, [unitId, id, failure]);
  }

  /** @returns false when somebody else has closed it */
  async close(tx: Tx, { unitId, id }: Run, { by, at, short, head }: Closing): Promise<boolean> {
    const closed = await tx.run(
      `UPDATE reports.run SET closed_at = $3, closed_by = $4, closed_short = $5, head = $6 WHERE unit_id = $1 AND id = $2 AND state = 'done' AND closed_at IS NULL`,
      [unitId, id, at, by, short, JSON.stringify(head)],
    );
    return closed === 1;
  }
}

function runFrom({ from, to, label, positions, rows, table, contentHash, sources, moments, ...run }: RunRow): Run {
  const outcome = positions && rows && table && contentHash ? { positions, rows, table, contentHash, ...(sources && { sources }), ...(moments && { moments }) } : null;
  return { ...run, period: { from, to, label }, outcome };
}
