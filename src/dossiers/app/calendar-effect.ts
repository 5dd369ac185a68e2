import { Injectable } from '@nestjs/common';
import { Calendars } from '#src/calendar';
import { Database } from '#src/platform/database';
import { Units } from '#src/units';
import { type MovedDue, RecalculateDues } from './recalculate-dues.js';

export interface UnitEffect {
  unitId: string;
  name: string;
  moved: MovedDue[];
}

/** What a drafted change of the calendar would do to open dossiers, before anybody applies it. */
@Injectable()
export class CalendarEffect {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly calendars: Calendars,
    private readonly dues: RecalculateDues,
  ) {}

  /** Of those units that keep working sessions. @throws calendar.unknown_change */
  async of(unitIds: readonly string[], changeId: string): Promise<UnitEffect[]> {
    const effects: UnitEffect[] = [];
    for (const unitId of unitIds) {
      const effect = await this.database.inUnit(unitId, async (tx) => {
        if ((await this.units.sessionsOf(tx, unitId)).length === 0) return undefined;
        const moved = await this.dues.preview(tx, unitId, await this.calendars.withChanges(tx, unitId, changeId));
        return { unitId, name: (await this.units.get(tx, unitId)).name, moved };
      });
      if (effect) effects.push(effect);
    }
    return effects;
  }
}
