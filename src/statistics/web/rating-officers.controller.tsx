import { Get, Query } from '@nestjs/common';
import { slug } from '#libs/vietnamese';
import { type Answer, DeskController, mustBe, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, TextParam } from '#src/platform/http';
import { CountOfficers, FindClosedTables, OFFICER_READERS, PlainTables } from '#src/reports';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { shownPeriod } from './period.form.js';
import { PlainFiles } from './plain-files.js';
import { OFFICERS_PATH, RatingOfficersPage } from './rating-officers.page.js';

/** R6 by officer, counted as one looks. */
@DeskController(OFFICERS_PATH)
@Allow(...OFFICER_READERS)
export class RatingOfficersController {
  constructor(
    private readonly counting: CountOfficers,
    private readonly tables: PlainTables,
    private readonly files: PlainFiles,
    private readonly finding: FindClosedTables,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, ...OFFICER_READERS);
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const table = await this.counting.count(visit.caller, visit.unitId, period);
    const closed = await this.finding.list(visit.caller, visit.unitId, 'R6_OFFICERS');
    const body = <RatingOfficersPage closed={closed} mayClose={holds(visit, ...CLOSING_ROLES)} table={table} period={period} state={state} today={today} tabs={tabsFor(visit)} />;
    return page({ title: 'Đánh giá theo cán bộ', current: 'reports', hasErrors: state.errors.length > 0, body });
  }

  @Get('tai/:kind')
  async download(@Visiting() visit: Visit, @TextParam('kind', 10) kind: string, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, ...OFFICER_READERS);
    const { period } = await shownPeriod(query, this.clock.today());
    const { unitId, caller } = visit;
    return this.files.answer(unitId, `r6-can-bo-${slug(period.label)}`, kind, await this.tables.of('R6_OFFICERS', { unitId, caller, period }));
  }
}
