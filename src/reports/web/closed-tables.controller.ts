import { Body, Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, ROLES, UuidParam } from '#src/platform/http';
import { CLOSER_ROLES, CloseTable } from '../app/close-table.js';
import { CompareClosedTable } from '../app/compare-closed-table.js';
import { FindClosedTables } from '../app/find-closed-tables.js';
import { periodOf } from '../app/period-of.js';
import { PrintPlain } from '../app/print-plain.js';
import { type ClosedTable, type ClosedTableHead, closedFileName } from '../domain/closed-table.js';
import type { PlainChanges } from '../domain/plain-differences.js';
import { ClosedTablesQuery, CloseTableForm } from './close-table.form.js';
import { CSV, DOCX, XLSX } from './file-types.js';

/** Tables of words and numbers that were closed, and what they would say now. */
@ApiTags('Báo cáo')
@Allow(...ROLES)
@Controller('api/closed-tables')
export class ClosedTablesController {
  constructor(
    private readonly closing: CloseTable,
    private readonly finding: FindClosedTables,
    private readonly comparing: CompareClosedTable,
    private readonly printing: PrintPlain,
  ) {}

  @Post()
  @Allow(...CLOSER_ROLES)
  @ApiOperation({ summary: 'Chốt một bảng tính ngay lúc xem (R7, R9, R10, R6 theo cán bộ): giữ nguyên bảng như đang tính; chốt lại là một lần chốt mới' })
  async close(@CurrentCaller() caller: Caller, @Body() form: CloseTableForm): Promise<ClosedTableHead> {
    const { table: tableId, unitId = caller.unitId, contentHash: seen } = form;
    const { content: _, head: __, unitIds: ___, ...closed } = await this.closing.close(caller, { tableId, unitId, period: periodOf(form) }, { seen });
    return closed;
  }

  @Get()
  @ApiOperation({ summary: 'Các bảng đã chốt, mới nhất trước' })
  async list(@CurrentCaller() caller: Caller, @Query() { table, unitId = caller.unitId }: ClosedTablesQuery): Promise<{ items: ClosedTableHead[] }> {
    return { items: await this.finding.list(caller, unitId, table) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một bảng đã chốt, nguyên như lúc chốt' })
  table(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<ClosedTable> {
    return this.finding.get(caller, id);
  }

  @Get(':id/differences')
  @ApiOperation({ summary: 'Ô nào của bảng đã chốt nay tính khác, dòng (R10: hồ sơ) nào thêm, bớt' })
  async differences(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<PlainChanges> {
    return this.comparing.withNow(caller, await this.finding.get(caller, id));
  }

  @Get(':id/table.csv')
  @ApiProduces(CSV)
  @ApiOperation({ summary: 'Bảng đã chốt dạng CSV (UTF-8), có mã kiểm tra' })
  async csv(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const closed = await this.finding.get(caller, id);
    return fileOf(closed, this.printing.csv(closed.content, this.printing.headingOf(closed)), 'csv', CSV);
  }

  @Get(':id/table.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Bảng đã chốt dạng XLSX, khổ A4 ngang, có mã kiểm tra' })
  async xlsx(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const closed = await this.finding.get(caller, id);
    return fileOf(closed, await this.printing.workbook(closed.content, this.printing.headingOf(closed)), 'xlsx', XLSX);
  }

  @Get(':id/table.docx')
  @ApiProduces(DOCX)
  @ApiOperation({ summary: 'Bảng đã chốt dạng Word (DOCX), có mã kiểm tra' })
  async docx(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const closed = await this.finding.get(caller, id);
    return fileOf(closed, await this.printing.document(closed.content, this.printing.headingOf(closed)), 'docx', DOCX);
  }
}

function fileOf(closed: ClosedTable, content: Buffer, extension: string, type: string): StreamableFile {
  return new StreamableFile(content, { type, disposition: `attachment; filename="${closedFileName(closed)}.${extension}"`, length: content.length });
}
