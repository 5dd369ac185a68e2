import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { civilDateOf, yearOf } from '#libs/civil-date';
import { DossierLog, RequestStore } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { enterBook, type Tx } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { FeeSerialStore } from '../data/serial.store.js';
import { TakingStore } from '../data/taking.store.js';
import type { FeeReceipt } from '../domain/taking.js';
import { refuse } from '../refusals.js';
import { Receipts } from './receipts.js';

/** An entry is never edited: it is cancelled by a new one, dated now, that hands the amount back out of the till that it went into. */
@Injectable()
export class CancelFee {
  constructor(
    private readonly requests: RequestStore,
    private readonly log: DossierLog,
    private readonly takings: TakingStore,
    private readonly serials: FeeSerialStore,
    private readonly receipts: Receipts,
    private readonly clock: Clock,
  ) {}

  /**
   * By whoever took it, or by a leader.
   * @returns the entry that cancels
   * @throws http.forbidden, fees.not_found, fees.not_yours, fees.is_cancellation, fees.already_cancelled, request.*
   */
  async run(tx: Tx, caller: Caller, unitId: string, id: string, reason: string, requestKey?: string): Promise<FeeReceipt> {
    mustHaveRole(caller, unitId, 'clerk', 'leader');
    const body = { action: 'cancel_fee', id, reason };
    const cancelling = await this.requests.once(tx, unitId, { key: requestKey, accountId: caller.accountId, body }, async () => ({
      id: await this.write(tx, caller, unitId, await this.receipts.get(tx, unitId, id), reason),
    }));
    return this.receipts.get(tx, unitId, cancelling.id);
  }

  private async write(tx: Tx, caller: Caller, unitId: string, entry: FeeReceipt, reason: string): Promise<string> {
    const { number } = entry;
    if (entry.takenBy.accountId !== caller.accountId && !callerHasRole(caller, unitId, ['leader'])) throw refuse('fees.not_yours', { number });
    if (entry.cancels) throw refuse('fees.is_cancellation', { number });
    const { dossierId, code } = await this.log.held(tx, unitId, entry.dossierCode);
    await enterBook(tx, unitId);
    const at = this.clock.now();
    const takenOn = civilDateOf(at);
    const year = yearOf(takenOn);
    const id = uuidv7();
    const serial = await this.serials.next(tx, unitId, 'receipt', year);
    // Looked at again where nobody else can be cancelling it any more.
    const { cancelledBy } = await this.receipts.get(tx, unitId, entry.id);
    if (cancelledBy) throw refuse('fees.already_cancelled', { number, by: cancelledBy.number });
    await this.takings.insert(tx, unitId, {
      id, year, number: serial, dossierId, dossierCode: code, method: entry.method, payerName: entry.payerName,
      takenAt: at, takenOn, takenBy: entry.takenBy.accountId, recordedAt: at, recordedBy: caller.accountId, cancels: entry.id, reason,
    }, []);
    return id;
  }
}
