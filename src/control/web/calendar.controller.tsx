import { Get, Query } from '@nestjs/common';
import { yearOf } from '#libs/civil-date';
import { isYearLoaded, workingDaysBetween } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { type Answer, DeskController, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow } from '#src/platform/http';
import { Units } from '#src/units';
import { yearView } from '../domain/year-view.js';
import { YearQuery } from './calendar.form.js';
import { CALENDAR_PATH, CalendarPage } from './calendar.page.js';

const SHOWN_CHANGES = 20;

@DeskController(CALENDAR_PATH)
@Allow('controller', 'administrator')
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(@Visiting() { unitId }: Visit, @Query() query: YearQuery): Promise<Answer> {
    const today = this.clock.today();
    const year = query.nam ?? yearOf(today);
    return this.database.inUnit(unitId, async (tx) => {
      const sessions = await this.units.sessionsOf(tx, unitId);
      const calendar = sessions.length > 0 ? await this.calendars.of(tx, unitId) : null;
      const days = await this.calendars.daysBetween(tx, `${year}-01-01`, `${year}-12-31`);
      const body = (
        <CalendarPage
          year={year}
          months={yearView({ year, today, calendar, sessions, days })}
          days={days}
          workingDays={calendar && workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)}
          loaded={calendar ? isYearLoaded(calendar, year) : days.length > 0}
          changes={await this.calendars.lastChanges(tx, SHOWN_CHANGES)}
          today={today}
        />
      );
      return page({ title: `Lịch làm việc năm ${year}`, current: 'calendar', body });
    });
  }
}
