import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { type CellDifference, outcomeDifferences } from '../domain/differences.js';
import { refuse } from '../refusals.js';
import type { FinishedRun, Positions } from '../domain/run.js';
import { plansOf, tableOf } from './count-run.js';
import { CountUnit } from './count-unit.js';
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
    private readonly counting: CountUnit,
    private readonly clock: Clock,
  ) {}

  /** What `after` says otherwise than `before`. @throws report.not_comparable for tables of other columns or rows */
  between(before: FinishedRun, after: FinishedRun): Difference {
    if (before.definition !== after.definition || before.layout !== after.layout) throw refuse('report.not_comparable');
    return { before: before.outcome.positions, after: after.outcome.positions, differences: outcomeDifferences(before.outcome, after.outcome) };
  }

  /** Over the same rows, fields and units as the run. */
  async withToday(run: FinishedRun): Promise<Difference> {
    const [table, after] = [this.counting.start(run.definition, plansOf(run)), {} as Positions];
    for (const unitId of run.unitIds) {
      after[unitId] = await this.following.catchUp(unitId);
      for (const other of this.counting.followersOf(run.definition)) await other.catchUp(unitId);
      await this.database.inUnit(unitId, (tx) => table.now(tx, unitId, run.period, this.clock.now()));
    }
    const rows = table.rows();
    return { before: run.outcome.positions, after, differences: outcomeDifferences(run.outcome, { rows, table: tableOf(run, rows) }) };
  }
}
