import { Body, Get, Post, Query } from '@nestjs/common';
import { yearOf } from '#libs/civil-date';
import { INDICATORS, multiYearText } from '#libs/reporting';
import { type Answer, DeskController, file, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, Choice, type FormFields, refuseHttp, ROLES, Text, TextParam, WholeNumber } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { YearsReport } from '#src/reports';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { YearsPage } from './years.page.js';

/** As many years as fit across a sheet. */
const YEARS = 6;

class FigureForm {
  @Choice({ label: 'Chỉ tiêu', values: INDICATORS.map(({ key }) => key) }) indicator!: string;
  @WholeNumber({ label: 'Năm', min: 1990, max: 2199 }) year!: number;
  @Text({ label: 'Số liệu', max: 60, optional: true }) value?: string;
  @Text({ label: 'Nguồn', max: 200 }) source!: string;
}

/** R7: the appendix over several years, and figures from before the system. */
@DeskController('bao-cao/nhieu-nam')
export class YearsController {
  constructor(
    private readonly years: YearsReport,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  show(@Visiting() visit: Visit, @Query('tu') from?: string): Promise<Answer> {
    return this.shown(visit, this.firstYear(from), new FormState());
  }

  @Allow(...CLOSING_ROLES)
  @Post()
  async enter(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    const form = await readForm(FigureForm, fields);
    if (!form.ok) return this.shown(visit, this.firstYear(), form.state);
    const { value = '', ...figure } = form.value;
    const done = await attempt(() => this.years.enter(visit.unitId, visit.caller.accountId, { ...figure, value }));
    if (!done.ok) return this.shown(visit, this.firstYear(), form.state.with(...done.errors.map((error) => ({ ...error, field: 'value' }))));
    return seeOther(`/bao-cao/nhieu-nam?tu=${Math.min(figure.year, this.firstYear())}`, { tone: 'done', text: `Đã ghi số liệu năm ${figure.year}.` });
  }

  @Allow(...ROLES)
  @Get('tai/:kind')
  async download(@Visiting() { unitId }: Visit, @TextParam('kind', 10) kind: string, @Query('tu') from?: string): Promise<Answer> {
    const table = await this.years.table(unitId, this.firstYear(from));
    if (kind === 'json') return file('r7.json', 'application/json; charset=utf-8', Buffer.from(JSON.stringify(table, null, 1), 'utf8'));
    if (kind !== 'csv') throw refuseHttp('http.no_such_route');
    const lines = [
      ['STT', 'Chỉ tiêu', ...table.columns.map(({ head }) => head)],
      ...table.rows.map(({ position, name, cells }) => [String(position), name, ...cells.map(multiYearText)]),
      ...table.footnotes.map((note) => [note]),
    ];
    const text = lines.map((line) => line.map((cell) => `"${cell.replace(/^(?=[=+\-@])/, "'").replaceAll('"', '""')}"`).join(',')).join('\r\n');
    return file('r7.csv', 'text/csv; charset=utf-8', Buffer.from(`\uFEFF${text}\r\n`, 'utf8'));
  }

  private firstYear(asked = ''): number {
    const current = yearOf(this.clock.today());
    const year = /^\d{4}$/.test(asked) ? Number(asked) : current - YEARS + 1;
    return Math.min(Math.max(year, current - 20), current);
  }

  private async shown(visit: Visit, firstYear: number, state: FormState): Promise<Answer> {
    const table = await this.years.table(visit.unitId, firstYear);
    const body = <YearsPage table={table} firstYear={firstYear} state={state} tabs={tabsFor(visit)} mayEnter={holds(visit, ...CLOSING_ROLES)} />;
    return page({ title: 'Số liệu nhiều năm', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
