import { Injectable } from '@nestjs/common';
import type { Period, ReportId, ReportTable } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import type { CountedRow } from '../domain/run.js';
import { tableOf } from './count-run.js';
import { CountUnit } from './count-unit.js';
import { FollowLog } from './follow-log.js';
import { PlanRows } from './plan-rows.js';

export interface TableWanted {
  definition: ReportId;
  period: Period;
}

export interface CountedTogether {
  rows: CountedRow[];
  table: ReportTable;
  position: number;
  at: Date;
}

/** Several tables of a unit's own records, counted at one position of its log, so that they agree with each other. */
@Injectable()
export class CountTogether {
  constructor(
    private readonly following: FollowLog,
    private readonly plans: PlanRows,
    private readonly counting: CountUnit,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they are wanted. @throws report.log_too_busy */
  count(unitId: string, wanted: readonly TableWanted[]): Promise<CountedTogether[]> {
    const at = this.clock.now();
    const layout = 'by_field';
    const followers = [...new Set(wanted.flatMap(({ definition }) => this.counting.followersOf(definition)))];
    return this.following.settled(unitId, async (tx, position) => {
      const counted: CountedTogether[] = [];
      for (const { definition, period } of wanted) {
        const count = this.counting.start(definition, await this.plans.of(tx, { unitId, layout, period }));
        await count.now(tx, unitId, period, at);
        const rows = count.rows();
        counted.push({ rows, table: tableOf({ definition, period, layout }, rows), position, at });
      }
      return counted;
    }, followers);
  }
}
