import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RECORD_REPORTS, type RecordReportId } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { Allow, type Caller, CurrentCaller, refuseHttp, ROLES, TextParam, UuidParam } from '#src/platform/http';
import { CountRecords, FindReports, periodOf, READER_ROLES, RecordTableQuery, REPORT_ROLES } from '#src/reports';
import { SheetPress } from './sheet-press.js';

const PDF = 'application/pdf';

/** The sheets of the print pages for programs. */
@ApiTags('Báo cáo')
@Controller('api')
export class PdfController {
  constructor(
    private readonly finding: FindReports,
    private readonly counting: CountRecords,
    private readonly press: SheetPress,
  ) {}

  @Get('reports/:id/table.pdf')
  @Allow(...REPORT_ROLES, ...READER_ROLES)
  @ApiProduces(PDF)
  @ApiOperation({ summary: 'Bảng số liệu dạng PDF, đúng như trang in' })
  async run(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const run = await this.finding.getFinished(caller, id);
    return fileOf(`${run.definition}-${run.period.label}`, await this.press.ofRun(run));
  }

  @Get('record-tables/:table/table.pdf')
  @Allow(...ROLES)
  @ApiProduces(PDF)
  @ApiOperation({ summary: 'Biểu tính ngay lúc hỏi dạng PDF, đúng như trang in' })
  async records(@CurrentCaller() { unitId }: Caller, @TextParam('table', 20) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    if (!Object.hasOwn(RECORD_REPORTS, name)) throw refuseHttp('http.no_such_route');
    const table = await this.counting.count(name as RecordReportId, { unitId, period: periodOf(query) });
    return fileOf(`${name}-${table.period.label}`, await this.press.ofRecords(unitId, table));
  }
}

function fileOf(name: string, content: Buffer): StreamableFile {
  return new StreamableFile(content, { type: PDF, disposition: `attachment; filename="${slug(name)}.pdf"`, length: content.length });
}
