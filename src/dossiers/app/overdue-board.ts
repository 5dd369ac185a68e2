import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { workingDaysBetween } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { ListStore } from '../data/list.store.js';
import { type DossierPage, FindDossiers } from './find-dossiers.js';
import type { ListItem } from './list-items.js';

export interface OverdueItem extends ListItem {
  /** Working days since the due date; 0 for one that is late by the hour today. */
  daysLate: number;
  /** A written apology with a new appointment went out (NĐ 61/2018). */
  apologySent: boolean;
  /** Why it was stopped or put off, as last written down. */
  reason: string | null;
}

export interface OverduePage extends Omit<DossierPage, 'items'> {
  items: OverdueItem[];
}

/** What is late, why, with whom, and whether the citizen has been told. */
@Injectable()
export class OverdueBoard {
  constructor(
    private readonly database: Database,
    private readonly finding: FindDossiers,
    private readonly lists: ListStore,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** The longest overdue first. */
  async of(unitId: string, query: { limit?: number; cursor?: string | undefined; holderAccountId?: string | undefined } = {}): Promise<OverduePage> {
    const page = await this.finding.list(unitId, { limit: 100, ...query, list: 'overdue' });
    if (page.items.length === 0) return { ...page, items: [] };
    const today = civilDateOf(this.clock.now());
    return this.database.inUnit(unitId, async (tx) => {
      const calendar = await this.calendars.of(tx, unitId);
      const reasons = await this.lists.lastReasons(tx, unitId, page.items.map(({ id }) => id));
      const items = page.items.map((item) => ({
        ...item, daysLate: item.dueOn === null ? 0 : workingDaysBetween(calendar, item.dueOn, today), apologySent: item.appointmentOn !== null, reason: reasons.get(item.id) ?? null,
      }));
      return { ...page, items };
    });
  }
}
