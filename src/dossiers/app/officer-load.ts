import { Injectable } from '@nestjs/common';
import { addDays, endOfDay, weekdayOf } from '#libs/civil-date';
import { Database } from '#src/platform/database';
import { FigureStore, type LoadRow } from '../data/figure.store.js';
import { ListMoments } from './list-moments.js';
import { Names } from './names.js';

/** What one person has in hand; `waiting` of them stand still for papers or payment, and are part of `open`. */
export interface Load extends LoadRow {
  /** Null where nobody by name has them: an office, another unit. */
  name: string | null;
}

/** Who has how much, so that a leader can move work. */
@Injectable()
export class OfficerLoad {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureStore,
    private readonly moments: ListMoments,
    private readonly names: Names,
  ) {}

  /** Whoever holds most first. The week ends on Sunday. */
  of(unitId: string): Promise<Load[]> {
    return this.database.inUnit(unitId, async (tx) => {
      const moment = await this.moments.of(tx, unitId);
      const rows = await this.figures.loads(tx, unitId, moment, endOfDay(addDays(moment.today, 7 - weekdayOf(moment.today))));
      const people = await this.names.ofAccounts(tx, rows.map(({ accountId }) => accountId));
      return rows.map((row) => ({ ...row, name: people.get(row.accountId ?? '') ?? null }));
    });
  }
}
