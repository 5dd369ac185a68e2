import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import type { DeadlineView } from '#libs/ui';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { deadlineViewOf, type RowClock } from '../domain/deadline-view.js';

/** What the clock says of rows of one unit at one moment. */
export interface Reading {
  now: Date;
  today: string;
  deadline(row: RowClock): DeadlineView | undefined;
}

@Injectable()
export class Deadlines {
  constructor(private readonly database: Database, private readonly calendars: Calendars, private readonly clock: Clock) {}

  /** @param rows none: the calendar is not asked, which a supervising unit does not have */
  async of(unitId: string, rows: number): Promise<Reading> {
    const now = this.clock.now();
    const reading = { now, today: civilDateOf(now) };
    if (rows === 0) return { ...reading, deadline: () => undefined };
    const calendar = await this.database.inUnit(unitId, (tx) => this.calendars.of(tx, unitId));
    return { ...reading, deadline: (row) => deadlineViewOf(row, calendar, now) };
  }
}
