import { Injectable } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { CAUSE_NAMES, OVERDUE_LIST, type OverdueCause, type OverdueRow, type Period } from '#libs/reporting';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { csvOf, workbookOfSheet } from './overdue-sheet.js';
import { FollowLog } from './follow-log.js';
import { OverdueReport } from './overdue-report.js';

export interface OverdueSheet {
  heads: string[];
  lines: (string | number)[][];
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

  async list(unitId: string, by: string, period: Period): Promise<OverdueRow[]> {
    await this.following.catchUp(unitId);
    return this.database.inUnit(unitId, async (tx) => {
      const rows = await this.report.rows(tx, unitId, period);
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.overdue_listed', subject: `${period.from} ${period.to}`, facts: { dossiers: rows.length } });
      return rows;
    });
  }

  async csv(unitId: string, by: string, period: Period): Promise<Buffer> {
    return csvOf(sheetOf(await this.list(unitId, by, period)));
  }

  async workbook(unitId: string, by: string, period: Period): Promise<Buffer> {
    return workbookOfSheet(OVERDUE_LIST.title, period, sheetOf(await this.list(unitId, by, period)));
  }

  /** @throws dossier.not_found */
  async state(unitId: string, by: string, code: string, cause: OverdueCause): Promise<void> {
    await this.database.inUnit(unitId, async (tx) => {
      await this.report.state(tx, unitId, code, cause, { accountId: by, at: this.clock.now() });
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.cause_stated', subject: code, facts: { cause } });
    });
  }
}

function sheetOf(rows: readonly OverdueRow[]): OverdueSheet {
  return {
    heads: OVERDUE_LIST.columns.map(({ head }) => head),
    lines: rows.map((row) => [
      row.position, row.code, row.procedure, row.owner, formatDate(row.receivedOn), formatDate(row.dueOn), row.daysLate,
      [row.heldBy?.step, row.heldBy?.officer].filter((part) => part).join(', '), row.cause === null ? 'Chưa ghi' : CAUSE_NAMES[row.cause],
      row.apologyOn === null ? 'Chưa' : `Đã gửi ${formatDate(row.apologyOn)}`,
    ]),
  };
}
