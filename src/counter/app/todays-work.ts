import { Injectable } from '@nestjs/common';
import { FindDossiers, type ListItem } from '#src/dossiers';
import { type Entry, Till } from '#src/fees';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { atWork } from '../domain/at-work.js';
import type { AtCounter } from './take-in.js';

export interface SettledToday {
  /** Of the whole unit, whoever returned them. */
  count: number;
  /** Taken by this clerk, less what was handed back. */
  sum: number;
  /** The last few, newest first. */
  last: readonly (ListItem & { receipt?: Entry })[];
}

const LAST = 5;

/** How the day goes, below the fast lane. */
@Injectable()
export class TodaysWork {
  constructor(
    private readonly finding: FindDossiers,
    private readonly till: Till,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(desk: AtCounter): Promise<SettledToday> {
    const { caller, unitId } = desk;
    const accountId = caller.accountId;
    const [{ items, total }, { entries, total: sums }] = await Promise.all([
      this.finding.list(unitId, { list: 'returned_today', accountId, direction: 'desc', limit: LAST }),
      this.database.inUnit(unitId, (tx) => this.till.seenBy(tx, atWork(desk), unitId, this.clock.today(), accountId)),
    ]);
    const receipts = new Map(entries.filter(({ cancels, cancelledBy }) => cancels === null && cancelledBy === null).map((entry) => [entry.dossierCode, entry]));
    return { count: total, sum: sums.net, last: items.map((item) => withReceipt(item, receipts.get(item.code))) };
  }
}

function withReceipt(item: ListItem, receipt: Entry | undefined): ListItem & { receipt?: Entry } {
  return receipt ? { ...item, receipt } : item;
}
