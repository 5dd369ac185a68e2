import { Injectable } from '@nestjs/common';
import type { Period, RecordReportId, ReportTable } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { tableOf } from './count-run.js';
import { CountUnit } from './count-unit.js';
import { PlanRows } from './plan-rows.js';

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
  count(definition: RecordReportId, { unitId, period }: { unitId: string; period: Period }): Promise<ReportTable> {
    const layout = 'by_field';
    return this.database.inUnit(unitId, async (tx) => {
      const table = this.counting.start(definition, await this.plans.of(tx, { unitId, layout, period }));
      await table.now(tx, unitId, period, this.clock.now());
      return tableOf({ definition, period, layout }, table.rows());
    });
  }
}
