import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { RequestStore } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { SlipStore } from '../data/slip.store.js';
import type { SlipView } from '../domain/slips.js';
import { refuse } from '../refusals.js';
import { EntryInstant } from './entry-instant.js';
import { ListSlips, SLIP_ENTERERS } from './list-slips.js';

/** An entry is never edited: another one takes it back, on the same day and in the same field. What was counted before keeps its instant. */
@Injectable()
export class CancelSlips {
  constructor(
    private readonly requests: RequestStore,
    private readonly store: SlipStore,
    private readonly list: ListSlips,
    private readonly instant: EntryInstant,
  ) {}

  /**
   * By whoever entered it, or by the controller.
   * @returns the entry, cancelled
   * @throws units.not_found, http.forbidden, surveys.slips_not_found, surveys.slips_not_yours, surveys.slips_already_cancelled, request.*
   */
  async run(tx: Tx, caller: Caller, unitId: string, id: string, reason: string, requestKey?: string): Promise<SlipView> {
    mustHaveRole(caller, unitId, ...SLIP_ENTERERS);
    const body = { action: 'cancel_slips', id, reason };
    await this.requests.once(tx, unitId, { key: requestKey, accountId: caller.accountId, body }, async () => {
      await this.write(tx, caller, unitId, id, reason);
      return { id };
    });
    return this.list.get(tx, unitId, id);
  }

  private async write(tx: Tx, caller: Caller, unitId: string, cancels: string, reason: string): Promise<void> {
    const entry = await this.list.get(tx, unitId, cancels);
    if (entry.enteredBy.accountId !== caller.accountId && !callerHasRole(caller, unitId, ['controller'])) throw refuse('surveys.slips_not_yours');
    const done = await this.store.cancel(tx, unitId, { id: uuidv7(), cancels, enteredBy: caller.accountId, recordedAt: await this.instant.next(tx, unitId), reason });
    if (!done) throw refuse('surveys.slips_already_cancelled');
  }
}
