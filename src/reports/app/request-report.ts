import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Layout, Period, ReportId } from '#libs/reporting';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { Units } from '#src/units';
import { RunStore } from '../data/run.store.js';
import type { Run } from '../domain/run.js';
import { refuse } from '../refusals.js';
import { reportRequested } from '../topics.js';
import { reportedUnits } from './reported-units.js';

export interface ReportRequest {
  /** Of the run to be, made when the form was shown: sent twice it asks once. */
  id?: string | undefined;
  definition: ReportId;
  /** A row per field unless told. */
  layout?: Layout | undefined;
  period: Period;
  unitId: string;
  /** The dossiers of the units below added up, in place of the unit's own. */
  consolidated?: boolean | undefined;
}

/** Asks for a table; a worker counts it. */
@Injectable()
export class RequestReport {
  constructor(
    private readonly runs: RunStore,
    private readonly units: Units,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * In the caller's transaction, whose fence includes the unit: the run exists if, and only if, it will be counted.
   * @param by the account that asks; null for the program itself
   * @throws report.period_in_future, report.not_consolidated, report.nothing_to_consolidate, units.not_found
   */
  async request(tx: Tx, by: string | null, request: ReportRequest): Promise<Run> {
    const { id = uuidv7(), definition, layout = 'by_field', period, unitId, consolidated = false } = request;
    const today = this.clock.today();
    // What is open at the end of a day that has not come cannot be known.
    if (period.to > today) throw refuse('report.period_in_future', { to: period.to, today });
    if (layout === 'by_unit' && !consolidated) throw refuse('report.not_consolidated');
    const table = { unitId, definition, layout, consolidated, period };
    const run: Run = {
      ...table, id, unitIds: await reportedUnits(tx, this.units, unitId, consolidated),
      requestedBy: by, requestedAt: this.clock.now(), comparesTo: await this.runs.lastClosed(tx, table),
      state: 'queued', progress: 0, startedAt: null, finishedAt: null, failure: null, outcome: null, closedAt: null, closedBy: null, closedShort: null, head: null,
    };
    if (!(await this.runs.insert(tx, run))) return (await this.runs.find(tx, [unitId], id)) ?? run;
    await this.outbox.add(tx, unitId, reportRequested, { runId: run.id });
    await this.audit.record(tx, { unitId, accountId: by, action: 'report.requested', subject: run.id, facts: { definition, layout, consolidated, ...period } });
    return run;
  }
}
