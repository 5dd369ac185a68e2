import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Editions, type Tx } from '#src/platform/database';
import { ChangeStore } from '../data/change.store.js';
import { DayStore } from '../data/day.store.js';
import { type CalendarChange, latterOf, sameDay } from '../domain/change.js';
import { refuse } from '../refusals.js';
import { CALENDAR_EDITION } from './calendars.js';
import { TellUnits } from './tell-units.js';

@Injectable()
export class ApplyChange {
  constructor(
    private readonly days: DayStore,
    private readonly changes: ChangeStore,
    private readonly editions: Editions,
    private readonly tellUnits: TellUnits,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes a drafted change, once, and tells every unit that has sessions. The transaction is fenced to all units.
   * @param author `unitId` is where the change is entered in the audit trail; `by` is null for the operator
   * @throws calendar.unknown_change, calendar.already_applied, calendar.stale_change
   */
  async run(tx: Tx, author: { by: string | null; unitId: string }, changeId: string): Promise<CalendarChange> {
    // Raising the edition is the lock: whoever applies at the same time waits here, and then sees what was done.
    await this.editions.raise(tx, CALENDAR_EDITION);
    const change = await this.changes.find(tx, changeId);
    if (!change) throw refuse('calendar.unknown_change', { change: changeId });
    if (change.appliedAt) throw refuse('calendar.already_applied', { at: change.appliedAt });
    await this.refuseStale(tx, change);
    for (const day of change.days) {
      const latter = latterOf(day, change.notice);
      if (latter) await this.days.put(tx, latter);
      else await this.days.remove(tx, day.date);
    }
    const at = this.clock.now();
    await this.changes.markApplied(tx, change, at, author.by);
    await this.tellUnits.all(tx, changeId);
    await this.audit.record(tx, {
      unitId: author.unitId, accountId: author.by, action: 'calendar.change_applied', subject: changeId,
      facts: { notice: change.notice, days: change.days.length },
    });
    return { ...change, appliedAt: at, appliedBy: author.by };
  }

  private async refuseStale(tx: Tx, change: CalendarChange): Promise<void> {
    const current = await this.days.on(tx, change.days.map((day) => day.date));
    const moved = change.days.filter((day) => !sameDay(day.former, current.get(day.date) ?? null)).map((day) => day.date);
    if (moved.length > 0) throw refuse('calendar.stale_change', { dates: moved });
  }
}
