import { Injectable, Logger } from '@nestjs/common';
import { addDays, type CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { type Reconciliation, ReconciliationStore } from '../data/reconciliation.store.js';
import type { CounterDifference } from '../domain/compare-counters.js';
import type { RecordDifference } from '../domain/compare-records.js';
import { CompareWithLog, type KeptDifference } from './compare-with-log.js';
import { FollowLog } from './follow-log.js';
import { ReportNotices } from './report-notices.js';

export type { CounterDifference, Reconciliation, RecordDifference };

/** As many differences as are kept for looking at. */
const KEPT = 200;
/** A year that is over, and the time to report on it and to correct it. */
const LATELY_DAYS = 400;
/** One matter, however many nights it lasts. */
const SUBJECT = 'counters';

export interface Reconciled extends Omit<Reconciliation, 'differences'> {
  /** All of them. */
  differences: KeptDifference[];
}

/** Counts a unit's log again, by other means, and holds its counters against it. They must agree. */
@Injectable()
export class ReconcileReports {
  private readonly logger = new Logger(ReconcileReports.name);

  constructor(
    private readonly database: Database,
    private readonly following: FollowLog,
    private readonly comparing: CompareWithLog,
    private readonly reconciliations: ReconciliationStore,
    private readonly notices: ReportNotices,
    private readonly clock: Clock,
  ) {}

  /** Every counter against the log from its first step. @throws report.log_too_busy */
  reconcile(unitId: string): Promise<Reconciled> {
    return this.hold(unitId, null);
  }

  /** The counters of the last days against the log, the older ones against each other: the log before is not read. @throws report.log_too_busy */
  reconcileLately(unitId: string): Promise<Reconciled> {
    return this.hold(unitId, addDays(this.clock.today(), -LATELY_DAYS));
  }

  /** What the last recounts found, of the units that were ever recounted; the worst first. */
  last(unitIds: readonly string[]): Promise<Reconciliation[]> {
    return this.database.inUnits(unitIds, (tx) => this.reconciliations.last(tx, unitIds));
  }

  private async hold(unitId: string, since: CivilDate | null): Promise<Reconciled> {
    const result = await this.following.settled(unitId, async (tx, position) => {
      const ranAt = this.clock.now();
      const { compared, differences } = await this.comparing.compare(tx, unitId, { position, at: ranAt }, since);
      return { unitId, ranAt, position, since, compared, differenceCount: differences.length, differences };
    }, this.comparing.followers);
    await this.database.inUnit(unitId, async (tx) => {
      await this.reconciliations.put(tx, { ...result, differences: result.differences.slice(0, KEPT) });
      if (result.differenceCount === 0) return this.notices.settle(tx, unitId, SUBJECT);
      const { position, compared, differenceCount } = result;
      await this.notices.tell(tx, unitId, { kind: 'report_counters_differ', subject: SUBJECT, name: `${differenceCount} chỗ lệch với nhật ký hồ sơ`, path: '/quan-tri/kiem-tra' });
      await this.notices.record(tx, { unitId, accountId: null, action: 'report.counters_differed', subject: unitId, facts: { position, since, compared, differenceCount } });
    });
    if (result.differenceCount > 0) this.logger.error(`counters of unit ${unitId} differ from its log in ${result.differenceCount} places`);
    return result;
  }
}
