import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { ClosedTableStore } from '../data/closed-table.store.js';
import { type Due, DueStore } from '../data/due.store.js';
import { owedAddress } from '../domain/plain-address.js';
import { isOwedTable, type Obligation, type OWED_TABLES, owedCode, subjectOf } from '../domain/schedule.js';
import type { ReportNoticeKind } from '../topics.js';
import { ReportNotices } from './report-notices.js';
import { RequestReport } from './request-report.js';

/** One report that has fallen due. */
@Injectable()
export class DueRequest {
  constructor(
    private readonly database: Database,
    private readonly dues: DueStore,
    private readonly tables: ClosedTableStore,
    private readonly requesting: RequestReport,
    private readonly notices: ReportNotices,
    private readonly clock: Clock,
  ) {}

  /** The run, the mark that it was asked for and the news of it stand or fall together. */
  ask(unitId: string, owed: Obligation): Promise<boolean> {
    return this.database.inUnit(unitId, async (tx) => {
      const { definition, layout, consolidated, period } = owed;
      const id = uuidv7();
      const runId = isOwedTable(definition) ? null : id;
      if (!(await this.dues.insert(tx, unitId, owed, runId, this.clock.now(), this.clock.today()))) return false;
      if (!isOwedTable(definition)) await this.requesting.request(tx, null, { id, definition, layout, consolidated, period, unitId });
      else if (await this.isClosed(tx, unitId, definition, period)) return true;
      await this.tell(tx, unitId, 'report_due', { ...owed, runId });
      return true;
    });
  }

  /** Somebody was faster than the morning after. */
  private async isClosed(tx: Tx, unitId: string, table: (typeof OWED_TABLES)[number], period: Obligation['period']): Promise<boolean> {
    const closed = await this.tables.last(tx, unitId, table, period);
    return closed !== undefined && (await this.dues.settleTable(tx, closed, closed.closedAt)).length > 0;
  }

  remind(unitId: string): Promise<number> {
    return this.database.inUnit(unitId, async (tx) => {
      const open = await this.dues.takeUnreminded(tx, unitId, this.clock.today());
      for (const due of open) await this.tell(tx, unitId, 'report_reminder', due);
      return open.length;
    });
  }

  private tell(tx: Tx, unitId: string, kind: ReportNoticeKind, owed: Obligation & Pick<Due, 'runId'>): Promise<void> {
    const { definition, period, runId } = owed;
    const path = isOwedTable(definition) ? owedAddress(definition, period) : `/bao-cao/${runId ?? ''}`;
    return this.notices.tell(tx, unitId, { kind, subject: subjectOf(owed), name: nameOf(owed), path });
  }
}

function nameOf({ definition, period, consolidated }: Obligation): string {
  return `${owedCode(definition)} · ${period.label}${consolidated ? ', tổng hợp' : ''}`;
}
