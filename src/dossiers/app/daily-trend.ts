import { Injectable } from '@nestjs/common';
import { addDays, civilDateOf, startOfDay } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { type DayFigures, FigureStore } from '../data/figure.store.js';

const DAYS = 30;

/** How many came in and were finished, and of those late, on each of the latest days; withdrawn and stopped count as finished. */
@Injectable()
export class DailyTrend {
  constructor(private readonly database: Database, private readonly figures: FigureStore, private readonly clock: Clock) {}

  /** Oldest first, today last, days of rest too. */
  async of(unitId: string, days = DAYS): Promise<DayFigures[]> {
    const first = addDays(civilDateOf(this.clock.now()), 1 - days);
    const rows = await this.database.inUnit(unitId, (tx) => this.figures.days(tx, unitId, startOfDay(first)));
    const known = new Map(rows.map((row) => [row.day, row]));
    return Array.from({ length: days }, (_, index) => addDays(first, index)).map((day) => known.get(day) ?? { day, received: 0, finished: 0, late: 0 });
  }
}
