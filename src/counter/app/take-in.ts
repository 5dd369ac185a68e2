import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import { type Alongside, type DeskReceipt, type DeskSettlement, type ReceiveAnswer, ReceiveAtDesk, SettleNow } from '#src/dossiers';
import { type PayMethod, TakeFee } from '#src/fees';
import type { Caller } from '#src/platform/http';
import { atWork } from '../domain/at-work.js';
import { feeItems } from '../domain/fee-items.js';

/** The person at the counter, and the unit they are at work in. */
export interface AtCounter {
  caller: Caller;
  unitId: string;
}

export interface FeeTaken {
  amount: number;
  method: PayMethod | 'none';
}

type WithFee<T> = T & { fee?: FeeTaken | undefined };

/** Receives a dossier and takes its fee, settles it on the spot, or turns it away: all or nothing, once per request key. */
@Injectable()
export class TakeIn {
  constructor(
    private readonly receiving: ReceiveAtDesk,
    private readonly settling: SettleNow,
    private readonly fees: TakeFee,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws as ReceiveAtDesk and TakeFee */
  receive(desk: AtCounter, { fee, ...receipt }: WithFee<DeskReceipt>, requestKey: string): Promise<ReceiveAnswer> {
    return this.receiving.run(atWork(desk), { ...receipt, unitId: desk.unitId }, requestKey, this.feeAlongside(desk, fee));
  }

  /** Takes nothing in: on record with the reason, and no fee. @throws as ReceiveAtDesk */
  turnAway(desk: AtCounter, { reason, ...brought }: DeskReceipt & { reason: string }, requestKey: string): Promise<ReceiveAnswer> {
    return this.receiving.run(atWork(desk), { ...brought, unitId: desk.unitId, refusedFor: reason }, requestKey);
  }

  /** @throws as SettleNow and TakeFee */
  settle(desk: AtCounter, { fee, ...receipt }: WithFee<DeskReceipt & DeskSettlement>, requestKey: string): Promise<ReceiveAnswer> {
    return this.settling.run(atWork(desk), { ...receipt, unitId: desk.unitId }, requestKey, this.feeAlongside(desk, fee));
  }

  private feeAlongside(desk: AtCounter, fee: FeeTaken | undefined): Alongside | undefined {
    if (!fee || fee.amount === 0 || fee.method === 'none') return undefined;
    const { amount, method } = fee;
    return async (tx, { row, history }) => {
      const version = await this.catalogue.version(tx, row.procedureVersionId);
      await this.fees.run(tx, atWork(desk), { unitId: row.unitId, code: row.code }, { items: feeItems(version, history.receipt.sets, amount), method });
    };
  }
}
