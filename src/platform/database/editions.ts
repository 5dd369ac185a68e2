import { Injectable } from '@nestjs/common';
import type { Tx } from './tx.js';

interface Entry {
  edition: number;
  value: Promise<unknown>;
}

/**
 * A cache of reference data (calendars, procedure versions) that can never be stale: one small query per transaction
 * tells the current edition, and an entry of another edition is loaded anew.
 */
@Injectable()
export class Editions {
  private readonly entries = new Map<string, Entry>();
  private readonly changing = new WeakSet<Tx>();
  private readonly seen = new WeakMap<Tx, Promise<ReadonlyMap<string, number>>>();

  async cached<T>(tx: Tx, edition: string, key: string, load: () => Promise<T>): Promise<T> {
    // A transaction that changes the data sees its own uncommitted state, which nobody else may be given.
    if (this.changing.has(tx)) return load();
    const number = (await this.numbers(tx)).get(edition) ?? 0;
    const slot = `${edition}\n${key}`;
    const entry = this.entries.get(slot);
    // Another transaction's load may fail with that transaction; this one is not to fail for it.
    if (entry?.edition === number) return (entry.value as Promise<T>).catch(() => load());
    if (this.entries.size > 20_000) this.entries.clear();
    const mine: Entry = { edition: number, value: load() };
    this.entries.set(slot, mine);
    mine.value.catch(() => {
      if (this.entries.get(slot) === mine) this.entries.delete(slot);
    });
    return mine.value as Promise<T>;
  }

  /** To be called in the transaction that changes the reference data. */
  async raise(tx: Tx, edition: string): Promise<void> {
    await tx.run(
      'INSERT INTO platform.edition (name, number) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET number = platform.edition.number + 1',
      [edition],
    );
    this.changing.add(tx);
  }

  /** The transaction has waited for others meanwhile, and looks anew at what they changed. */
  lookAgain(tx: Tx): void {
    this.seen.delete(tx);
  }

  private numbers(tx: Tx): Promise<ReadonlyMap<string, number>> {
    let numbers = this.seen.get(tx);
    if (!numbers) {
      numbers = tx
        .rows<{ name: string; number: number }>('SELECT name, number FROM platform.edition')
        .then((rows) => new Map(rows.map((row) => [row.name, row.number])));
      this.seen.set(tx, numbers);
    }
    return numbers;
  }
}
