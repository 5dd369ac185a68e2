import { Controller, Get, Header, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, type Caller, CurrentCaller, type Page, PageQuery, readUpload, type Upload, UuidParam } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { FindImports, type ImportView, type ProblemView } from '../app/find-imports.js';
import { UploadRegister } from '../app/upload-register.js';
import { problemsCsv } from '../domain/problems-csv.js';
import { refuse } from '../refusals.js';

const MAX_BYTES = 64 * 1024 * 1024;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PARTS = {
  dryRun: { type: 'string', enum: ['true', 'false'], description: 'true: chỉ kiểm tra, không nhập hồ sơ nào' },
  unitId: { type: 'string', format: 'uuid', description: 'Đơn vị của sổ; để trống là đơn vị của người gửi' },
  file: { type: 'string', format: 'binary', description: 'CSV hoặc XLSX theo mẫu sổ; phải đứng sau các mục khác' },
};

@ApiTags('Nhập sổ theo dõi hồ sơ')
@Controller('api/imports')
@Allow('controller', 'administrator')
export class ImportsController {
  constructor(private readonly upload: UploadRegister, private readonly imports: FindImports) {}

  @Post('register')
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file', 'dryRun'], properties: PARTS } })
  @ApiOperation({ summary: 'Gửi sổ theo dõi hồ sơ để nhập; chạy thử nêu mọi dòng sai mà không nhập gì' })
  async register(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<ImportView> {
    const upload = await readUpload(request, { maxBytes: MAX_BYTES, accept: ['.csv', '.xlsx'] });
    try {
      const unitId = unitOf(upload, caller);
      const dryRun = flagOf(upload);
      const id = await this.upload.run({ unitId, accountId: caller.accountId, fileName: upload.fileName, dryRun, bytes: upload.stream as AsyncIterable<Buffer> });
      return await this.imports.get(caller, id);
    } finally {
      upload.stream.destroy();
    }
  }

  @Get()
  @ApiOperation({ summary: 'Các lần nhập sổ, mới nhất trước' })
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<Page<ImportView>> {
    return this.imports.list(caller, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Tiến độ và kết quả của một lần nhập sổ' })
  get(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<ImportView> {
    return this.imports.get(caller, id);
  }

  @Get(':id/problems')
  @ApiOperation({ summary: 'Các dòng sai, theo thứ tự trong tệp' })
  problems(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() query: PageQuery): Promise<Page<ProblemView>> {
    return this.imports.problems(caller, id, query);
  }

  @Get(':id/problems.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="dong-sai.csv"')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Các dòng sai dạng CSV, mở được bằng bảng tính' })
  async problemsCsv(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<string> {
    const { problems, notListed } = await this.imports.allProblems(caller, id);
    return problemsCsv(problems, notListed);
  }
}

function unitOf({ fields }: Upload, caller: Caller): string {
  const text = (fields.unitId ?? '').toLowerCase();
  if (text !== '' && !UUID.test(text)) throw refuse('import.bad_field', { field: 'unitId', expected: 'mã định danh của đơn vị' });
  const unitId = text === '' ? caller.unitId : text;
  mustHaveRole(caller, unitId, 'controller', 'administrator');
  return unitId;
}

/** Said each time: nobody should import for good by forgetting a field. */
function flagOf({ fields }: Upload): boolean {
  const text = fields.dryRun;
  if (text !== 'true' && text !== 'false') throw refuse('import.bad_field', { field: 'dryRun', expected: 'true hoặc false' });
  return text === 'true';
}
