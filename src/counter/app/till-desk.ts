import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { CancelFee, type CashCount, CloseTill, type Closing, type FeeReceipt, FeesOf, type PayMethod, TakeFee, Till, type TillOfDay } from '#src/fees';
import type { ProcedureVersion } from '#src/catalogue';
import { Database } from '#src/platform/database';
import { atWork } from '../domain/at-work.js';
import { feeItems } from '../domain/fee-items.js';
import type { AtCounter } from './take-in.js';

export interface Taking {
  code: string;
  amount: number;
  method: PayMethod;
  payerName?: string | undefined;
}

/** The till of a day in the unit that somebody is at work in, each thing in a transaction of its own. */
@Injectable()
export class TillDesk {
  constructor(
    private readonly database: Database,
    private readonly till: Till,
    private readonly taking: TakeFee,
    private readonly cancelling: CancelFee,
    private readonly closing: CloseTill,
    private readonly fees: FeesOf,
  ) {}

  /** A clerk's own, everybody's for who watches over them. */
  ofDay(desk: AtCounter, day: CivilDate): Promise<{ till: TillOfDay; openDays: CivilDate[] }> {
    const { caller, unitId } = desk;
    return this.database.inUnit(unitId, async (tx) => ({
      till: await this.till.seenBy(tx, atWork(desk), unitId, day),
      openDays: await this.till.openDays(tx, unitId, caller.accountId),
    }));
  }

  /** @throws as TakeFee */
  take(desk: AtCounter, { code, amount, method, payerName }: Taking, procedure: { version: ProcedureVersion; sets: number }, requestKey: string): Promise<FeeReceipt> {
    const items = feeItems(procedure.version, procedure.sets, amount);
    const draft = { items, method, ...(payerName !== undefined && { payerName }) };
    return this.database.inUnit(desk.unitId, (tx) => this.taking.run(tx, atWork(desk), { unitId: desk.unitId, code }, draft, requestKey));
  }

  /** @throws fees.not_found */
  receipt(desk: AtCounter, id: string): Promise<FeeReceipt> {
    return this.database.inUnit(desk.unitId, (tx) => this.fees.receipt(tx, atWork(desk), desk.unitId, id));
  }

  /** @throws as CancelFee */
  cancel(desk: AtCounter, id: string, reason: string, requestKey: string): Promise<FeeReceipt> {
    return this.database.inUnit(desk.unitId, (tx) => this.cancelling.run(tx, atWork(desk), desk.unitId, id, reason, requestKey));
  }

  /** @throws as CloseTill */
  close(desk: AtCounter, count: CashCount, requestKey: string): Promise<Closing> {
    return this.database.inUnit(desk.unitId, (tx) => this.closing.run(tx, atWork(desk), desk.unitId, count, requestKey));
  }
}
