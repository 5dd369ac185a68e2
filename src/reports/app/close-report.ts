import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { FinishedRun } from '../domain/run.js';
import { subjectOf } from '../domain/schedule.js';
import { refuse } from '../refusals.js';
import { ClosedStores } from './closed-stores.js';
import { Consolidation, type UnitClosing } from './consolidation.js';
import { PrintedHeads } from './printed-heads.js';
import { ReportNotices } from './report-notices.js';

/** Chốt: these are the numbers that were reported; from now on only differences are shown. */
@Injectable()
export class CloseReport {
  constructor(
    private readonly database: Database,
    private readonly stores: ClosedStores,
    private readonly consolidation: Consolidation,
    private readonly notices: ReportNotices,
    private readonly heads: PrintedHeads,
    private readonly clock: Clock,
  ) {}

  /**
   * @param short why a consolidated table is closed although units below have not closed theirs (chốt thiếu)
   * @throws report.already_closed, report.checks_failed, report.period_not_over, report.units_not_closed, report.closed_since
   */
  async close(run: FinishedRun, by: string, short: string | null = null): Promise<void> {
    const { unitId, period, outcome } = run;
    if (run.closedAt) throw refuse('report.already_closed', { at: run.closedAt });
    if (outcome.table.checks.length > 0) throw refuse('report.checks_failed', { count: outcome.table.checks.length });
    if (period.to >= this.clock.today()) throw refuse('report.period_not_over', { to: period.to });
    const missing = run.consolidated ? await this.missing(run) : [];
    if (missing.length > 0 && short === null) throw refuse('report.units_not_closed', { count: missing.length, units: namesOf(missing) });
    const at = this.clock.now();
    await this.database.inUnit(unitId, async (tx) => {
      const reason = missing.length > 0 ? short : null;
      const head = await this.heads.toKeep(tx, run);
      if (!(await this.stores.runs.close(tx, run, { by, at, short: reason, head }))) throw refuse('report.already_closed', { at });
      await this.stores.seals.put(tx, { ...run, contentHash: outcome.contentHash, unitName: head.unitName }, at);
      await this.stores.dues.settle(tx, run, at);
      await this.notices.settle(tx, unitId, subjectOf(run));
      const facts = { contentHash: outcome.contentHash, ...(reason !== null && { short: reason, missing: missing.map((unit) => unit.unitId) }) };
      await this.notices.record(tx, { unitId, accountId: by, action: 'report.closed', subject: run.id, facts });
    });
  }

  /** Units whose closed numbers the table does not have because there are none. @throws report.closed_since when there are, or others, by now */
  private async missing({ unitIds, definition, period, outcome }: FinishedRun): Promise<UnitClosing[]> {
    const closings = await this.consolidation.closingsOf(unitIds, definition, period);
    const sources = outcome.sources ?? {};
    const moved = closings.filter(({ unitId, closed }) => closed !== null && closed.runId !== sources[unitId]);
    if (moved.length > 0) throw refuse('report.closed_since', { units: namesOf(moved) });
    return closings.filter(({ closed, exempt }) => closed === null && !exempt);
  }
}

function namesOf(units: readonly UnitClosing[]): string {
  return units.map(({ name }) => name).join(', ');
}
