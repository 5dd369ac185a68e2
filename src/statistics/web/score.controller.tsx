import { Get, Query } from '@nestjs/common';
import { renderCsv, table766 } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { type Answer, DeskController, file, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, refuseHttp, ROLES, TextParam } from '#src/platform/http';
import { PrintReport, ScoreService } from '#src/reports';
import { tabsFor } from './access.js';
import { shownPeriod } from './period.form.js';
import { ScorePage } from './score.page.js';
import { SheetPress } from './sheet-press.js';

/** R9: how service scores by QĐ 766/QĐ-TTg, and what would raise it. */
@DeskController('bao-cao/chi-so-766')
@Allow(...ROLES)
export class ScoreController {
  constructor(
    private readonly scoring: ScoreService,
    private readonly printing: PrintReport,
    private readonly press: SheetPress,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const score = await this.scoring.score(visit.unitId, period);
    const forecast = await this.scoring.forecast(visit.unitId, today);
    const body = <ScorePage score={score} table={table766(score, period)} forecast={forecast} period={period} state={state} today={today} tabs={tabsFor(visit)} />;
    return page({ title: 'Chỉ số 766', current: 'reports', hasErrors: state.errors.length > 0, body });
  }

  @Get('tai/:kind')
  async download(@Visiting() { unitId }: Visit, @TextParam('kind', 10) kind: string, @Query() query: FormFields): Promise<Answer> {
    const { period } = await shownPeriod(query, this.clock.today());
    const table = table766(await this.scoring.score(unitId, period), period);
    const name = `r9-${slug(period.label)}.${kind}`;
    if (kind === 'xlsx') return file(name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', await this.printing.workbookOf(unitId, table));
    if (kind === 'docx') return file(name, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', await this.printing.documentOf(unitId, table));
    if (kind === 'pdf') return file(name, 'application/pdf', await this.press.ofRecords(unitId, table));
    if (kind === 'csv') return file(name, 'text/csv; charset=utf-8', Buffer.from(renderCsv(table, { bom: true }), 'utf8'));
    if (kind === 'json') return file(name, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(table, null, 1), 'utf8'));
    throw refuseHttp('http.no_such_route');
  }
}
