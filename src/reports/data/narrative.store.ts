import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Narrative, NarrativeOutcome, WrittenNarrative } from '../domain/narrative.js';

type NarrativeRow = Omit<Narrative, 'period' | 'outcome'> & { from: CivilDate; to: CivilDate; label: string } & { [K in keyof NarrativeOutcome]: NarrativeOutcome[K] | null };

const HEAD = `n.unit_id AS "unitId", n.id, n.consolidated, n.unit_ids AS "unitIds", n.period_from AS "from", n.period_to AS "to", n.label,
  n.requested_by AS "requestedBy", n.requested_at AS "requestedAt", n.state, n.progress, n.started_at AS "startedAt", n.finished_at AS "finishedAt", n.failure,
  n.counted_at AS "countedAt", n.failed_checks AS "failedChecks", n.figures_hash AS "figuresHash", n.file_hash AS "fileHash", length(n.content) AS bytes`;

/** Periodic reports in words. What is written stays: the database lets nothing of it be changed. */
@Injectable()
export class NarrativeStore {
  /** @returns false when the unit has one of that id already */
  async insert(tx: Tx, { unitId, id, consolidated, unitIds, period, requestedBy, requestedAt, state, progress }: Narrative): Promise<boolean> {
    const inserted = await tx.run(
      `INSERT INTO reports.narrative (unit_id, id, consolidated, unit_ids, period_from, period_to, label, requested_by, requested_at, state, progress)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
      [unitId, id, consolidated, unitIds, period.from, period.to, period.label, requestedBy, requestedAt, state, progress],
    );
    return inserted === 1;
  }

  async find(tx: Tx, unitIds: readonly string[], id: string): Promise<Narrative | undefined> {
    const row = await tx.row<NarrativeRow>(`SELECT ${HEAD} FROM reports.narrative n WHERE n.unit_id = ANY ($1) AND n.id = $2`, [unitIds, id]);
    return row && narrativeFrom(row);
  }

  /** Latest first, a page at a time. */
  async list(tx: Tx, unitIds: readonly string[], before: [Date, string] | undefined, limit: number): Promise<Narrative[]> {
    const rows = await tx.rows<NarrativeRow>(
      `SELECT ${HEAD} FROM reports.narrative n WHERE n.unit_id = ANY ($1) AND ($2::timestamptz IS NULL OR (n.requested_at, n.id) < ($2, $3::uuid))
       ORDER BY n.requested_at DESC, n.id DESC LIMIT $4`,
      [unitIds, before?.[0] ?? null, before?.[1] ?? null, limit],
    );
    return rows.map(narrativeFrom);
  }

  async content(tx: Tx, unitId: string, id: string): Promise<Buffer | undefined> {
    const row = await tx.row<{ content: Buffer | null }>('SELECT n.content FROM reports.narrative n WHERE n.unit_id = $1 AND n.id = $2', [unitId, id]);
    return row?.content ?? undefined;
  }

  async start(tx: Tx, { unitId, id }: Narrative, at: Date): Promise<void> {
    await tx.run(`UPDATE reports.narrative SET state = 'running', progress = 0, started_at = $3, failure = NULL WHERE unit_id = $1 AND id = $2 AND state <> 'done'`, [unitId, id, at]);
  }

  async progress(tx: Tx, { unitId, id }: Narrative, percent: number): Promise<void> {
    await tx.run(`UPDATE reports.narrative SET progress = $3 WHERE unit_id = $1 AND id = $2 AND state = 'running'`, [unitId, id, percent]);
  }

  async fail(tx: Tx, { unitId, id }: Narrative, failure: string): Promise<void> {
    await tx.run(`UPDATE reports.narrative SET state = 'failed', failure = $3 WHERE unit_id = $1 AND id = $2 AND state <> 'done'`, [unitId, id, failure]);
  }

  /** @returns false when another worker has finished it meanwhile: it stays as it is */
  async finish(tx: Tx, { unitId, id }: Narrative, { content, countedAt, failedChecks, figuresHash }: WrittenNarrative, fileHash: string, at: Date): Promise<boolean> {
    const finished = await tx.run(
      `UPDATE reports.narrative SET state = 'done', progress = 100, failure = NULL, finished_at = $3, content = $4, counted_at = $5, failed_checks = $6, figures_hash = $7, file_hash = $8
       WHERE unit_id = $1 AND id = $2 AND state <> 'done'`,
      [unitId, id, at, content, countedAt, failedChecks, figuresHash, fileHash],
    );
    return finished === 1;
  }
}

function narrativeFrom({ from, to, label, countedAt, failedChecks, figuresHash, fileHash, bytes, ...narrative }: NarrativeRow): Narrative {
  const outcome = countedAt !== null && failedChecks !== null && figuresHash !== null && fileHash !== null && bytes !== null ? { countedAt, failedChecks, figuresHash, fileHash, bytes } : null;
  return { ...narrative, period: { from, to, label }, outcome };
}
