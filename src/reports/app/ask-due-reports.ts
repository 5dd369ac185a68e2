import { Injectable } from '@nestjs/common';
import { addDays, type CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { DueStore } from '../data/due.store.js';
import { ScheduleStore } from '../data/schedule.store.js';
import { type Obligation, obligationsEnding, type OfUnits } from '../domain/schedule.js';
import { DueRequest } from './due-request.js';

/** A machine that was off over the holidays still makes what fell due meanwhile. */
const LOOK_BACK_DAYS = 40;

/** Asks for what a unit owes by itself, once, and keeps telling its controller until it is closed. */
@Injectable()
export class AskDueReports {
  constructor(
    private readonly database: Database,
    private readonly schedules: ScheduleStore,
    private readonly dues: DueStore,
    private readonly units: Units,
    private readonly asking: DueRequest,
    private readonly clock: Clock,
  ) {}

  /** Units that may owe something for periods ended lately, with what they owe. */
  async owed(only?: readonly string[]): Promise<Map<string, Obligation[]>> {
    const yesterday = addDays(this.clock.today(), -1);
    const since = addDays(yesterday, -LOOK_BACK_DAYS);
    return this.database.inUnits('all', async (tx) => {
      const all = await this.units.all(tx);
      const schedules = await this.schedules.of(tx, all.map(({ id }) => id));
      const owed = new Map<string, Obligation[]>();
      if (schedules.size === 0) return owed;
      for (const { id } of all) {
        if (only && !only.includes(id)) continue;
        const found = await this.owedBy(tx, id, schedules, since, yesterday);
        if (found.length > 0) owed.set(id, found);
      }
      return owed;
    });
  }

  /** @returns how many were asked for; those that were asked for before are not asked for again */
  async askIn(unitId: string, owed: readonly Obligation[]): Promise<number> {
    let asked = 0;
    for (const each of owed) if (await this.asking.ask(unitId, each)) asked += 1;
    return asked;
  }

  unitsToRemind(): Promise<string[]> {
    return this.database.inUnits('all', (tx) => this.dues.unitsOpen(tx));
  }

  /** At most once a day. @returns how many were told of */
  remindIn(unitId: string): Promise<number> {
    return this.asking.remind(unitId);
  }

  /** A unit that ended owes the periods that it lived in, and none after. */
  private async owedBy(tx: Tx, unitId: string, schedules: OfUnits, since: CivilDate, until: CivilDate): Promise<Obligation[]> {
    const line = await this.units.ancestorIds(tx, unitId);
    const codes = await this.units.codesOf(tx, unitId);
    const [first, last] = [codes[0], codes.at(-1)];
    const below = (await this.units.children(tx, unitId)).length > 0;
    return obligationsEnding(line, schedules, since, until, below).filter(({ period }) =>
      (!first || first.validFrom <= period.to) && (!last?.validTo || last.validTo >= period.from));
  }
}
