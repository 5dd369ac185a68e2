import { Injectable } from '@nestjs/common';
import { isDossierReport, type Period, type ReportId } from '#libs/reporting';
import { Editions, settleBooks, type Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { RecordTally } from '../domain/record-tally.js';
import { RowTally } from '../domain/row-tally.js';
import type { CountedRow, RowPlan } from '../domain/run.js';
import { CountRows } from './count-rows.js';
import type { Follower, Moment } from './record-source.js';
import { RecordSources } from './record-sources.js';

/** The rows of one table, to which the numbers of one unit after another are added. */
export interface TableCount {
  /** From what is kept along the way; what other books than the log got after `at` left out. */
  now(tx: Tx, unitId: string, period: Period, at: Date): Promise<void>;
  /** From the log and the books themselves, up to a moment. */
  asOf(tx: Tx, unitId: string, period: Period, moment: Moment): Promise<void>;
  rows(): CountedRow[];
}

/** Adds a unit's numbers to the rows of any table, whatever it counts. */
@Injectable()
export class CountUnit {
  constructor(
    private readonly counting: CountRows,
    private readonly sources: RecordSources,
    private readonly units: Units,
    private readonly editions: Editions,
  ) {}

  start(definition: ReportId, plans: readonly RowPlan[]): TableCount {
    if (isDossierReport(definition)) {
      const tally = new RowTally(plans);
      return {
        now: (tx, unitId, period) => this.counting.fromCounters(tx, unitId, period, tally),
        asOf: (tx, unitId, period, { position }) => this.counting.fromLog(tx, unitId, position, period, tally),
        rows: () => tally.rows(),
      };
    }
    const source = this.sources.of(definition);
    const tally = new RecordTally(plans, source.nothing);
    return {
      now: async (tx, unitId, period, at) => {
        await settleBooks(tx, await this.units.ancestorIds(tx, unitId));
        this.editions.lookAgain(tx);
        tally.add(unitId, await source.now(tx, unitId, period, at));
      },
      asOf: async (tx, unitId, period, moment) => tally.add(unitId, await source.asOf(tx, unitId, period, moment)),
      rows: () => tally.rows(),
    };
  }

  /** Who besides the counters must have read the log for the table to be right. */
  followersOf(definition: ReportId): readonly Follower[] {
    return isDossierReport(definition) ? [] : this.sources.of(definition).followers;
  }
}
