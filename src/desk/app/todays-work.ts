import { Injectable } from '@nestjs/common';
import { type CivilDate, civilDateOf } from '#libs/civil-date';
import type { DeadlineView } from '#libs/ui';
import { type DayStatus, dayStatus } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { CountWorklists, FindDossiers, type ListItem } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Role } from '#src/platform/http';
import { Units } from '#src/units';
import type { MenuCounts } from '../domain/menu.js';
import { rowDeadline } from '../domain/row-deadline.js';

export interface PressingRow extends ListItem {
  deadline: DeadlineView | undefined;
}

export interface TodaysWork {
  today: CivilDate;
  /** Left out where the unit keeps no hours: it has no dossiers of its own. */
  day?: DayStatus;
  counts: MenuCounts;
  pressing: { list: 'mine' | 'open'; rows: readonly PressingRow[]; total: number };
}

const MOST_SHOWN = 8;

/** What the day brings to somebody at work in a unit. */
@Injectable()
export class FindTodaysWork {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly calendars: Calendars,
    private readonly worklists: CountWorklists,
    private readonly dossiers: FindDossiers,
    private readonly clock: Clock,
  ) {}

  async of(unitId: string, accountId: string, roles: readonly Role[]): Promise<TodaysWork> {
    const now = this.clock.now();
    const today = civilDateOf(now);
    const calendar = await this.database.inUnit(unitId, async (tx) => ((await this.units.sessionsOf(tx, unitId)).length > 0 ? this.calendars.of(tx, unitId) : undefined));
    const counts: MenuCounts = await this.worklists.counts(unitId, accountId);
    // Who resolves looks at what he holds; the desk and the leader at the whole unit.
    const list = roles.includes('officer') && (counts['mine'] ?? 0) > 0 ? 'mine' : 'open';
    const { items, total } = await this.dossiers.list(unitId, { list, accountId, sort: 'due', limit: MOST_SHOWN });
    const rows = items.map((item): PressingRow => ({ ...item, deadline: calendar && rowDeadline(item, calendar, now) }));
    return { today, ...(calendar && { day: dayStatus(calendar, today) }), counts, pressing: { list, rows, total } };
  }
}
