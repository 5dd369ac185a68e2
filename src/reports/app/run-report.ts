import { Injectable, Logger } from '@nestjs/common';
import { reportCode } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import { failureOf } from '../domain/failure.js';
import type { Run, RunOutcome } from '../domain/run.js';
import { CountRun } from './count-run.js';
import { ReportNotices } from './report-notices.js';

/** Counts a table that was asked for and stores it. Started again it begins anew; a finished run is left alone. */
@Injectable()
export class RunReport {
  private readonly logger = new Logger(RunReport.name);

  constructor(
    private readonly database: Database,
    private readonly runs: RunStore,
    private readonly counting: CountRun,
    private readonly notices: ReportNotices,
    private readonly clock: Clock,
  ) {}

  async run(unitId: string, runId: string): Promise<void> {
    const run = await this.database.inUnit(unitId, (tx) => this.runs.find(tx, [unitId], runId));
    if (!run || run.state === 'done') return;
    await this.database.inUnit(unitId, (tx) => this.runs.start(tx, run, this.clock.now()));
    const progress = (percent: number): Promise<void> => this.database.inUnit(unitId, (tx) => this.runs.progress(tx, run, percent));
    const outcome = await this.counting.count(run, progress).catch(async (error: unknown) => {
      // Tried again by the queue; until then, and when that gives up, the person who waits is told.
      await this.database.inUnit(unitId, (tx) => this.runs.fail(tx, run, failureOf(error)));
      throw error;
    });
    await this.finish(run, outcome);
  }

  /** Numbers that do not agree are shown in the table, told to the controller and kept in the audit trail, all at once. */
  private async finish(run: Run, outcome: RunOutcome): Promise<void> {
    const { unitId, id, definition, period } = run;
    const { checks } = outcome.table;
    await this.database.inUnit(unitId, async (tx) => {
      if (!(await this.runs.finish(tx, run, outcome, this.clock.now())) || checks.length === 0) return;
      await this.notices.record(tx, { unitId, accountId: null, action: 'report.checks_failed', subject: id, facts: { checks } });
      await this.notices.tell(tx, unitId, { kind: 'report_checks_failed', subject: `checks ${id}`, name: `${reportCode(definition)} · ${period.label}: ${checks.length} chỗ`, path: `/bao-cao/${id}` });
    });
    if (checks.length > 0) this.logger.error(`report run ${id} of unit ${unitId}: ${checks.length} checks failed`);
  }
}
