import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { slug } from '#libs/vietnamese';
import { Allow, type Caller, CurrentCaller, PageQuery, TextParam, UuidParam } from '#src/platform/http';
import { CompareReport, type Difference } from '../app/compare-report.js';
import { FindReports, READER_ROLES, REPORT_ROLES } from '../app/find-reports.js';
import { type CellList, ListCell } from '../app/list-cell.js';
import { PrintReport } from '../app/print-report.js';
import type { FinishedRun } from '../domain/run.js';
import { CSV, DOCX, XLSX } from './file-types.js';

/** What can be done with a finished table. */
@ApiTags('Báo cáo')
@Allow(...REPORT_ROLES, ...READER_ROLES)
@Controller('api/reports/:id')
export class ReportTablesController {
  constructor(
    private readonly finding: FindReports,
    private readonly printing: PrintReport,
    private readonly listing: ListCell,
    private readonly comparing: CompareReport,
  ) {}

  @Get('table.csv')
  @ApiProduces(CSV)
  @ApiOperation({ summary: 'Bảng số liệu dạng CSV (UTF-8)' })
  async csv(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const run = await this.finding.getFinished(caller, id);
    return fileOf(run, Buffer.from(this.printing.csv(run), 'utf8'), 'csv', CSV);
  }

  @Get('table.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Bảng số liệu dạng XLSX, khổ A4 ngang, sẵn để in và ký' })
  async xlsx(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const run = await this.finding.getFinished(caller, id);
    return fileOf(run, await this.printing.workbook(run), 'xlsx', XLSX);
  }

  @Get('table.docx')
  @ApiProduces(DOCX)
  @ApiOperation({ summary: 'Bảng số liệu dạng Word (DOCX), khổ A4 ngang' })
  async docx(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const run = await this.finding.getFinished(caller, id);
    return fileOf(run, await this.printing.document(run), 'docx', DOCX);
  }

  @Get('cells/:row/:column')
  @ApiOperation({ summary: 'Các hồ sơ được đếm trong một ô; dòng là số thứ tự hoặc "total"' })
  async cell(
    @CurrentCaller() caller: Caller, @UuidParam('id') id: string, @TextParam('row', 10) row: string, @TextParam('column', 40) column: string,
    @Query() page: PageQuery,
  ): Promise<CellList> {
    return this.listing.list(caller, await this.finding.getFinished(caller, id), { row, column }, page);
  }

  @Get('difference')
  @ApiOperation({ summary: 'Khác biệt từng ô giữa bảng này và số liệu hôm nay của cùng kỳ' })
  async difference(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<Difference> {
    return this.comparing.withToday(await this.finding.getFinished(caller, id));
  }
}

function fileOf({ definition, period }: FinishedRun, content: Buffer, extension: string, type: string): StreamableFile {
  const name = `${definition.toLowerCase()}-${slug(period.label)}.${extension}`;
  return new StreamableFile(content, { type, disposition: `attachment; filename="${name}"`, length: content.length });
}
