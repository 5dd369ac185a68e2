import { Injectable } from '@nestjs/common';
import { Database } from '#src/platform/database';
import { CountStore } from '../data/count.store.js';
import type { Worklist } from '../domain/worklist.js';
import { ListMoments } from './list-moments.js';

/** The numbers beside the lists of the menu. */
@Injectable()
export class CountWorklists {
  constructor(private readonly database: Database, private readonly moments: ListMoments, private readonly store: CountStore) {}

  /** `mine` is the account's. A number above MOST_COUNTED only says that there are more. */
  counts(unitId: string, accountId: string): Promise<Record<Worklist, number>> {
    return this.database.inUnit(unitId, async (tx) => this.store.counts(tx, unitId, await this.moments.of(tx, unitId), accountId));
  }
}
