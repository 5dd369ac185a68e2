import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RECORD_REPORTS, type RecordReportId, renderCsv, type ReportTable } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { Allow, type Caller, CurrentCaller, refuseHttp, ROLES, TextParam } from '#src/platform/http';
import { CountRecords } from '../app/count-records.js';
import { periodOf } from '../app/period-of.js';
import { PrintReport } from '../app/print-report.js';
import { CSV, DOCX, XLSX } from './file-types.js';
import { RecordTableQuery } from './request-report.form.js';

/** Tables of procedures, digitisation and ratings of the caller's own unit, counted at the moment of asking. */
@ApiTags('Báo cáo')
@Allow(...ROLES)
@Controller('api/record-tables/:table')
export class RecordTablesController {
  constructor(
    private readonly counting: CountRecords,
    private readonly printing: PrintReport,
  ) {}

  @Get()
  @ApiOperation({ summary: `Một biểu tính ngay lúc hỏi (${Object.keys(RECORD_REPORTS).join(', ')}) của đơn vị mình, cho một kỳ bất kỳ` })
  table(@CurrentCaller() { unitId }: Caller, @TextParam('table', 20) name: string, @Query() query: RecordTableQuery): Promise<ReportTable> {
    return this.counting.count(recordTableId(name), { unitId, period: periodOf(query) });
  }

  @Get('table.csv')
  @ApiProduces(CSV)
  @ApiOperation({ summary: 'Biểu ấy dạng CSV (UTF-8)' })
  async csv(@CurrentCaller() caller: Caller, @TextParam('table', 20) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const table = await this.table(caller, name, query);
    return fileOf(table, Buffer.from(renderCsv(table, { bom: true }), 'utf8'), 'csv', CSV);
  }

  @Get('table.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Biểu ấy dạng XLSX, khổ A4 ngang, sẵn để in và ký' })
  async xlsx(@CurrentCaller() caller: Caller, @TextParam('table', 20) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const table = await this.table(caller, name, query);
    return fileOf(table, await this.printing.workbookOf(caller.unitId, table), 'xlsx', XLSX);
  }

  @Get('table.docx')
  @ApiProduces(DOCX)
  @ApiOperation({ summary: 'Biểu ấy dạng Word (DOCX), khổ A4 ngang' })
  async docx(@CurrentCaller() caller: Caller, @TextParam('table', 20) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const table = await this.table(caller, name, query);
    return fileOf(table, await this.printing.documentOf(caller.unitId, table), 'docx', DOCX);
  }
}

function recordTableId(name: string): RecordReportId {
  if (!Object.hasOwn(RECORD_REPORTS, name)) throw refuseHttp('http.no_such_route');
  return name as RecordReportId;
}

function fileOf({ reportId, period }: ReportTable, content: Buffer, extension: string, type: string): StreamableFile {
  const name = `${reportId.toLowerCase().replaceAll('_', '-')}-${slug(period.label)}.${extension}`;
  return new StreamableFile(content, { type, disposition: `attachment; filename="${name}"`, length: content.length });
}
