import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { type EventOf, Handles } from '#src/platform/outbox';
import { type ReportNotice, reportNoticed, reportSettled } from '#src/reports';
import { Channels } from '../app/channels.js';
import { NoticeStore } from '../data/notice.store.js';

/** What reports tell of goes to the unit's controllers; the newest of a matter takes the place of the one before. */
@Injectable()
export class OnReportNoticed {
  constructor(
    private readonly notices: NoticeStore,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  @Handles(reportNoticed, { name: 'alerts.report_noticed' })
  async raise({ unitId, payload }: EventOf<ReportNotice>, tx: Tx): Promise<void> {
    const at = this.clock.now();
    await this.notices.cancel(tx, unitId, payload.subject, at);
    await this.notices.raise(tx, unitId, { id: uuidv7(), role: 'controller', ...payload }, at, this.channels.any);
  }

  @Handles(reportSettled, { name: 'alerts.report_settled' })
  async settle({ unitId, payload }: EventOf<{ subject: string }>, tx: Tx): Promise<void> {
    await this.notices.cancel(tx, unitId, payload.subject, this.clock.now());
  }
}
