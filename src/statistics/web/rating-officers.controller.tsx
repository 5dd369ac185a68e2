import { Get, Query } from '@nestjs/common';
import { renderCsv } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { type Answer, DeskController, file, mustBe, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, refuseHttp, TextParam } from '#src/platform/http';
import { CountOfficers, OFFICER_READERS, PrintReport } from '#src/reports';
import { tabsFor } from './access.js';
import { shownPeriod } from './period.form.js';
import { OFFICERS_PATH, RatingOfficersPage } from './rating-officers.page.js';
import { SheetPress } from './sheet-press.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** R6 by officer, counted as one looks. */
@DeskController(OFFICERS_PATH)
@Allow(...OFFICER_READERS)
export class RatingOfficersController {
  constructor(
    private readonly counting: CountOfficers,
    private readonly printing: PrintReport,
    private readonly press: SheetPress,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, ...OFFICER_READERS);
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const table = await this.counting.count(visit.caller, visit.unitId, period);
    const body = <RatingOfficersPage table={table} period={period} state={state} today={today} tabs={tabsFor(visit)} />;
    return page({ title: 'Đánh giá theo cán bộ', current: 'reports', hasErrors: state.errors.length > 0, body });
  }

  @Get('tai/:kind')
  async download(@Visiting() visit: Visit, @TextParam('kind', 10) kind: string, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, ...OFFICER_READERS);
    const { period } = await shownPeriod(query, this.clock.today());
    const table = await this.counting.count(visit.caller, visit.unitId, period);
    const name = `r6-can-bo-${slug(period.label)}.${kind}`;
    if (kind === 'xlsx') return file(name, XLSX, await this.printing.workbookOf(visit.unitId, table));
    if (kind === 'docx') return file(name, DOCX, await this.printing.documentOf(visit.unitId, table));
    if (kind === 'pdf') return file(name, 'application/pdf', await this.press.ofRecords(visit.unitId, table));
    if (kind === 'csv') return file(name, 'text/csv; charset=utf-8', Buffer.from(renderCsv(table, { bom: true }), 'utf8'));
    if (kind === 'json') return file(name, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(table, null, 1), 'utf8'));
    throw refuseHttp('http.no_such_route');
  }
}
