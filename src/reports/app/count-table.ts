import { Injectable } from '@nestjs/common';
import { DOSSIER_REPORTS, type DossierReportId, type Period, type ReportTable, computeReport } from '#libs/reporting';
import { DossierLog } from '#src/dossiers';
import { Database, type Tx } from '#src/platform/database';
import { RowTally } from '../domain/row-tally.js';
import { CountRows } from './count-rows.js';
import { PlanRows } from './plan-rows.js';

export interface TableOrder {
  definition: DossierReportId;
  unitId: string;
  period: Period;
}

/** A unit's own table counted here and now, without a run; from the counters, or from the log to hold against them. */
@Injectable()
export class CountTable {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRows,
    private readonly counting: CountRows,
    private readonly log: DossierLog,
  ) {}

  /** As far as the counters have come. */
  fromCounters(order: TableOrder): Promise<ReportTable> {
    return this.table(order, (tx, tally) => this.counting.fromCounters(tx, order.unitId, order.period, tally));
  }

  /** Reads every step of the unit. */
  fromLog(order: TableOrder): Promise<ReportTable> {
    return this.table(order, async (tx, tally) =>
      this.counting.fromLog(tx, order.unitId, await this.log.head(tx, order.unitId), order.period, tally));
  }

  private table({ definition, unitId, period }: TableOrder, count: (tx: Tx, tally: RowTally) => Promise<void>): Promise<ReportTable> {
    return this.database.inUnit(unitId, async (tx) => {
      const tally = new RowTally(await this.plans.of(tx, { unitId, layout: 'by_field', period }));
      await count(tx, tally);
      return computeReport(DOSSIER_REPORTS[definition], tally.rows(), period);
    });
  }
}
