import { Get } from '@nestjs/common';
import { type Answer, DeskController, mustBe, page, type Visit, Visiting } from '#src/desk';
import { EndOfDay } from '#src/dossiers';
import { Till } from '#src/fees';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow } from '#src/platform/http';
import { atWork } from '../domain/at-work.js';
import { EndOfDayPage } from './end-of-day.page.js';

@DeskController('cuoi-ngay')
export class EndOfDayController {
  constructor(
    private readonly days: EndOfDay,
    private readonly till: Till,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Allow('clerk', 'leader')
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const { caller, unitId } = visit;
    const today = this.clock.today();
    const [end, money] = await Promise.all([
      this.days.of(unitId),
      this.database.inUnit(unitId, async (tx) => ({
        till: await this.till.seenBy(tx, atWork(visit), unitId, today, caller.accountId),
        openDays: await this.till.openDays(tx, unitId, caller.accountId),
      })),
    ]);
    const unclosed = money.till.clerks.reduce((sum, clerk) => sum + clerk.unclosed, 0);
    const openDays = money.openDays.filter((day) => day < today);
    return page({ title: 'Cuối ngày', current: 'end_of_day', body: <EndOfDayPage view={{ end, till: money.till.total, unclosed, openDays }} /> });
  }
}
