import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type CivilDate, yearOf } from '#libs/civil-date';
import { formatNumber } from '#libs/vietnamese';
import { RequestStore } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { ClosingStore } from '../data/closing.store.js';
import { FeeSerialStore } from '../data/serial.store.js';
import { type Closing, expectedCash } from '../domain/till.js';
import { refuse } from '../refusals.js';
import { Till } from './till.js';

export interface CashCount {
  day: CivilDate;
  /** Whose till; the caller's own when not given. */
  accountId?: string | undefined;
  /** In đồng. */
  countedCash: number;
  /** What the person was shown; when the till has changed since, it is not closed. */
  expectedCash?: number | undefined;
  /** Why there is more or less than there should be. */
  note?: string | undefined;
}

/** The day's till counted and signed: it covers what no closing covers yet. What is entered afterwards waits for the next one. */
@Injectable()
export class CloseTill {
  constructor(
    private readonly requests: RequestStore,
    private readonly closings: ClosingStore,
    private readonly serials: FeeSerialStore,
    private readonly till: Till,
    private readonly clock: Clock,
  ) {}

  /** @throws http.forbidden, fees.not_your_till, fees.day_not_come, fees.nothing_to_close, fees.till_changed, fees.difference_unexplained, request.* */
  async run(tx: Tx, caller: Caller, unitId: string, count: CashCount, requestKey?: string): Promise<Closing> {
    mustHaveRole(caller, unitId, 'clerk', 'leader');
    const accountId = count.accountId ?? caller.accountId;
    if (accountId !== caller.accountId && !callerHasRole(caller, unitId, ['leader'])) throw refuse('fees.not_your_till');
    const body = { action: 'close_till', count };
    const { id } = await this.requests.once(tx, unitId, { key: requestKey, accountId: caller.accountId, body }, async () => ({
      id: await this.write(tx, caller, unitId, accountId, count),
    }));
    return (await this.till.closing(tx, caller, unitId, id)).closing;
  }

  private async write(tx: Tx, caller: Caller, unitId: string, accountId: string, count: CashCount): Promise<string> {
    const { day, countedCash } = count;
    if (day > this.clock.today()) throw refuse('fees.day_not_come', { day });
    const year = yearOf(day);
    // Nothing is entered into the day's till while it is counted.
    await this.serials.hold(tx, unitId, 'receipt', year);
    const covered = (await this.till.of(tx, unitId, day, accountId)).entries.filter(({ closing }) => closing === null);
    if (covered.length === 0) throw refuse('fees.nothing_to_close', { day });
    const expected = expectedCash(covered);
    if (count.expectedCash !== undefined && count.expectedCash !== expected) {
      throw refuse('fees.till_changed', { expected: formatNumber(expected), seen: formatNumber(count.expectedCash) });
    }
    if (countedCash !== expected && count.note === undefined) throw refuseUnexplained(countedCash - expected);
    const id = uuidv7();
    await this.closings.insert(tx, unitId, {
      id, year, number: await this.serials.next(tx, unitId, 'closing', year), accountId, day, expectedCash: expected, countedCash,
      note: count.note ?? null, closedAt: this.clock.now(), closedBy: caller.accountId,
    }, covered.map((entry) => entry.id));
    return id;
  }
}

function refuseUnexplained(difference: number): Error {
  const facts = { difference: `${difference > 0 ? '+' : ''}${formatNumber(difference)}` };
  const { code, text } = refuse('fees.difference_unexplained', facts);
  return refuse('fees.difference_unexplained', facts, { errors: [{ field: 'note', code, message: text }] });
}
