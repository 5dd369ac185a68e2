import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { CivilDate } from '#libs/civil-date';
import { Catalogue } from '#src/catalogue';
import { RequestStore } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { SlipStore } from '../data/slip.store.js';
import type { SlipView } from '../domain/slips.js';
import { refuse } from '../refusals.js';
import { EntryInstant } from './entry-instant.js';
import { ListSlips, SLIP_ENTERERS } from './list-slips.js';

export interface SlipDraft {
  /** When they were handed out. */
  day: CivilDate;
  /** Code of the field; whatever the field when not given. */
  field?: string | undefined;
  slips: number;
}

/** Paper slips handed out are told to the book by whoever did it, or by the controller. */
@Injectable()
export class EnterSlips {
  constructor(
    private readonly requests: RequestStore,
    private readonly catalogue: Catalogue,
    private readonly store: SlipStore,
    private readonly list: ListSlips,
    private readonly instant: EntryInstant,
    private readonly clock: Clock,
  ) {}

  /**
   * @param requestKey a second request with it gets the first one's entry
   * @throws units.not_found, http.forbidden, surveys.slips_day_not_come, surveys.unknown_field, request.*
   */
  async run(tx: Tx, caller: Caller, unitId: string, draft: SlipDraft, requestKey?: string): Promise<SlipView> {
    mustHaveRole(caller, unitId, ...SLIP_ENTERERS);
    const body = { action: 'enter_slips', draft };
    const { id } = await this.requests.once(tx, unitId, { key: requestKey, accountId: caller.accountId, body }, async () => ({
      id: await this.write(tx, caller, unitId, draft),
    }));
    return this.list.get(tx, unitId, id);
  }

  private async write(tx: Tx, { accountId }: Caller, unitId: string, { day, field, slips }: SlipDraft): Promise<string> {
    if (day > this.clock.today()) throw refuse('surveys.slips_day_not_come', { day });
    const fields = field === undefined ? [] : await this.catalogue.fields(tx);
    if (field !== undefined && !fields.some(({ code }) => code === field)) throw refuse('surveys.unknown_field', { field });
    const id = uuidv7();
    await this.store.insert(tx, unitId, { id, day, fieldCode: field ?? null, slips, enteredBy: accountId, recordedAt: await this.instant.next(tx, unitId) });
    return id;
  }
}
