import { Injectable } from '@nestjs/common';
import type { Period, RecordReportId, ReportTable } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { CountedTable } from '../domain/run.js';
import { tableOf } from './count-run.js';
import { CountUnit } from './count-unit.js';
import { PlanRows } from './plan-rows.js';

export interface RecordOrder {
  unitId: string;
  period: Period;
}

/** A unit's own table of procedures, digitisation, services or ratings, on the unit's own lines, counted here and now without a run. */
@Injectable()
export class CountRecords {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRows,
    private readonly counting: CountUnit,
    private readonly clock: Clock,
  ) {}

  /** What no module keeps yet is empty, and a footnote names it. */
  async count(definition: RecordReportId, order: RecordOrder): Promise<ReportTable> {
    return (await this.withRows(definition, order)).outcome.table;
  }

  /** With what its cells are made of, so that they can be listed. */
  withRows(definition: RecordReportId, { unitId, period }: RecordOrder): Promise<CountedTable> {
    const layout = 'by_field';
    return this.database.inUnit(unitId, async (tx) => {
      const counting = this.counting.start(definition, await this.plans.of(tx, { unitId, layout, period }));
      await counting.now(tx, unitId, period, this.clock.now());
      const rows = counting.rows();
      return { definition, unitId, unitIds: [unitId], period, outcome: { rows, table: tableOf({ definition, period, layout }, rows) } };
    });
  }
}
