import { Injectable } from '@nestjs/common';
import { Audit, type AuditEntry } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { type ReportNotice, reportNoticed, reportSettled } from '../topics.js';

/** Tells others what happened to reports: the audit trail, and whoever must see to it. In the caller's transaction. */
@Injectable()
export class ReportNotices {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async tell(tx: Tx, unitId: string, notice: ReportNotice): Promise<void> {
    await this.outbox.add(tx, unitId, reportNoticed, notice);
  }

  async settle(tx: Tx, unitId: string, subject: string): Promise<void> {
    await this.outbox.add(tx, unitId, reportSettled, { subject });
  }

  record(tx: Tx, entry: AuditEntry): Promise<void> {
    return this.audit.record(tx, entry);
  }
}
