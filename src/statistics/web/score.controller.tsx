import { Get, Query } from '@nestjs/common';
import { table766 } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { type Answer, DeskController, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, ROLES, TextParam } from '#src/platform/http';
import { FindClosedTables, PlainTables, ScoreService } from '#src/reports';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { shownPeriod } from './period.form.js';
import { PlainFiles } from './plain-files.js';
import { ScorePage } from './score.page.js';

/** R9: how service scores by QĐ 766/QĐ-TTg, and what would raise it. */
@DeskController('bao-cao/chi-so-766')
@Allow(...ROLES)
export class ScoreController {
  constructor(
    private readonly scoring: ScoreService,
    private readonly tables: PlainTables,
    private readonly files: PlainFiles,
    private readonly finding: FindClosedTables,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const score = await this.scoring.score(visit.unitId, period);
    const forecast = await this.scoring.forecast(visit.unitId, today);
    const closed = await this.finding.list(visit.caller, visit.unitId, 'R9');
    const body = <ScorePage closed={closed} mayClose={holds(visit, ...CLOSING_ROLES)} score={score} table={table766(score, period)} forecast={forecast} period={period} state={state} today={today} tabs={tabsFor(visit)} />;
    return page({ title: 'Chỉ số 766', current: 'reports', hasErrors: state.errors.length > 0, body });
  }

  @Get('tai/:kind')
  async download(@Visiting() { unitId, caller }: Visit, @TextParam('kind', 10) kind: string, @Query() query: FormFields): Promise<Answer> {
    const { period } = await shownPeriod(query, this.clock.today());
    const counted = await this.tables.of('R9', { unitId, caller, period });
    return this.files.answer(unitId, `r9-${slug(period.label)}`, kind, counted);
  }
}
