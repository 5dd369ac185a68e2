import { Injectable } from '@nestjs/common';
import type { Caller } from '#src/platform/http';
import { type Alongside, type DeskReceipt, ReceiveAtDesk, type ReceiveAnswer } from './receive-at-desk.js';
import { type DeskSettlement, SettleDossier, settlementOf } from './settle-dossier.js';

export type { DeskSettlement };

/** The counter's fast lane: received, resolved and returned at once, three steps in the log, in one transaction and once per request key. */
@Injectable()
export class SettleNow {
  constructor(private readonly desk: ReceiveAtDesk, private readonly settling: SettleDossier) {}

  /** @throws as ReceiveAtDesk, and dossier.same_day_only */
  run(caller: Caller, form: DeskReceipt & DeskSettlement, requestKey?: string, alongside?: Alongside): Promise<ReceiveAnswer> {
    return this.desk.within(caller, { action: 'settle_now', form, requestKey }, async (tx, received, actor) => {
      const written = await this.settling.settle(tx, received, settlementOf(form), actor);
      await alongside?.(tx, written);
      return written;
    });
  }
}
