import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isCivilDate } from '#libs/civil-date';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, readUpload, type Upload } from '#src/platform/http';
import { readTable, type TableRow } from '#src/platform/tabular';
import { ImportList, type ListReport } from '../app/import-list.js';
import { LIST_COLUMNS } from '../domain/list-columns.js';
import type { Decision } from '../domain/version.js';
import { refuse } from '../refusals.js';
import { unitToWrite } from './whose-list.js';

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_ROWS = 10_000;
const PARTS = {
  dryRun: { type: 'string', enum: ['true', 'false'], description: 'true: chỉ xem trước, không ghi gì' },
  validFrom: { type: 'string', format: 'date', description: 'Danh mục có hiệu lực từ ngày' },
  unitId: { type: 'string', format: 'uuid' },
  decisionNumber: { type: 'string' },
  decisionDate: { type: 'string', format: 'date' },
  file: { type: 'string', format: 'binary', description: 'CSV hoặc XLSX; phải đứng sau các mục khác' },
};

@ApiTags('Danh mục thủ tục')
@Controller('api/procedures/import')
@Allow('controller')
export class ProcedureImportController {
  constructor(
    private readonly database: Database,
    private readonly importList: ImportList,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file', 'dryRun', 'validFrom'], properties: PARTS } })
  @ApiOperation({ summary: 'Nhập danh mục từ CSV hoặc XLSX; chạy thử nêu mọi dòng sai và những gì sẽ thay đổi' })
  async run(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<ListReport> {
    const upload = await readUpload(request, { maxBytes: MAX_BYTES, accept: ['.csv', '.xlsx'] });
    try {
      const unitId = unitToWrite(caller, upload.fields.unitId || undefined);
      const dryRun = flagOf(upload, 'dryRun');
      const validFrom = dateOf(upload, 'validFrom');
      const decision = decisionOf(upload);
      const sheet = await rowsOf(upload);
      return await this.database.inUnit(unitId, (tx) =>
        dryRun
          ? this.importList.preview(tx, unitId, sheet, validFrom)
          : this.importList.run(tx, { ownerUnitId: unitId, by: caller.accountId, decision }, sheet, validFrom));
    } finally {
      upload.stream.destroy();
    }
  }
}

async function rowsOf({ stream, fileName }: Upload): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(stream, { fileName, columns: LIST_COLUMNS, maxRows: MAX_ROWS })) rows.push(row);
  return rows;
}

function flagOf({ fields }: Upload, field: string): boolean {
  const text = fields[field];
  if (text !== 'true' && text !== 'false') throw refuse('catalogue.bad_import_field', { field, expected: 'true hoặc false' });
  return text === 'true';
}

function dateOf({ fields }: Upload, field: string): string {
  const text = fields[field] ?? '';
  if (!isCivilDate(text) || text < '1900' || text > '2200') {
    throw refuse('catalogue.bad_import_field', { field, expected: 'ngày có thật, dạng YYYY-MM-DD' });
  }
  return text;
}

function decisionOf(upload: Upload): Decision {
  const { decisionNumber = '', decisionDate = '' } = upload.fields;
  if (decisionNumber.length > 100) throw refuse('catalogue.bad_import_field', { field: 'decisionNumber', expected: 'chữ, tối đa 100 ký tự' });
  return { number: decisionNumber || null, date: decisionDate === '' ? null : dateOf(upload, 'decisionDate') };
}
