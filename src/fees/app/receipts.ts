import { Injectable } from '@nestjs/common';
import { amountInWords } from '#libs/vietnamese';
import { Accounts } from '#src/identity';
import type { Tx } from '#src/platform/database';
import { type TakingRow, TakingStore } from '../data/taking.store.js';
import { closingNumber, type FeeItem, type Person, type FeeReceipt, receiptNumber, totalOf } from '../domain/taking.js';
import { refuse } from '../refusals.js';

/** Entries of the book, put together from their rows: items, names, what they cancel and what closed them. */
@Injectable()
export class Receipts {
  constructor(private readonly takings: TakingStore, private readonly accounts: Accounts) {}

  /** @throws fees.not_found */
  async get(tx: Tx, unitId: string, id: string): Promise<FeeReceipt> {
    const row = await this.takings.find(tx, unitId, id);
    const [receipt] = row ? await this.of(tx, unitId, [row]) : [];
    if (!receipt) throw refuse('fees.not_found');
    return receipt;
  }

  async of(tx: Tx, unitId: string, rows: readonly TakingRow[]): Promise<FeeReceipt[]> {
    if (rows.length === 0) return [];
    const items = await this.takings.items(tx, unitId, rows.map((row) => row.cancels ?? row.id));
    const names = await this.accounts.displayNames(tx, rows.flatMap((row) => [row.takenBy, row.recordedBy]));
    const person = (accountId: string): Person => ({ accountId, name: names.get(accountId) ?? '' });
    return rows.map((row) => receiptOf(row, items.get(row.cancels ?? row.id) ?? [], person));
  }
}

function receiptOf(row: TakingRow, items: readonly FeeItem[], person: (accountId: string) => Person): FeeReceipt {
  const total = totalOf(items);
  return {
    id: row.id,
    number: receiptNumber(row.year, row.number),
    dossierCode: row.dossierCode,
    items,
    total,
    totalInWords: amountInWords(total),
    method: row.method,
    payerName: row.payerName,
    takenAt: row.takenAt,
    takenOn: row.takenOn,
    takenBy: person(row.takenBy),
    recordedAt: row.recordedAt,
    recordedBy: person(row.recordedBy),
    cancels: row.cancels !== null && row.cancelsYear !== null && row.cancelsNumber !== null
      ? { id: row.cancels, number: receiptNumber(row.cancelsYear, row.cancelsNumber) } : null,
    reason: row.reason,
    cancelledBy: cancellationOf(row),
    closing: row.closingYear !== null && row.closingNumber !== null ? closingNumber(row.closingYear, row.closingNumber) : null,
    afterClosing: row.afterClosing,
  };
}

function cancellationOf({ cancelledId, cancelledYear, cancelledNumber, cancelledAt, cancelledReason }: TakingRow): FeeReceipt['cancelledBy'] {
  if (cancelledId === null || cancelledYear === null || cancelledNumber === null || cancelledAt === null) return null;
  return { id: cancelledId, number: receiptNumber(cancelledYear, cancelledNumber), at: cancelledAt, reason: cancelledReason ?? '' };
}
