import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Accounts } from '#src/identity';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, type Page, UuidParam } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { CloseReport } from '../app/close-report.js';
import { CLOSER_ROLES } from '../app/close-table.js';
import { FindReports, READER_ROLES, REPORT_ROLES } from '../app/find-reports.js';
import { periodOf } from '../app/period-of.js';
import { RequestReport } from '../app/request-report.js';
import type { RunHead } from '../data/run.store.js';
import { outcomeDifferences } from '../domain/differences.js';
import { isFinished, type Run } from '../domain/run.js';
import { refuse } from '../refusals.js';
import { CloseReportForm, ReportsQuery, RequestReportForm } from './request-report.form.js';
import { headView, peopleOf, type RunView, runView } from './run-view.js';

@ApiTags('Báo cáo')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly database: Database,
    private readonly requesting: RequestReport,
    private readonly finding: FindReports,
    private readonly closing: CloseReport,
    private readonly accounts: Accounts,
  ) {}

  @Post()
  @Allow(...REPORT_ROLES)
  @HttpCode(202)
  @ApiOperation({ summary: 'Lập một biểu (R1 đến R6, biểu riêng của tỉnh) cho một kỳ bất kỳ; tính ở nền, xem tiến độ theo mã trả về' })
  async request(@CurrentCaller() caller: Caller, @Body() form: RequestReportForm): Promise<Pick<Run, 'id' | 'state' | 'period' | 'comparesTo'>> {
    const { definition, layout, consolidated, unitId = caller.unitId } = form;
    mustHaveRole(caller, unitId, ...REPORT_ROLES);
    const period = periodOf(form);
    const { id, state, comparesTo } = await this.database.inUnit(unitId, async (tx) => {
      const run = await this.requesting.request(tx, caller.accountId, { definition, layout, period, unitId, consolidated });
      if (!run.unitIds.every((each) => caller.unitIds.includes(each))) throw refuse('report.not_supervising');
      return run;
    });
    return { id, state, period, comparesTo };
  }

  @Get()
  @Allow(...REPORT_ROLES, ...READER_ROLES)
  @ApiOperation({ summary: 'Các báo cáo đã lập, mới nhất trước' })
  async list(@CurrentCaller() caller: Caller, @Query() query: ReportsQuery): Promise<Page<RunHead>> {
    const { items, next } = await this.finding.list(caller, query.unitId, query);
    const names = await this.namesOf(peopleOf(items));
    return { items: items.map((head) => headView(head, names)), next };
  }

  @Get(':id')
  @Allow(...REPORT_ROLES, ...READER_ROLES)
  @ApiOperation({ summary: 'Một báo cáo: tiến độ, bảng số liệu, các phép kiểm tra và ghi chú' })
  async get(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<RunView> {
    return this.view(await this.finding.get(caller, id));
  }

  @Post(':id/close')
  @Allow(...CLOSER_ROLES)
  @HttpCode(200)
  @ApiOperation({ summary: 'Chốt số liệu: từ đây bảng không đổi nữa, mọi khác biệt về sau được chỉ ra' })
  async close(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() { short }: CloseReportForm): Promise<RunView> {
    const run = await this.finding.getFinished(caller, id);
    mustHaveRole(caller, run.unitId, ...CLOSER_ROLES);
    await this.closing.close(run, caller.accountId, short);
    return this.view(await this.finding.get(caller, id));
  }

  private async view(run: Run): Promise<RunView> {
    const closed = run.comparesTo === null ? undefined : await this.finding.ofUnit(run.unitId, run.comparesTo);
    const differences = closed && isFinished(closed) && isFinished(run) ? outcomeDifferences(closed.outcome, run.outcome) : null;
    return runView(run, await this.namesOf(peopleOf([run])), differences);
  }

  private namesOf(accountIds: string[]): Promise<Map<string, string>> {
    return this.database.inUnits([], (tx) => this.accounts.displayNames(tx, accountIds));
  }
}
