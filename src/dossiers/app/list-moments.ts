import { Injectable } from '@nestjs/common';
import { addDays, civilDateOf, endOfDay, startOfDay } from '#libs/civil-date';
import { nthWorkingDayAfter } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import type { ListMoment } from '../data/list-conditions.js';
import { RECENT_DAYS, SOON_DAYS } from '../domain/worklist.js';

/** What the clock and the unit's calendar say when lists are asked for. */
@Injectable()
export class ListMoments {
  constructor(private readonly calendars: Calendars, private readonly units: Units, private readonly clock: Clock) {}

  async of(tx: Tx, unitId: string): Promise<ListMoment> {
    const now = this.clock.now();
    const today = civilDateOf(now);
    const since = addDays(today, -RECENT_DAYS);
    return { now, today, startOfToday: startOfDay(today), ends: (await this.days(tx, unitId, today)).map(endOfDay), recent: { day: since, start: startOfDay(since) } };
  }

  /** Today and the working days that count as soon; a supervising unit keeps no hours, and has no dossiers whose days would be counted. */
  private async days(tx: Tx, unitId: string, today: string): Promise<string[]> {
    const numbers = Array.from({ length: SOON_DAYS + 1 }, (_, index) => index);
    if ((await this.units.sessionsOf(tx, unitId)).length === 0) return numbers.map((n) => addDays(today, n));
    const calendar = await this.calendars.of(tx, unitId);
    return numbers.map((n) => nthWorkingDayAfter(calendar, today, n));
  }
}
