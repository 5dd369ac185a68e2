import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { renderCsv, type ReportTable } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { Allow, type Caller, CurrentCaller } from '#src/platform/http';
import { CountOfficers, OFFICER_READERS } from '../app/count-officers.js';
import { periodOf } from '../app/period-of.js';
import { PrintReport } from '../app/print-report.js';
import { CSV, DOCX, XLSX } from './file-types.js';
import { RecordTableQuery } from './request-report.form.js';

/** R6 by officer: how single people at the desk were rated, for those who lead and check them. */
@ApiTags('Báo cáo')
@Allow(...OFFICER_READERS)
@Controller('api/officer-ratings')
export class OfficerRatingsController {
  constructor(
    private readonly counting: CountOfficers,
    private readonly printing: PrintReport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Mức độ hài lòng theo cán bộ (R6) cho một kỳ bất kỳ; gồm cả các đơn vị cấp dưới' })
  table(@CurrentCaller() caller: Caller, @Query() query: RecordTableQuery): Promise<ReportTable> {
    return this.counting.count(caller, caller.unitId, periodOf(query));
  }

  @Get('table.csv')
  @ApiProduces(CSV)
  @ApiOperation({ summary: 'Biểu ấy dạng CSV (UTF-8)' })
  async csv(@CurrentCaller() caller: Caller, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const table = await this.table(caller, query);
    return fileOf(table, Buffer.from(renderCsv(table, { bom: true }), 'utf8'), 'csv', CSV);
  }

  @Get('table.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Biểu ấy dạng XLSX, khổ A4 ngang, sẵn để in và ký' })
  async xlsx(@CurrentCaller() caller: Caller, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const table = await this.table(caller, query);
    return fileOf(table, await this.printing.workbookOf(caller.unitId, table), 'xlsx', XLSX);
  }

  @Get('table.docx')
  @ApiProduces(DOCX)
  @ApiOperation({ summary: 'Biểu ấy dạng Word (DOCX), khổ A4 ngang' })
  async docx(@CurrentCaller() caller: Caller, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const table = await this.table(caller, query);
    return fileOf(table, await this.printing.documentOf(caller.unitId, table), 'docx', DOCX);
  }
}

function fileOf({ period }: ReportTable, content: Buffer, extension: string, type: string): StreamableFile {
  return new StreamableFile(content, { type, disposition: `attachment; filename="r6-can-bo-${slug(period.label)}.${extension}"`, length: content.length });
}
