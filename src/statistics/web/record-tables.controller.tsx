import { Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Period, RECORD_REPORTS, type RecordReportId, renderCsv, type ReportTable } from '#libs/reporting';
import { Document, PrintBar } from '#libs/ui';
import { slug } from '#libs/vietnamese';
import { type Answer, bareDocument, DeskController, file, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, refuseHttp, ROLES, TextParam } from '#src/platform/http';
import { Assets, nonceOf } from '#src/platform/view';
import { CountRecords, PrintReport, REPORT_ROLES } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { valueOf } from '../domain/period-choices.js';
import { holds, tabsFor } from './access.js';
import { shownPeriod } from './period.form.js';
import { RecordTablePage } from './record-tables.page.js';
import { SheetPress } from './sheet-press.js';
import { TableSheet } from './table-sheet.page.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Tables of procedures, digitisation and ratings as their forms print them, counted as one looks. */
@DeskController('bao-cao/bieu/:table')
@Allow(...ROLES)
export class RecordTablesController {
  constructor(
    private readonly counting: CountRecords,
    private readonly printing: PrintReport,
    private readonly names: ReportNames,
    private readonly assets: Assets,
    private readonly press: SheetPress,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit, @TextParam('table', 20) name: string, @Query() query: FormFields): Promise<Answer> {
    const id = tableId(name);
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const table = await this.counting.count(id, { unitId: visit.unitId, period });
    const { unitName } = await this.names.headNow(visit.unitId, period);
    const body = <RecordTablePage id={id} table={table} unitName={unitName} period={period} state={state} today={today} tabs={tabsFor(visit)} mayAsk={holds(visit, ...REPORT_ROLES)} />;
    return page({ title: table.title, current: 'reports', hasErrors: state.errors.length > 0, body });
  }

  @Get('tai/:kind')
  async download(@Visiting() { unitId }: Visit, @TextParam('table', 20) name: string, @TextParam('kind', 10) kind: string, @Query() query: FormFields): Promise<Answer> {
    const { id, table, period } = await this.counted(unitId, name, query);
    const fileName = `${id.toLowerCase().replaceAll('_', '-')}-${slug(period.label)}.${kind}`;
    if (kind === 'xlsx') return file(fileName, XLSX, await this.printing.workbookOf(unitId, table));
    if (kind === 'docx') return file(fileName, DOCX, await this.printing.documentOf(unitId, table));
    if (kind === 'pdf') return file(fileName, 'application/pdf', await this.press.ofRecords(unitId, table));
    if (kind === 'csv') return file(fileName, 'text/csv; charset=utf-8', Buffer.from(renderCsv(table, { bom: true }), 'utf8'));
    if (kind === 'json') return file(fileName, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(table, null, 1), 'utf8'));
    throw refuseHttp('http.no_such_route');
  }

  @Get('in')
  async print(@Visiting() { unitId }: Visit, @TextParam('table', 20) name: string, @Query() query: FormFields, @Req() request: FastifyRequest): Promise<Answer> {
    const { id, table, period } = await this.counted(unitId, name, query);
    const { scripts: _scripts, ...assets } = this.assets.forPage(nonceOf(request));
    const [path, asked] = [`/bao-cao/bieu/${id}`, `?period=${valueOf(period)}`];
    return bareDocument(
      <Document title={`${table.title} — Một Cửa`} kind="print" assets={assets}>
        <PrintBar title={table.title} back={{ href: `${path}${asked}`, text: 'Về bảng' }} pdf={{ href: `${path}/tai/pdf${asked}` }} />
        <TableSheet table={table} heading={await this.printing.headingNow(unitId, table, period)} />
      </Document>,
    );
  }

  private async counted(unitId: string, name: string, query: FormFields): Promise<{ id: RecordReportId; table: ReportTable; period: Period }> {
    const id = tableId(name);
    const { period } = await shownPeriod(query, this.clock.today());
    return { id, table: await this.counting.count(id, { unitId, period }), period };
  }
}

function tableId(name: string): RecordReportId {
  if (!Object.hasOwn(RECORD_REPORTS, name)) throw refuseHttp('http.no_such_route');
  return name as RecordReportId;
}
