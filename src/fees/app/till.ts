import { Injectable } from '@nestjs/common';
import { addDays, type CivilDate } from '#libs/civil-date';
import { Accounts } from '#src/identity';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { type Caller, callerHasRole, refuseHttp } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { type ClosingRow, ClosingStore } from '../data/closing.store.js';
import { TakingStore } from '../data/taking.store.js';
import { closingNumber, type Entry, type Person, type FeeReceipt } from '../domain/taking.js';
import { type ClerkTill, clerksOf, type Closing, sumsOf, type TillSums } from '../domain/till.js';
import { refuse } from '../refusals.js';
import { Receipts } from './receipts.js';

export interface TillOfDay {
  day: CivilDate;
  /** In order of number; without payers, whom a till does not need. */
  entries: Entry[];
  clerks: ClerkTill[];
  total: TillSums;
  closings: Closing[];
}

/** How far back a clerk is reminded of a till that was left open. */
const REMINDED_DAYS = 60;

/** The money of a day: each clerk's till, entry by entry, and how it was closed. */
@Injectable()
export class Till {
  constructor(
    private readonly takings: TakingStore,
    private readonly closingRows: ClosingStore,
    private readonly receipts: Receipts,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  /** As the caller may see it: leaders, controllers and administrators every till, a clerk the own one. @throws units.not_found, http.forbidden */
  async seenBy(tx: Tx, caller: Caller, unitId: string, day: CivilDate, accountId?: string): Promise<TillOfDay> {
    return this.of(tx, unitId, day, mayOnlySeeOwn(caller, unitId, accountId) ? caller.accountId : accountId);
  }

  /** Of one account, or of everybody; asks nobody's leave. */
  async of(tx: Tx, unitId: string, day: CivilDate, accountId?: string): Promise<TillOfDay> {
    const receipts = await this.receipts.of(tx, unitId, await this.takings.ofDay(tx, unitId, day, accountId));
    const closings = await this.closingsOf(tx, await this.closingRows.ofDay(tx, unitId, day, accountId));
    const entries = receipts.map(withoutPayer);
    return { day, entries, clerks: clerksOf(entries), total: sumsOf(entries), closings };
  }

  /** A closing and the entries that it covers, as it was signed. @throws units.not_found, http.forbidden, fees.closing_not_found */
  async closing(tx: Tx, caller: Caller, unitId: string, id: string): Promise<{ closing: Closing; entries: Entry[]; total: TillSums }> {
    const ownOnly = mayOnlySeeOwn(caller, unitId);
    const row = await this.closingRows.find(tx, unitId, id);
    const [closing] = row && !(ownOnly && row.accountId !== caller.accountId) ? await this.closingsOf(tx, [row]) : [];
    if (!closing) throw refuse('fees.closing_not_found');
    const entries = (await this.receipts.of(tx, unitId, await this.takings.ofClosing(tx, unitId, id))).map(withoutPayer);
    return { closing, entries, total: sumsOf(entries) };
  }

  /** Of late, the days whose till of this account has entries that were not closed, latest first. */
  openDays(tx: Tx, unitId: string, accountId: string): Promise<CivilDate[]> {
    return this.closingRows.openDays(tx, unitId, accountId, addDays(this.clock.today(), -REMINDED_DAYS));
  }

  private async closingsOf(tx: Tx, rows: readonly ClosingRow[]): Promise<Closing[]> {
    const names = await this.accounts.displayNames(tx, rows.flatMap((row) => [row.accountId, row.closedBy]));
    const person = (accountId: string): Person => ({ accountId, name: names.get(accountId) ?? '' });
    return rows.map(({ year, number, accountId, closedBy, ...row }) => ({
      ...row,
      number: closingNumber(year, number),
      clerk: person(accountId),
      closedBy: person(closedBy),
      difference: row.countedCash - row.expectedCash,
    }));
  }
}

function mayOnlySeeOwn(caller: Caller, unitId: string, accountId?: string): boolean {
  mustHaveRole(caller, unitId, 'clerk', 'leader', 'controller', 'administrator');
  if (callerHasRole(caller, unitId, ['leader', 'controller', 'administrator'])) return false;
  if (accountId !== undefined && accountId !== caller.accountId) throw refuseHttp('http.forbidden');
  return true;
}

function withoutPayer({ payerName: _payerName, totalInWords: _totalInWords, ...entry }: FeeReceipt): Entry {
  return entry;
}
