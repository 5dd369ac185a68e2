import { Injectable } from '@nestjs/common';
import { calendarChanged } from '#src/calendar';
import { Database } from '#src/platform/database';
import { type EventOf, Handles } from '#src/platform/outbox';
import { sessionsChanged } from '#src/units';
import { PlanAlerts } from '../app/plan-alerts.js';
import { AlertCursor } from '../data/cursor.store.js';
import { alertSettingChanged } from '../topics.js';

const PAGE = 1_000;

/** Warnings are counted back from the due moment in working time: when that or the leads change, they move although no due date did. */
@Injectable()
export class OnPlansOutdated {
  constructor(private readonly database: Database, private readonly cursor: AlertCursor, private readonly plans: PlanAlerts) {}

  @Handles(alertSettingChanged, { name: 'alerts.replan_setting', mode: 'resumable' })
  onSetting(event: EventOf): Promise<void> {
    return this.planAgain(event.unitId);
  }

  @Handles(calendarChanged, { name: 'alerts.replan_calendar', mode: 'resumable' })
  onCalendar(event: EventOf): Promise<void> {
    return this.planAgain(event.unitId);
  }

  @Handles(sessionsChanged, { name: 'alerts.replan_sessions', mode: 'resumable' })
  onSessions(event: EventOf): Promise<void> {
    return this.planAgain(event.unitId);
  }

  private async planAgain(unitId: string): Promise<void> {
    let after: string | undefined;
    do {
      after = await this.database.inUnit(unitId, async (tx) => {
        await this.cursor.lock(tx, unitId); // not while the log is being followed
        return this.plans.planAgain(tx, unitId, after, PAGE);
      });
    } while (after !== undefined);
  }
}
