import { Body, Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { yearOf } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Allow, type Caller, CurrentCaller, readUpload } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { EnterFigures, type FiguresLook, SOURCE_LENGTH } from '../app/enter-figures.js';
import { PlainTables } from '../app/plain-tables.js';
import { PrintPlain } from '../app/print-plain.js';
import { refuse } from '../refusals.js';
import { FigureForm, TemplateQuery } from './figures.form.js';
import { XLSX } from './file-types.js';

const MAX_BYTES = 5 * 1024 * 1024;
const ROLES_TO_ENTER = ['leader', 'controller'] as const;
const PARTS = {
  dryRun: { type: 'string', enum: ['true', 'false'], description: 'true: chỉ xem trước, không ghi gì' },
  source: { type: 'string', maxLength: SOURCE_LENGTH, description: 'Số, ngày của tài liệu; bắt buộc khi ghi' },
  file: { type: 'string', format: 'binary', description: 'CSV hoặc XLSX; phải đứng sau các mục khác' },
};

/** Figures of R7 from before the system, typed or from a file. */
@ApiTags('Báo cáo')
@Allow(...ROLES_TO_ENTER)
@Controller('api/year-figures')
export class FiguresController {
  constructor(
    private readonly entering: EnterFigures,
    private readonly tables: PlainTables,
    private readonly printing: PrintPlain,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ghi một số liệu của phụ lục nhiều năm (R7) lấy từ tài liệu; để trống là bỏ số đã ghi' })
  async enter(@CurrentCaller() caller: Caller, @Body() { value = '', ...figure }: FigureForm): Promise<void> {
    mustHaveRole(caller, caller.unitId, ...ROLES_TO_ENTER);
    await this.entering.type(caller.unitId, caller.accountId, { ...figure, value });
  }

  @Post('import')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file', 'dryRun'], properties: PARTS } })
  @ApiOperation({ summary: 'Nhập số liệu nhiều năm từ CSV hoặc XLSX; chạy thử nêu số sẽ ghi, số khác với số đang có và ô không đọc được' })
  async import(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<FiguresLook & { entered: number }> {
    mustHaveRole(caller, caller.unitId, ...ROLES_TO_ENTER);
    const { fileName, stream, fields } = await readUpload(request, { maxBytes: MAX_BYTES, accept: ['.csv', '.xlsx'] });
    try {
      const { dryRun, source = '' } = fields;
      if (dryRun !== 'true' && dryRun !== 'false') throw refuse('report.bad_import_field', { field: 'dryRun', expected: 'true hoặc false' });
      if (dryRun === 'false' && (source === '' || source.length > SOURCE_LENGTH)) throw refuse('report.bad_import_field', { field: 'source', expected: `chữ, tối đa ${SOURCE_LENGTH} ký tự` });
      const look = await this.entering.look(caller.unitId, { fileName, bytes: stream });
      return { ...look, entered: dryRun === 'true' ? 0 : await this.entering.enter(caller.unitId, caller.accountId, look.lines, source) };
    } finally {
      stream.destroy();
    }
  }

  @Get('template.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Mẫu để điền: phụ lục nhiều năm với các ô để trống' })
  async template(@CurrentCaller() { unitId }: Caller, @Query() { from = yearOf(this.clock.today()) - 5 }: TemplateQuery): Promise<StreamableFile> {
    const blank = await this.tables.template(unitId, from);
    const content = await this.printing.workbook(blank, await this.printing.headingNow(unitId, blank));
    return new StreamableFile(content, { type: XLSX, disposition: 'attachment; filename="r7-mau.xlsx"', length: content.length });
  }
}
