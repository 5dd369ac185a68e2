import { Body, Get, Post, Query } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type Answer, DeskController, page, parts, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, refuseHttp, ROLES, UuidParam } from '#src/platform/http';
import { attempt, FormState } from '#src/platform/view';
import { DrawCharts, FindReports, isFinished, REPORT_ROLES, RequestReport, type Run } from '#src/reports';
import { mustHaveRole } from '#src/units';
import { ReportNames } from '../app/report-names.js';
import { runIdFrom, runTitle } from '../domain/run-words.js';
import { rightsOn } from './access.js';
import { RunBody, RunPage, type RunPageProps, type RunView } from './run.page.js';

/** One table: how far it has come, then its numbers. */
@DeskController('bao-cao/:id')
export class RunController {
  constructor(
    private readonly database: Database,
    private readonly finding: FindReports,
    private readonly requesting: RequestReport,
    private readonly drawing: DrawCharts,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async show(@Visiting() visit: Visit, @UuidParam('id') id: string, @Query('xem') view?: string): Promise<Answer> {
    const props = await this.props(visit, await this.finding.get(visit.caller, id), view === 'bieu-do' ? 'charts' : 'table');
    return page({ title: runTitle(props.run), current: 'reports', body: <RunPage {...props} /> });
  }

  /** Asked for by the page itself every two seconds, until there is something to show in place of the progress. */
  @Allow(...ROLES)
  @Get('tien-do')
  async progress(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return parts(<RunBody {...(await this.props(visit, await this.finding.get(visit.caller, id), 'table'))} />);
  }

  /** The same table as the log has it now. */
  @Allow(...REPORT_ROLES)
  @Post('lap-lai')
  async again(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    const run = await this.finding.get(caller, id);
    mustHaveRole(caller, run.unitId, ...REPORT_ROLES);
    const { definition, layout, period, unitId, consolidated } = run;
    const nextId = runIdFrom(new FormState(fields).value('_key'));
    const asked = await attempt(() => this.database.inUnit(unitId, async (tx) => {
      const next = await this.requesting.request(tx, caller.accountId, { id: nextId, definition, layout, period, unitId, consolidated });
      if (!next.unitIds.every((each) => caller.unitIds.includes(each))) throw refuseHttp('http.forbidden');
      return next;
    }));
    if (!asked.ok) return seeOther(`/bao-cao/${id}`, { tone: 'note', text: asked.refusal.text });
    const links = isFinished(run) ? [{ text: 'So với lần trước', href: `/bao-cao/so-sanh?a=${id}&b=${asked.done.id}` }] : [];
    return seeOther(`/bao-cao/${asked.done.id}`, { tone: 'done', text: 'Đã lập lại báo cáo theo nhật ký hồ sơ đến lúc này.', links });
  }

  private async props(visit: Visit, run: Run, view: RunView): Promise<RunPageProps> {
    const [{ unitName }, people] = await Promise.all([this.names.headOf(run), this.names.people([run.requestedBy, run.closedBy])]);
    return {
      run, unitName, people, view, nextId: uuidv7(), today: this.clock.today(), rights: rightsOn(visit.caller, run.unitId),
      charts: view === 'charts' && isFinished(run) ? await this.drawing.ofRun(run) : [],
    };
  }
}
