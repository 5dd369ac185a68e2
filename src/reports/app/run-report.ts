import { Injectable, Logger } from '@nestjs/common';
import { REPORT_DEFINITIONS, computeReport } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import { contentHash } from '../domain/content-hash.js';
import { failureOf } from '../domain/failure.js';
import { RowTally } from '../domain/row-tally.js';
import type { Positions, Run, RunOutcome } from '../domain/run.js';
import { CountRows } from './count-rows.js';
import { FollowLog } from './follow-log.js';
import { PlanRows } from './plan-rows.js';

/** Counts a table that was asked for, unit by unit, and stores it. Started again it begins anew; a finished run is left alone. */
@Injectable()
export class RunReport {
  private readonly logger = new Logger(RunReport.name);

  constructor(
    private readonly database: Database,
    private readonly runs: RunStore,
    private readonly following: FollowLog,
    private readonly plans: PlanRows,
    private readonly counting: CountRows,
    private readonly clock: Clock,
  ) {}

  async run(unitId: string, runId: string): Promise<void> {
    const run = await this.database.inUnit(unitId, (tx) => this.runs.find(tx, [unitId], runId));
    if (!run || run.state === 'done') return;
    await this.database.inUnit(unitId, (tx) => this.runs.start(tx, run, this.clock.now()));
    const outcome = await this.count(run).catch(async (error: unknown) => {
      // Tried again by the queue; until then, and when that gives up, the person who waits is told.
      await this.database.inUnit(unitId, (tx) => this.runs.fail(tx, run, failureOf(error)));
      throw error;
    });
    await this.database.inUnit(unitId, (tx) => this.runs.finish(tx, run, outcome, this.clock.now()));
    const { checks } = outcome.table;
    if (checks.length > 0) this.logger.error(`report run ${run.id} of unit ${unitId}: ${checks.length} checks failed`);
  }

  private async count(run: Run): Promise<RunOutcome> {
    const tally = new RowTally(await this.database.inUnit(run.unitId, (tx) => this.plans.of(tx, run)));
    const positions: Positions = {};
    let shown = 0;
    for (const [index, unitId] of run.unitIds.entries()) {
      await this.following.settled(unitId, async (tx, position) => {
        await this.counting.fromCounters(tx, unitId, run.period, tally);
        positions[unitId] = position;
      });
      const percent = Math.floor(((index + 1) / run.unitIds.length) * 99);
      if (percent > shown) await this.database.inUnit(run.unitId, (tx) => this.runs.progress(tx, run, percent));
      shown = percent;
    }
    const rows = tally.rows();
    const table = computeReport(REPORT_DEFINITIONS[run.definition], rows, run.period, run.layout);
    return { positions, rows, table, contentHash: contentHash(run, { positions, rows, table }) };
  }
}
