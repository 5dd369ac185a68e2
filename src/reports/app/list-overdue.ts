import { Injectable } from '@nestjs/common';
import type { OverdueCause, OverdueRow, Period } from '#libs/reporting';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { FollowLog } from './follow-log.js';
import { OverdueReport } from './overdue-report.js';

export interface OverdueList {
  rows: OverdueRow[];
  /** Of which the rows may be the first. */
  total: number;
}

/** R10 read, taken away and completed. Owners are named in it, so that each reading is kept in the audit trail. */
@Injectable()
export class ListOverdue {
  constructor(
    private readonly database: Database,
    private readonly following: FollowLog,
    private readonly report: OverdueReport,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(unitId: string, by: string, period: Period): Promise<OverdueList> {
    await this.following.catchUp(unitId);
    return this.database.inUnit(unitId, async (tx) => {
      const [rows, total] = [await this.report.rows(tx, unitId, period), await this.report.total(tx, unitId, period)];
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.overdue_listed', subject: `${period.from} ${period.to}`, facts: { dossiers: rows.length } });
      return { rows, total };
    });
  }

  /** @throws dossier.not_found */
  async state(unitId: string, by: string, code: string, cause: OverdueCause): Promise<void> {
    await this.database.inUnit(unitId, async (tx) => {
      await this.report.state(tx, unitId, code, cause, { accountId: by, at: this.clock.now() });
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.cause_stated', subject: code, facts: { cause } });
    });
  }
}
