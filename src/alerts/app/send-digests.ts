import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { closingTime, isWorkingDay, nthWorkingDayAfter, openingTime, type WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { DigestStore } from '../data/digest.store.js';
import { DigestContents } from './digest-contents.js';

/** Sums the day up for a unit's people when it opens, on working days, once. */
@Injectable()
export class SendDigests {
  constructor(
    private readonly database: Database,
    private readonly digests: DigestStore,
    private readonly contents: DigestContents,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** A unit that has dossiers is looked after from its next opening on. */
  async begin(tx: Tx, unitId: string): Promise<void> {
    const now = this.clock.now();
    await this.digests.begin(tx, unitId, nextOpening(await this.calendars.of(tx, unitId), now));
  }

  unitsDue(tx: Tx, now: Date): Promise<string[]> {
    return this.digests.unitsDue(tx, now);
  }

  sendIn(unitId: string, now: Date): Promise<void> {
    return this.database.inUnit(unitId, (tx) => this.send(tx, unitId, now));
  }

  /** Sends the unit's digest if it is time, and says when to look again. */
  private async send(tx: Tx, unitId: string, now: Date): Promise<void> {
    if (!(await this.digests.claim(tx, unitId, now))) return;
    const calendar = await this.calendars.of(tx, unitId);
    const today = civilDateOf(now);
    // Sessions or holidays may have changed since the opening was worked out; after closing it is yesterday's news.
    const isTime = isWorkingDay(calendar, today) && openingTime(calendar, today) <= now && now < closingTime(calendar, today);
    if (isTime && (await this.digests.record(tx, unitId, today, now))) await this.contents.add(tx, unitId, now);
    await this.digests.lookAgain(tx, unitId, nextOpening(calendar, now));
  }
}

/** The first opening on a working day after the instant. */
function nextOpening(calendar: WorkCalendar, now: Date): Date {
  const today = civilDateOf(now);
  if (isWorkingDay(calendar, today) && openingTime(calendar, today) > now) return openingTime(calendar, today);
  return openingTime(calendar, nthWorkingDayAfter(calendar, today, 1));
}
