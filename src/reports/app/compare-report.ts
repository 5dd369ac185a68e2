import { Injectable } from '@nestjs/common';
import { REPORT_DEFINITIONS, type ReportTable, computeReport } from '#libs/reporting';
import { Database } from '#src/platform/database';
import { type CellDifference, cellDifferences } from '../domain/differences.js';
import { refuse } from '../refusals.js';
import { RowTally } from '../domain/row-tally.js';
import type { FinishedRun, Positions } from '../domain/run.js';
import { CountRows } from './count-rows.js';
import { FollowLog } from './follow-log.js';

export interface Difference {
  before: Positions;
  after: Positions;
  differences: CellDifference[];
}

/** What a table counted earlier would say if it were counted today: where it differs, somebody corrected the past. */
@Injectable()
export class CompareReport {
  constructor(
    private readonly database: Database,
    private readonly following: FollowLog,
    private readonly counting: CountRows,
  ) {}

  /** What `after` says otherwise than `before`. @throws report.not_comparable for tables of other columns or rows */
  between(before: FinishedRun, after: FinishedRun): Difference {
    if (before.definition !== after.definition || before.layout !== after.layout) throw refuse('report.not_comparable');
    return { before: before.outcome.positions, after: after.outcome.positions, differences: cellDifferences(before.outcome.table, after.outcome.table) };
  }

  /** Over the same rows, fields and units as the run. */
  async withToday(run: FinishedRun): Promise<Difference> {
    const plans = run.outcome.rows.map(({ base: _, ...plan }) => plan);
    const tally = new RowTally(plans);
    const after: Positions = {};
    for (const unitId of run.unitIds) {
      after[unitId] = await this.following.catchUp(unitId);
      await this.database.inUnit(unitId, (tx) => this.counting.fromCounters(tx, unitId, run.period, tally));
    }
    const today: ReportTable = computeReport(REPORT_DEFINITIONS[run.definition], tally.rows(), run.period, run.layout);
    return { before: run.outcome.positions, after, differences: cellDifferences(run.outcome.table, today) };
  }
}
