import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import type { FinishedRun } from '../domain/run.js';
import { refuse } from '../refusals.js';

/** Chốt: these are the numbers that were reported; from now on only differences are shown. */
@Injectable()
export class CloseReport {
  constructor(
    private readonly database: Database,
    private readonly runs: RunStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws report.already_closed, report.checks_failed, report.period_not_over */
  async close(run: FinishedRun, by: string): Promise<void> {
    const { unitId, period, outcome } = run;
    if (run.closedAt) throw refuse('report.already_closed', { at: run.closedAt });
    if (outcome.table.checks.length > 0) throw refuse('report.checks_failed', { count: outcome.table.checks.length });
    if (period.to >= this.clock.today()) throw refuse('report.period_not_over', { to: period.to });
    const at = this.clock.now();
    await this.database.inUnit(unitId, async (tx) => {
      if (!(await this.runs.close(tx, run, by, at))) throw refuse('report.already_closed', { at });
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.closed', subject: run.id, facts: { contentHash: outcome.contentHash } });
    });
  }
}
