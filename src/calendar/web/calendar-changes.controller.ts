import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, readUpload, UuidParam } from '#src/platform/http';
import { readTable, type TableRow } from '#src/platform/tabular';
import { ApplyChange } from '../app/apply-change.js';
import { DraftChange } from '../app/draft-change.js';
import { ChangeStore } from '../data/change.store.js';
import { type CalendarChange, type DayDraft, replacedIn } from '../domain/change.js';
import { DAY_COLUMNS, readDate } from '../domain/read-days.js';
import { refuse } from '../refusals.js';
import { ChangeForm, type DayForm } from './calendar.form.js';

const MAX_BYTES = 1024 * 1024;
const MAX_ROWS = 5_000;
const PARTS = {
  notice: { type: 'string', description: 'Số văn bản thông báo' },
  file: { type: 'string', format: 'binary', description: 'CSV hoặc XLSX; phải đứng sau các mục khác' },
};

@ApiTags('Lịch làm việc')
@Controller('api/calendar/changes')
@Allow('controller', 'administrator')
export class CalendarChangesController {
  constructor(
    private readonly database: Database,
    private readonly draftChange: DraftChange,
    private readonly applyChange: ApplyChange,
    private readonly changes: ChangeStore,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Lập dự thảo thay đổi lịch; chưa có gì thay đổi cho đến khi áp dụng' })
  draft(@CurrentCaller() caller: Caller, @Body() form: ChangeForm): Promise<CalendarChange> {
    return this.database.inUnits([], (tx) => this.draftChange.run(tx, caller.accountId, form.notice, form.days.map(draftOf)));
  }

  @Post('import')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file', 'notice'], properties: PARTS } })
  @ApiOperation({ summary: 'Lập dự thảo từ danh sách CSV hoặc XLSX; mọi dòng sai được chỉ ra' })
  async importDays(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<CalendarChange> {
    const { fields, fileName, stream } = await readUpload(request, { maxBytes: MAX_BYTES, accept: ['.csv', '.xlsx'] });
    try {
      const { notice = '' } = fields;
      if (notice === '' || notice.length > 100) throw refuse('calendar.bad_import_field', { field: 'notice', expected: 'số văn bản, tối đa 100 ký tự' });
      const sheet: TableRow[] = [];
      for await (const row of readTable(stream, { fileName, columns: DAY_COLUMNS, maxRows: MAX_ROWS })) sheet.push(row);
      return await this.database.inUnits([], (tx) => this.draftChange.fromSheet(tx, caller.accountId, notice, sheet));
    } finally {
      stream.destroy();
    }
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một dự thảo hoặc thay đổi đã áp dụng, với từng ngày trước và sau' })
  async find(@UuidParam('id') id: string): Promise<CalendarChange> {
    const change = await this.database.inUnits([], (tx) => this.changes.find(tx, id));
    if (!change) throw refuse('calendar.unknown_change', { change: id });
    return change;
  }

  @Post(':id/apply')
  @HttpCode(200)
  @ApiOperation({ summary: 'Áp dụng dự thảo, một lần; các đơn vị xem lại ngày hẹn của hồ sơ đang mở' })
  apply(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<CalendarChange> {
    return this.database.inUnits('all', (tx) => this.applyChange.run(tx, { by: caller.accountId, unitId: caller.unitId }, id));
  }
}

function draftOf({ date, kind, name, basis, replaces }: DayForm): DayDraft {
  const named = kind === 'makeup' ? readDate(replacedIn(name) ?? '') : undefined;
  return { date, kind: kind === 'remove' ? null : kind, name, basis, replaces: replaces ?? named ?? null };
}
