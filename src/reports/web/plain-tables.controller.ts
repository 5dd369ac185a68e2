import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { slug } from '#libs/vietnamese';
import { Clock } from '#src/platform/clock';
import { Allow, type Caller, CurrentCaller, refuseHttp, ROLES, TextParam } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { TABLE_READERS } from '../app/find-closed-tables.js';
import { periodOf } from '../app/period-of.js';
import { PlainTables } from '../app/plain-tables.js';
import { PrintPlain } from '../app/print-plain.js';
import { type ForecastOfMonth, ScoreService } from '../app/score-service.js';
import { type CountedPlain, PLAIN_TABLES, type PlainTableId } from '../domain/plain-table.js';
import { CSV, DOCX, XLSX } from './file-types.js';
import { RecordTableQuery } from './request-report.form.js';

/** Tables in which words stand beside numbers, of the caller's own unit, counted at the moment of asking. */
@ApiTags('Báo cáo')
@Allow(...ROLES)
@Controller('api/plain-tables')
export class PlainTablesController {
  constructor(
    private readonly tables: PlainTables,
    private readonly printing: PrintPlain,
    private readonly scoring: ScoreService,
    private readonly clock: Clock,
  ) {}

  @Get('R9/forecast')
  @ApiOperation({ summary: 'Dự báo điểm Quyết định 766 đến hết tháng này, và chỉ số nào nâng được nhiều điểm nhất' })
  forecast(@CurrentCaller() { unitId }: Caller): Promise<ForecastOfMonth> {
    return this.scoring.forecast(unitId, this.clock.today());
  }

  @Get(':table')
  @ApiOperation({ summary: `Một bảng tính ngay lúc hỏi (${PLAIN_TABLES.join(', ')}) của đơn vị mình; R7: các năm mà kỳ chạm tới; R10 chỉ cho người lập báo cáo, R6_OFFICERS cho lãnh đạo và kiểm soát` })
  async table(@CurrentCaller() caller: Caller, @TextParam('table', 5) name: string, @Query() query: RecordTableQuery): Promise<object> {
    return (await this.counted(caller, name, query)).data;
  }

  @Get(':table/table.csv')
  @ApiProduces(CSV)
  @ApiOperation({ summary: 'Bảng ấy dạng CSV (UTF-8)' })
  async csv(@CurrentCaller() caller: Caller, @TextParam('table', 5) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    return fileOf(name, query, this.printing.csv(await this.counted(caller, name, query)), 'csv', CSV);
  }

  @Get(':table/table.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Bảng ấy dạng XLSX, khổ A4 ngang, sẵn để in và ký' })
  async xlsx(@CurrentCaller() caller: Caller, @TextParam('table', 5) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const counted = await this.counted(caller, name, query);
    return fileOf(name, query, await this.printing.workbook(counted, await this.printing.headingNow(caller.unitId, counted)), 'xlsx', XLSX);
  }

  @Get(':table/table.docx')
  @ApiProduces(DOCX)
  @ApiOperation({ summary: 'Bảng ấy dạng Word (DOCX), khổ A4 ngang' })
  async docx(@CurrentCaller() caller: Caller, @TextParam('table', 5) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const counted = await this.counted(caller, name, query);
    return fileOf(name, query, await this.printing.document(counted, await this.printing.headingNow(caller.unitId, counted)), 'docx', DOCX);
  }

  private counted(caller: Caller, name: string, query: RecordTableQuery): Promise<CountedPlain> {
    const id = plainTableId(name);
    mustHaveRole(caller, caller.unitId, ...TABLE_READERS[id]);
    return this.tables.of(id, { unitId: caller.unitId, caller, period: periodOf(query) });
  }
}

function plainTableId(name: string): PlainTableId {
  const id = PLAIN_TABLES.find((each) => each === name);
  if (id === undefined) throw refuseHttp('http.no_such_route');
  return id;
}

function fileOf(name: string, query: RecordTableQuery, content: Buffer, extension: string, type: string): StreamableFile {
  const fileName = `${slug(`${name}-${periodOf(query).label}`)}.${extension}`;
  return new StreamableFile(content, { type, disposition: `attachment; filename="${fileName}"`, length: content.length });
}
