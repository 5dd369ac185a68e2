import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { civilDateOf, startOfMinute, yearOf } from '#libs/civil-date';
import { type DossierLife, DossierLog, type Located, RequestStore } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { enterBook, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { FeeSerialStore } from '../data/serial.store.js';
import { TakingStore } from '../data/taking.store.js';
import type { FeeItem, PayMethod, FeeReceipt } from '../domain/taking.js';
import { refuse } from '../refusals.js';
import { Receipts } from './receipts.js';

export interface FeeDraft {
  /** At least one. */
  items: readonly FeeItem[];
  method: PayMethod;
  /** Whoever handed the dossier in when not given. */
  payerName?: string | undefined;
  /** When it was taken; now when not given. */
  at?: Date | undefined;
}

/** Money taken for a dossier goes into the caller's till, and the payer gets a receipt. */
@Injectable()
export class TakeFee {
  constructor(
    private readonly requests: RequestStore,
    private readonly log: DossierLog,
    private readonly takings: TakingStore,
    private readonly serials: FeeSerialStore,
    private readonly receipts: Receipts,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tx of the dossier's unit; the caller's own transaction, so that the fee can go with a receipt of the dossier (`Alongside`)
   * @param requestKey a second request with it gets the first one's receipt
   * @throws http.forbidden, dossier.not_found, fees.dossier_refused, fees.in_the_future, fees.before_dossier, request.*
   */
  async run(tx: Tx, caller: Caller, { unitId, code }: Located, draft: FeeDraft, requestKey?: string): Promise<FeeReceipt> {
    mustHaveRole(caller, unitId, 'clerk', 'leader');
    const body = { action: 'take_fee', code, draft };
    const { id } = await this.requests.once(tx, unitId, { key: requestKey, accountId: caller.accountId, body }, async () => {
      const life = await this.log.held(tx, unitId, code);
      return { id: await this.write(tx, caller, unitId, life, draft) };
    });
    return this.receipts.get(tx, unitId, id);
  }

  private async write(tx: Tx, { accountId }: Caller, unitId: string, { dossierId, code, history }: DossierLife, draft: FeeDraft): Promise<string> {
    await enterBook(tx, unitId);
    const now = this.clock.now();
    const at = draft.at ?? now;
    if (history.state === 'refused') throw refuse('fees.dossier_refused', { code });
    if (at > now) throw refuse('fees.in_the_future', { at });
    const begun = history.submittedAt ?? history.receivedAt;
    // People give minutes.
    if (begun && at < startOfMinute(begun)) throw refuse('fees.before_dossier', { at, code });
    const takenOn = civilDateOf(at);
    const year = yearOf(takenOn);
    const id = uuidv7();
    await this.takings.insert(tx, unitId, {
      id, year, number: await this.serials.next(tx, unitId, 'receipt', year), dossierId, dossierCode: code, method: draft.method,
      payerName: draft.payerName ?? (history.receipt.submitter ?? history.receipt.owner).name,
      takenAt: at, takenOn, takenBy: accountId, recordedAt: now, recordedBy: accountId, cancels: null, reason: null,
    }, draft.items);
    return id;
  }
}
