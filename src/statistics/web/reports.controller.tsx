import { Body, Get, Post } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { yearOf } from '#libs/civil-date';
import { type Answer, Asked, DeskController, mustBe, page, type Question, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, PageQuery, refuseHttp, ROLES } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { FindReports, REPORT_ROLES, RequestReport } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { yearsOffered } from '../domain/period-choices.js';
import { runIdFrom } from '../domain/run-words.js';
import { holds, tabsFor } from './access.js';
import { chosenPeriod } from './period.form.js';
import { ReportListPage } from './report-list.page.js';
import { RequestPageForm } from './request.form.js';
import { RequestPage } from './request.page.js';

const PER_PAGE = 30;

/** The tables that were asked for, and asking for another. */
@DeskController('bao-cao')
export class ReportsController {
  constructor(
    private readonly database: Database,
    private readonly finding: FindReports,
    private readonly requesting: RequestReport,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Visiting() visit: Visit, @Asked() { tiep: cursor }: Question): Promise<Answer> {
    const query = Object.assign(new PageQuery(), { limit: PER_PAGE, ...(cursor !== undefined && { cursor }) });
    const { items, next } = await this.finding.list(visit.caller, visit.unitId, query);
    const people = await this.names.people(items.flatMap(({ requestedBy, closedBy }) => [requestedBy, closedBy]));
    const body = (
      <ReportListPage runs={items} people={people} next={next} isFirst={cursor === undefined} mayAsk={holds(visit, ...REPORT_ROLES)} tabs={tabsFor(visit)} today={this.clock.today()} />
    );
    return page({ title: 'Báo cáo', current: 'reports', body });
  }

  @Allow(...REPORT_ROLES)
  @Get('lap')
  form(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    return this.show(visit, new FormState({ definition: query.bieu ?? 'R2', ...(query.ky !== undefined && { period: query.ky }), _key: uuidv7() }), Number(query.nam));
  }

  @Allow(...REPORT_ROLES)
  @Post()
  async ask(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const { caller, unitId } = visit;
    const form = await readForm(RequestPageForm, fields);
    const { _year: year } = fields;
    if (!form.ok) return this.show(visit, form.state, Number(year));
    const chosen = await chosenPeriod(form.value);
    if (!chosen.ok) return this.show(visit, form.state.with(...chosen.errors), Number(year));
    const { definition, scope = 'own' } = form.value;
    const request = {
      id: runIdFrom(form.state.value('_key')), definition, unitId, period: chosen.period, consolidated: scope !== 'own', layout: scope === 'by_unit' ? 'by_unit' as const : 'by_field' as const,
    };
    const asked = await attempt(() => this.database.inUnit(unitId, async (tx) => {
      const run = await this.requesting.request(tx, caller.accountId, request);
      if (!run.unitIds.every((each) => caller.unitIds.includes(each))) throw refuseHttp('http.forbidden');
      return run;
    }));
    if (!asked.ok) {
      const field = asked.refusal.code === 'report.period_in_future' ? (form.value.to === undefined ? 'period' : 'to') : 'scope';
      return this.show(visit, form.state.with(...asked.errors.map((error) => ({ ...error, field: error.field || field }))), Number(year));
    }
    return seeOther(`/bao-cao/${asked.done.id}`);
  }

  private async show(visit: Visit, state: FormState, asked: number): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const today = this.clock.today();
    const year = yearsOffered(today).includes(asked) ? asked : yearOf(today);
    const body = <RequestPage state={state} year={year} today={today} mayConsolidate={await this.names.hasUnitsBelow(visit.unitId)} />;
    return page({ title: 'Lập báo cáo mới', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
