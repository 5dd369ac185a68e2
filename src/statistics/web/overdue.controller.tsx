import { Body, Get, Post, Query } from '@nestjs/common';
import { OVERDUE_CAUSES, type OverdueCause } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, Choice, type FormFields, Text, TextParam } from '#src/platform/http';
import { attempt, type FormState, readForm } from '#src/platform/view';
import { FindClosedTables, ListOverdue, PlainTables, REPORT_ROLES } from '#src/reports';
import { valueOf } from '../domain/period-choices.js';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { shownPeriod } from './period.form.js';
import { OverduePage } from './overdue.page.js';
import { PlainFiles } from './plain-files.js';

class CauseForm {
  @Text({ label: 'Hồ sơ', max: 60 }) code!: string;
  @Choice({ label: 'Nguyên nhân', values: OVERDUE_CAUSES }) cause!: OverdueCause;
}

/** R10: late dossiers with who held them, why, and whether anybody apologised. */
@DeskController('bao-cao/qua-han')
export class OverdueController {
  constructor(
    private readonly overdue: ListOverdue,
    private readonly tables: PlainTables,
    private readonly files: PlainFiles,
    private readonly finding: FindClosedTables,
    private readonly clock: Clock,
  ) {}

  @Allow(...REPORT_ROLES)
  @Get()
  show(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    return this.shown(visit, query);
  }

  @Allow(...CLOSING_ROLES)
  @Post()
  async state(@Visiting() visit: Visit, @Query() query: FormFields, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    const form = await readForm(CauseForm, fields);
    if (!form.ok) return this.shown(visit, query, form.state);
    const { code, cause } = form.value;
    const done = await attempt(() => this.overdue.state(visit.unitId, visit.caller.accountId, code, cause));
    if (!done.ok) return this.shown(visit, query, form.state.with(...done.errors.map((error) => ({ ...error, field: 'code' }))));
    const { period } = await shownPeriod(query, this.clock.today());
    return seeOther(`/bao-cao/qua-han?period=${valueOf(period)}`, { tone: 'done', text: `Đã ghi nguyên nhân quá hạn của hồ sơ ${code}.` });
  }

  @Allow(...REPORT_ROLES)
  @Get('tai/:kind')
  async download(@Visiting() visit: Visit, @TextParam('kind', 10) kind: string, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const { unitId, caller } = visit;
    const { period } = await shownPeriod(query, this.clock.today());
    return this.files.answer(unitId, `r10-${slug(period.label)}`, kind, await this.tables.of('R10', { unitId, caller, period }));
  }

  private async shown(visit: Visit, query: FormFields, typed?: FormState): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const { rows, total } = await this.overdue.list(visit.unitId, visit.caller.accountId, period);
    const closed = await this.finding.list(visit.caller, visit.unitId, 'R10');
    const body = <OverduePage closed={closed} rows={rows} total={total} period={period} state={typed ?? state} today={today} tabs={tabsFor(visit)} mayState={holds(visit, ...CLOSING_ROLES)} />;
    return page({ title: 'Hồ sơ quá hạn', current: 'reports', hasErrors: (typed ?? state).errors.length > 0, body });
  }
}
