import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { RowProblem } from '../domain/register-entry.js';

export type ImportState = 'uploading' | 'queued' | 'running' | 'done' | 'failed';

export interface ImportRow {
  unitId: string;
  id: string;
  fileName: string;
  bytes: number;
  sha256: string | null;
  chunkCount: number;
  dryRun: boolean;
  state: ImportState;
  nextRow: number;
  bytesRead: number;
  rowsRead: number;
  rowsImported: number;
  rowsSkipped: number;
  rowsBad: number;
  problems: number;
  errorCode: string | null;
  error: string | null;
  requestedBy: string | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** What a batch adds to an import's figures. */
export interface BatchFigures {
  nextRow: number;
  bytesRead: number;
  imported: number;
  skipped: number;
  bad: number;
  problems: number;
}

const COLUMNS = `i.unit_id AS "unitId", i.id, i.file_name AS "fileName", i.bytes, i.sha256, i.chunk_count AS "chunkCount", i.dry_run AS "dryRun", i.state,
  i.next_row AS "nextRow", i.bytes_read AS "bytesRead", i.rows_read AS "rowsRead", i.rows_imported AS "rowsImported", i.rows_skipped AS "rowsSkipped",
  i.rows_bad AS "rowsBad", i.problems, i.error_code AS "errorCode", i.error, i.requested_by AS "requestedBy", i.requested_at AS "requestedAt",
  i.started_at AS "startedAt", i.finished_at AS "finishedAt"`;

@Injectable()
export class ImportStore {
  async begin(tx: Tx, row: Pick<ImportRow, 'unitId' | 'id' | 'fileName' | 'dryRun' | 'requestedBy' | 'requestedAt'>): Promise<void> {
    await tx.run(
      `INSERT INTO integration.import (unit_id, id, file_name, dry_run, state, requested_by, requested_at) VALUES ($1, $2, $3, $4, 'uploading', $5, $6)`,
      [row.unitId, row.id, row.fileName, row.dryRun, row.requestedBy, row.requestedAt],
    );
  }

  async queue(tx: Tx, unitId: string, id: string, file: { bytes: number; sha256: string; chunkCount: number }): Promise<void> {
    await tx.run(
      `UPDATE integration.import SET state = 'queued', bytes = $3, sha256 = $4, chunk_count = $5 WHERE unit_id = $1 AND id = $2`,
      [unitId, id, file.bytes, file.sha256, file.chunkCount],
    );
  }

  /** For an upload that came to nothing; its chunks first. */
  async drop(tx: Tx, unitId: string, id: string): Promise<void> {
    await tx.run(`DELETE FROM integration.import WHERE unit_id = $1 AND id = $2 AND state = 'uploading'`, [unitId, id]);
  }

  async abandoned(tx: Tx, unitId: string, before: Date): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT i.id FROM integration.import i WHERE i.unit_id = $1 AND i.state = 'uploading' AND i.requested_at < $2`, [unitId, before]);
    return rows.map(({ id }) => id);
  }

  /** Held until the commit. */
  lock(tx: Tx, unitId: string, id: string): Promise<ImportRow | undefined> {
    return tx.row<ImportRow>(`SELECT ${COLUMNS} FROM integration.import i WHERE i.unit_id = $1 AND i.id = $2 FOR UPDATE`, [unitId, id]);
  }

  async start(tx: Tx, unitId: string, id: string, at: Date): Promise<void> {
    await tx.run(
      `UPDATE integration.import SET state = 'running', started_at = coalesce(started_at, $3), error = NULL WHERE unit_id = $1 AND id = $2`, [unitId, id, at]);
  }

  async advance(tx: Tx, unitId: string, id: string, figures: BatchFigures): Promise<void> {
    const { nextRow, bytesRead, imported, skipped, bad, problems } = figures;
    await tx.run(
      `UPDATE integration.import SET next_row = $3, bytes_read = greatest(bytes_read, $4::bigint), rows_read = rows_read + $5,
         rows_imported = rows_imported + $6, rows_skipped = rows_skipped + $7, rows_bad = rows_bad + $8, problems = problems + $9
       WHERE unit_id = $1 AND id = $2`,
      [unitId, id, nextRow, bytesRead, imported + skipped + bad, imported, skipped, bad, problems],
    );
  }

  /** What stands in the way for the moment; it will be tried again. */
  async note(tx: Tx, unitId: string, id: string, error: string): Promise<void> {
    await tx.run(`UPDATE integration.import SET error = $3 WHERE unit_id = $1 AND id = $2 AND state = 'running'`, [unitId, id, error]);
  }

  async end(tx: Tx, unitId: string, id: string, end: { state: 'done' | 'failed'; at: Date; error: { code: string; text: string } | null }): Promise<void> {
    await tx.run(
      `UPDATE integration.import SET state = $3, finished_at = $4, error_code = $5, error = $6 WHERE unit_id = $1 AND id = $2`,
      [unitId, id, end.state, end.at, end.error?.code ?? null, end.error?.text ?? null],
    );
  }

  async addProblems(tx: Tx, unitId: string, id: string, after: number, problems: readonly RowProblem[]): Promise<void> {
    if (problems.length === 0) return;
    await tx.run(
      `INSERT INTO integration.import_problem (unit_id, import_id, n, row, "column", code, message)
       SELECT $1, $2, $3::int + p.n, p.row, p.col, p.code, p.message
       FROM unnest($4::int[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY AS p (row, col, code, message, n)`,
      [unitId, id, after, problems.map((p) => p.row), problems.map((p) => p.column), problems.map((p) => p.code), problems.map((p) => p.message)],
    );
  }

  find(tx: Tx, unitIds: readonly string[], id: string): Promise<ImportRow | undefined> {
    return tx.row<ImportRow>(`SELECT ${COLUMNS} FROM integration.import i WHERE i.unit_id = ANY ($1) AND i.id = $2`, [unitIds, id]);
  }

  /** Newest first: ids are UUIDv7. */
  page(tx: Tx, unitIds: readonly string[], before: string | undefined, limit: number): Promise<ImportRow[]> {
    return tx.rows<ImportRow>(
      `SELECT ${COLUMNS} FROM integration.import i WHERE i.unit_id = ANY ($1) AND ($2::uuid IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT $3`,
      [unitIds, before ?? null, limit],
    );
  }

  problems(tx: Tx, unitId: string, id: string, after: number, limit: number): Promise<(RowProblem & { n: number })[]> {
    return tx.rows(
      `SELECT p.n, p.row, p."column", p.code, p.message FROM integration.import_problem p
       WHERE p.unit_id = $1 AND p.import_id = $2 AND p.n > $3 ORDER BY p.n LIMIT $4`,
      [unitId, id, after, limit],
    );
  }
}
