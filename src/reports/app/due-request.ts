import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { reportCode } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { type Due, DueStore } from '../data/due.store.js';
import { type Obligation, subjectOf } from '../domain/schedule.js';
import { ReportNotices } from './report-notices.js';
import { RequestReport } from './request-report.js';

/** One report that has fallen due. */
@Injectable()
export class DueRequest {
  constructor(
    private readonly database: Database,
    private readonly dues: DueStore,
    private readonly requesting: RequestReport,
    private readonly notices: ReportNotices,
    private readonly clock: Clock,
  ) {}

  /** The run, the mark that it was asked for and the news of it stand or fall together. */
  ask(unitId: string, owed: Obligation): Promise<boolean> {
    const { definition, layout, consolidated, period } = owed;
    const id = uuidv7();
    return this.database.inUnit(unitId, async (tx) => {
      if (!(await this.dues.insert(tx, unitId, owed, id, this.clock.now(), this.clock.today()))) return false;
      await this.requesting.request(tx, null, { id, definition, layout, consolidated, period, unitId });
      await this.notices.tell(tx, unitId, { kind: 'report_due', subject: subjectOf(owed), name: nameOf(owed), path: `/bao-cao/${id}` });
      return true;
    });
  }

  remind(unitId: string): Promise<number> {
    return this.database.inUnit(unitId, async (tx) => {
      const open = await this.dues.takeUnreminded(tx, unitId, this.clock.today());
      for (const due of open) await this.notices.tell(tx, unitId, { kind: 'report_reminder', subject: subjectOf(due), name: nameOf(due), path: `/bao-cao/${due.runId}` });
      return open.length;
    });
  }
}

function nameOf({ definition, period, consolidated }: Obligation | Due): string {
  return `${reportCode(definition)} · ${period.label}${consolidated ? ', tổng hợp' : ''}`;
}
