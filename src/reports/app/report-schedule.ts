import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { type Due, DueStore } from '../data/due.store.js';
import { ScheduleStore } from '../data/schedule.store.js';
import { type Obligation, obligationsEnding, type OfUnits, type Schedule, scheduleOn, subjectOf } from '../domain/schedule.js';
import { refuse } from '../refusals.js';

/** What a unit owes for a period, and how far it has come. */
export interface CalendarEntry extends Obligation {
  /** Null: not asked for yet. */
  due: Due | null;
}

export interface ScheduleInForce {
  schedule: Schedule;
  /** Who set it: the unit itself, or one above. */
  unitId: string;
}

/** Which reports a unit owes for which periods: settings, with a day from which they hold. */
@Injectable()
export class ReportSchedule {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly schedules: ScheduleStore,
    private readonly dues: DueStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Null: nothing is owed, neither the unit nor one above it has set anything. */
  async inForce(unitId: string, on: CivilDate): Promise<ScheduleInForce | null> {
    const { line, schedules } = await this.lineOf(unitId);
    return scheduleOn(line, schedules, on) ?? null;
  }

  /** What the unit has set itself, oldest first. */
  own(unitId: string): Promise<readonly Schedule[]> {
    return this.database.inUnit(unitId, async (tx) => (await this.schedules.of(tx, [unitId])).get(unitId) ?? []);
  }

  /** In the caller's transaction. @throws report.schedule_repeated */
  async set(tx: Tx, by: string | null, unitId: string, schedule: Schedule): Promise<void> {
    const items = schedule.inherited ? [] : schedule.items;
    const seen = new Set(items.map((item) => `${item.definition} ${item.kind} ${item.scope}`));
    if (seen.size < items.length) throw refuse('report.schedule_repeated');
    await this.schedules.put(tx, unitId, { ...schedule, items }, by, this.clock.now());
    await this.audit.record(tx, { unitId, accountId: by, action: 'report.schedule_set', subject: unitId, facts: { ...schedule, items } });
  }

  /** Everything of periods that end in `[from, to]`: what the schedule says, and what was asked for whatever it says now. */
  async calendar(unitId: string, from: CivilDate, to: CivilDate): Promise<CalendarEntry[]> {
    const { line, schedules, hasUnitsBelow } = await this.lineOf(unitId);
    const dues = await this.database.inUnit(unitId, (tx) => this.dues.between(tx, unitId, from, to));
    const bySubject = new Map(dues.map((due) => [subjectOf(due), due]));
    const owed = obligationsEnding(line, schedules, from, to, hasUnitsBelow).filter((each) => !bySubject.has(subjectOf(each)));
    return [...owed.map((each) => ({ ...each, due: null })), ...dues.map((due) => ({ ...due, due }))].sort((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : subjectOf(a) < subjectOf(b) ? -1 : 1));
  }

  private async lineOf(unitId: string): Promise<{ line: string[]; schedules: OfUnits; hasUnitsBelow: boolean }> {
    const { line, hasUnitsBelow } = await this.database.inUnit(unitId, async (tx) => ({
      line: await this.units.ancestorIds(tx, unitId), hasUnitsBelow: (await this.units.children(tx, unitId)).length > 0,
    }));
    return { line, hasUnitsBelow, schedules: await this.database.inUnits(line, (tx) => this.schedules.of(tx, line)) };
  }
}
