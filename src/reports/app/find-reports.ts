import { Injectable } from '@nestjs/common';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole, decodeCursor, type Page, type PageQuery, type Role, toPage } from '#src/platform/http';
import { type RunHead, RunStore } from '../data/run.store.js';
import { type FinishedRun, isFinished, type Run } from '../domain/run.js';
import { refuse } from '../refusals.js';

/** Those who ask for tables, close them and see them being counted. */
export const REPORT_ROLES = ['leader', 'controller', 'supervisor', 'administrator'] as const satisfies readonly Role[];
/** Those who may read what is finished. */
export const READER_ROLES = ['clerk', 'officer'] as const satisfies readonly Role[];

/** The tables that were asked for, as far as the caller may see them. */
@Injectable()
export class FindReports {
  constructor(private readonly database: Database, private readonly runs: RunStore) {}

  /** @throws report.not_found also for another unit's run, as if it did not exist */
  async get(caller: Caller, id: string): Promise<Run> {
    const run = await this.database.inUnits(caller.unitIds, (tx) => this.runs.find(tx, caller.unitIds, id));
    if (!run || !mayRead(caller, run)) throw refuse('report.not_found');
    return run;
  }

  /** @throws report.not_found, report.failed, report.not_ready */
  async getFinished(caller: Caller, id: string): Promise<FinishedRun> {
    const run = await this.get(caller, id);
    if (isFinished(run)) return run;
    throw run.state === 'failed' ? refuse('report.failed') : refuse('report.not_ready', { progress: run.progress });
  }

  /** Without the caller's reach: for comparing within one unit. */
  ofUnit(unitId: string, id: string): Promise<Run | undefined> {
    return this.database.inUnit(unitId, (tx) => this.runs.find(tx, [unitId], id));
  }

  async list(caller: Caller, unitId: string | undefined, query: PageQuery): Promise<Page<RunHead>> {
    const seen = caller.unitIds.filter((id) => (unitId === undefined || id === unitId) && callerHasRole(caller, id, [...REPORT_ROLES, ...READER_ROLES]));
    const doneOnly = seen.filter((id) => !callerHasRole(caller, id, REPORT_ROLES));
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['instant', 'uuid']);
    const rows = await this.database.inUnits(seen, (tx) => this.runs.list(tx, seen, doneOnly, before, query.limit + 1));
    return toPage(rows, query.limit, (row) => [row.requestedAt, row.id]);
  }
}

function mayRead(caller: Caller, run: Run): boolean {
  return callerHasRole(caller, run.unitId, run.state === 'done' ? [...REPORT_ROLES, ...READER_ROLES] : REPORT_ROLES);
}
