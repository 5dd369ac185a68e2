import { Get } from '@nestjs/common';
import { type Answer, Asked, DeskController, mustBe, page, type Question, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, PageQuery } from '#src/platform/http';
import { ListRemarks, SummariseRatings } from '#src/surveys';
import { holds, RATING_ROLES, REMARK_ROLES, tabsFor } from './access.js';
import { shownPeriod } from './period.form.js';
import { RatingsPage } from './ratings.page.js';

const REMARKS = 20;

/** What citizens answered. Their words are for the unit's own leader and controller. */
@DeskController('danh-gia')
export class RatingsController {
  constructor(
    private readonly summarising: SummariseRatings,
    private readonly remarks: ListRemarks,
    private readonly clock: Clock,
  ) {}

  @Allow(...RATING_ROLES)
  @Get()
  async show(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    mustBe(visit, ...RATING_ROLES);
    const { caller, unitId } = visit;
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const { from, to } = period;
    const summary = await this.summarising.summarise(caller, unitId, from, to);
    const { tiep: cursor } = query;
    const asked = Object.assign(new PageQuery(), { limit: REMARKS, from, to, ...(cursor !== undefined && { cursor }) });
    const remarks = holds(visit, ...REMARK_ROLES) ? await this.remarks.list(caller, unitId, asked) : undefined;
    const body = <RatingsPage summary={summary} remarks={remarks} isFirst={cursor === undefined} period={period} state={state} today={today} tabs={tabsFor(visit)} />;
    return page({ title: 'Đánh giá của người dân', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
