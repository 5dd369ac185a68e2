import { Injectable } from '@nestjs/common';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { CancelSlips, EnterSlips } from '#src/surveys';
import { DeskDays } from '../domain/desk-days.js';
import { COMMUNE } from '../domain/duong-ha.js';
import { REGISTER_SLIPS, SLIPS, WRONG_SLIPS } from '../domain/present-slips.js';

/** Paper slips of the register's year and of the last days, told to the book; one entry was wrong and is cancelled. */
@Injectable()
export class HandOutSlips {
  constructor(
    private readonly calendars: Calendars,
    private readonly entering: EnterSlips,
    private readonly cancelling: CancelSlips,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, clerk: Caller): Promise<void> {
    for (const day of REGISTER_SLIPS.days) for (const [field, slips] of Object.entries(REGISTER_SLIPS.fields)) await this.entering.run(tx, clerk, COMMUNE.id, { day, field, slips });
    const desk = new DeskDays(await this.calendars.of(tx, COMMUNE.id), this.clock.now());
    for (const { daysAgo, ...slips } of SLIPS) await this.entering.run(tx, clerk, COMMUNE.id, { ...slips, day: desk.dayOf(daysAgo) });
    const { daysAgo, reason, ...slips } = WRONG_SLIPS;
    const wrong = await this.entering.run(tx, clerk, COMMUNE.id, { ...slips, day: desk.dayOf(daysAgo) });
    await this.cancelling.run(tx, clerk, COMMUNE.id, wrong.id, reason);
  }
}
