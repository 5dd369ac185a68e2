import { Injectable } from '@nestjs/common';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole, decodeCursor, type Page, type PageQuery, toPage } from '#src/platform/http';
import { type ImportRow, type ImportState, ImportStore } from '../data/import.store.js';
import { labelOf } from '../domain/register-columns.js';
import type { RowProblem } from '../domain/register-entry.js';
import { refuse } from '../refusals.js';
import { KEPT_PROBLEMS } from './import-ledger.js';

export interface ImportView {
  id: string;
  unitId: string;
  fileName: string;
  bytes: number;
  sha256: string | null;
  dryRun: boolean;
  state: ImportState;
  /** Null where nobody can tell: a workbook is read whole before its first row. */
  percent: number | null;
  rowsRead: number;
  /** In a dry run: that would be imported. */
  rowsImported: number;
  rowsSkipped: number;
  rowsBad: number;
  problems: number;
  /** Problems beyond those that are kept. */
  problemsNotListed: number;
  error: { code: string | null; message: string } | null;
  requestedBy: string | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export type ProblemView = RowProblem & { columnLabel: string | null };

/** How imports of registers stand. Only for controllers and administrators of the unit; all others are told there is none. */
@Injectable()
export class FindImports {
  constructor(private readonly database: Database, private readonly imports: ImportStore) {}

  async list(caller: Caller, query: PageQuery): Promise<Page<ImportView>> {
    const units = unitsOf(caller);
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['uuid'])[0];
    const rows = await this.database.inUnits(units, (tx) => this.imports.page(tx, units, before, query.limit + 1));
    return toPage(rows, query.limit, (row) => [row.id], viewOf);
  }

  /** @throws import.not_found */
  async get(caller: Caller, id: string): Promise<ImportView> {
    return viewOf(await this.row(caller, id));
  }

  /** In the order of the file. @throws import.not_found */
  async problems(caller: Caller, id: string, query: PageQuery): Promise<Page<ProblemView>> {
    const { unitId } = await this.row(caller, id);
    const after = query.cursor === undefined ? 0 : decodeCursor(query.cursor, ['number'])[0];
    const rows = await this.database.inUnit(unitId, (tx) => this.imports.problems(tx, unitId, id, after, query.limit + 1));
    return toPage(rows, query.limit, ({ n }) => [n], ({ n: _n, ...problem }) => ({ ...problem, columnLabel: problem.column && labelOf(problem.column) }));
  }

  /** All that are kept, and how many more there were. @throws import.not_found */
  async allProblems(caller: Caller, id: string): Promise<{ problems: RowProblem[]; notListed: number }> {
    const row = await this.row(caller, id);
    const problems = await this.database.inUnit(row.unitId, (tx) => this.imports.problems(tx, row.unitId, id, 0, KEPT_PROBLEMS));
    return { problems, notListed: row.problems - problems.length };
  }

  private async row(caller: Caller, id: string): Promise<ImportRow> {
    const units = unitsOf(caller);
    const row = await this.database.inUnits(units, (tx) => this.imports.find(tx, units, id));
    if (!row) throw refuse('import.not_found');
    return row;
  }
}

function unitsOf(caller: Caller): string[] {
  return caller.unitIds.filter((unitId) => callerHasRole(caller, unitId, ['controller', 'administrator']));
}

function viewOf(row: ImportRow): ImportView {
  const { nextRow: _next, chunkCount: _chunks, bytesRead: _bytes, errorCode, error, ...shown } = row;
  return {
    ...shown,
    percent: percentOf(row),
    problemsNotListed: Math.max(0, row.problems - KEPT_PROBLEMS),
    error: error === null ? null : { code: errorCode, message: error },
  };
}

function percentOf({ state, bytes, bytesRead, fileName }: ImportRow): number | null {
  if (state === 'done') return 100;
  if (/\.xlsx$/i.test(fileName)) return null;
  return bytes === 0 ? 0 : Math.min(99, Math.floor((bytesRead / bytes) * 100));
}
