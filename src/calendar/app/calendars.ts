import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { createWorkCalendar, type SpecialDay, type WorkCalendar, type WorkSession } from '#libs/worktime';
import { Editions, type Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { ChangeStore, type ChangeSummary } from '../data/change.store.js';
import { DayStore } from '../data/day.store.js';
import { type CalendarChange, type NotifiedDay, withDrafts } from '../domain/change.js';
import { refuse } from '../refusals.js';

export const CALENDAR_EDITION = 'calendar';

/** A unit's working time: the national days off and make-up days, and the unit's own sessions. */
@Injectable()
export class Calendars {
  /** A calendar works its years out when first asked; units that keep the same hours share one. */
  private readonly shared = new WeakMap<readonly SpecialDay[], Map<string, WorkCalendar>>();

  constructor(
    private readonly days: DayStore,
    private readonly changes: ChangeStore,
    private readonly units: Units,
    private readonly editions: Editions,
  ) {}

  /** The transaction's fence must include the unit. @throws units.not_found, calendar.no_sessions */
  async of(tx: Tx, unitId: string): Promise<WorkCalendar> {
    const sessions = await this.sessionsOf(tx, unitId);
    const days = await this.notifiedDays(tx);
    const calendars = this.shared.get(days) ?? new Map<string, WorkCalendar>();
    this.shared.set(days, calendars);
    const key = JSON.stringify(sessions);
    const calendar = calendars.get(key) ?? createWorkCalendar({ days, sessions });
    calendars.set(key, calendar);
    return calendar;
  }

  /**
   * The unit's calendar as it would be with a drafted change, to look at what would move.
   * @throws calendar.unknown_change, units.not_found, calendar.no_sessions
   */
  async withChanges(tx: Tx, unitId: string, changeId: string): Promise<WorkCalendar> {
    const change = await this.change(tx, changeId);
    const sessions = await this.sessionsOf(tx, unitId);
    return createWorkCalendar({ days: withDrafts(await this.notifiedDays(tx), change.days), sessions });
  }

  /** Days off and make-up days of the notices. */
  daysBetween(tx: Tx, from: CivilDate, to: CivilDate): Promise<NotifiedDay[]> {
    return this.days.between(tx, from, to);
  }

  /** A draft, or a change that was applied. @throws calendar.unknown_change */
  async change(tx: Tx, changeId: string): Promise<CalendarChange> {
    const change = await this.changes.find(tx, changeId);
    if (!change) throw refuse('calendar.unknown_change', { change: changeId });
    return change;
  }

  /** Newest first. */
  lastChanges(tx: Tx, limit: number): Promise<ChangeSummary[]> {
    return this.changes.last(tx, limit);
  }

  private notifiedDays(tx: Tx): Promise<readonly SpecialDay[]> {
    return this.editions.cached(tx, CALENDAR_EDITION, 'days', () => this.days.all(tx));
  }

  private async sessionsOf(tx: Tx, unitId: string): Promise<readonly WorkSession[]> {
    const sessions = await this.units.sessionsOf(tx, unitId);
    if (sessions.length === 0) throw refuse('calendar.no_sessions', { unit: (await this.units.get(tx, unitId)).name });
    return sessions;
  }
}
