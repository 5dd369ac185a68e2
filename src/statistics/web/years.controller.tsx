import { Body, Get, Post, Query } from '@nestjs/common';
import { type CivilDate, isCivilDate, yearOf } from '#libs/civil-date';
import { customPeriod, INDICATORS, type Period } from '#libs/reporting';
import { type Answer, DeskController, file, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, Choice, type FormFields, refuseHttp, ROLES, Text, TextParam, WholeNumber } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { EnterFigures, FindClosedTables, PlainTables, PrintPlain } from '#src/reports';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { PlainFiles } from './plain-files.js';
import { YEARS_PATH, YearsPage } from './years.page.js';

/** As many years as fit across a sheet. */
const YEARS = 6;
const MOST_YEARS = 20;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

class FigureForm {
  @Choice({ label: 'Chỉ tiêu', values: INDICATORS.map(({ key }) => key) }) indicator!: string;
  @WholeNumber({ label: 'Năm', min: 1990, max: 2199 }) year!: number;
  @Text({ label: 'Số liệu', max: 60, optional: true }) value?: string;
  @Text({ label: 'Nguồn', max: 200 }) source!: string;
}

/** R7: the appendix over several years, and figures from before the system. */
@DeskController(YEARS_PATH)
export class YearsController {
  constructor(
    private readonly tables: PlainTables,
    private readonly printing: PrintPlain,
    private readonly entering: EnterFigures,
    private readonly files: PlainFiles,
    private readonly finding: FindClosedTables,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  show(@Visiting() visit: Visit, @Query('tu') from?: string, @Query('den') to?: string): Promise<Answer> {
    return this.shown(visit, this.years(from, to), new FormState());
  }

  @Allow(...CLOSING_ROLES)
  @Post()
  async enter(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    const form = await readForm(FigureForm, fields);
    if (!form.ok) return this.shown(visit, this.years(), form.state);
    const { value = '', ...figure } = form.value;
    const done = await attempt(() => this.entering.type(visit.unitId, visit.caller.accountId, { ...figure, value }));
    if (!done.ok) return this.shown(visit, this.years(), form.state.with(...done.errors.map((error) => ({ ...error, field: 'value' }))));
    return seeOther(`${YEARS_PATH}?tu=${Math.min(figure.year, yearOf(this.years().from))}`, { tone: 'done', text: `Đã ghi số liệu năm ${figure.year}.` });
  }

  @Allow(...ROLES)
  @Get('tai/:kind')
  async download(@Visiting() { unitId, caller }: Visit, @TextParam('kind', 10) kind: string, @Query('tu') from?: string, @Query('den') to?: string): Promise<Answer> {
    const period = this.years(from, to);
    return this.files.answer(unitId, `r7-${yearOf(period.from)}-${yearOf(period.to)}`, kind, await this.tables.of('R7', { unitId, caller, period }));
  }

  /** The table with empty cells, to be filled in and handed in. */
  @Allow(...ROLES)
  @Get('mau/:kind')
  async template(@Visiting() { unitId }: Visit, @TextParam('kind', 10) kind: string, @Query('tu') from?: string): Promise<Answer> {
    const blank = await this.tables.template(unitId, yearOf(this.years(from).from));
    if (kind === 'xlsx') return file('r7-mau.xlsx', XLSX, await this.printing.workbook(blank, await this.printing.headingNow(unitId, blank)));
    if (kind === 'csv') return file('r7-mau.csv', 'text/csv; charset=utf-8', this.printing.csv(blank));
    throw refuseHttp('http.no_such_route');
  }

  /** From the first day of a year to a day that has been, today unless told. */
  private years(asked: unknown = '', until: unknown = ''): Period {
    const today = this.clock.today();
    const to: CivilDate = typeof until === 'string' && isCivilDate(until) && until <= today ? until : today;
    const last = yearOf(to);
    const year = typeof asked === 'string' && /^\d{4}$/.test(asked) ? Number(asked) : last - YEARS + 1;
    return customPeriod(`${Math.min(Math.max(year, last - MOST_YEARS), last)}-01-01`, to);
  }

  private async shown(visit: Visit, period: Period, state: FormState): Promise<Answer> {
    const { unitId, caller } = visit;
    const today = this.clock.today();
    const table = await this.tables.yearsFrom(unitId, yearOf(period.from), period.to);
    const closed = await this.finding.list(caller, unitId, 'R7');
    const body = <YearsPage table={table} period={period} state={state} tabs={tabsFor(visit)} mayEnter={holds(visit, ...CLOSING_ROLES)} closed={closed} today={today} />;
    return page({ title: 'Số liệu nhiều năm', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
