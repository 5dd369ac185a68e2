import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, JsonRecord, Text, Uuid, UuidParam } from '#src/platform/http';
import { Drafts } from '../app/drafts.js';
import { targetUnit } from '../app/target-unit.js';
import type { Draft, DraftHead } from '../data/draft.store.js';

class UnitQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

class DraftBody {
  @Text({ label: 'Tên bản nháp', max: 200 }) title!: string;
  @JsonRecord({ label: 'Nội dung', max: 40_000 }) form!: Record<string, unknown>;
}

/** A draft's id is made by whoever keeps it, so that keeping it twice keeps one. */
@ApiTags('Hồ sơ: bản nháp')
@Allow('clerk', 'officer', 'leader')
@Controller('api/drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  @ApiOperation({ summary: 'Bản nháp của tôi, mới nhất trước; giữ 30 ngày' })
  async list(@CurrentCaller() caller: Caller, @Query() { unitId }: UnitQuery): Promise<{ items: DraftHead[] }> {
    return { items: await this.drafts.list(targetUnit(caller, unitId), caller.accountId) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một bản nháp của tôi' })
  find(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId }: UnitQuery): Promise<Draft> {
    return this.drafts.find(targetUnit(caller, unitId), caller.accountId, id);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Lưu nháp' })
  keep(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId }: UnitQuery, @Body() body: DraftBody): Promise<DraftHead> {
    return this.drafts.keep(targetUnit(caller, unitId), caller.accountId, { id, ...body });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Bỏ bản nháp' })
  drop(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId }: UnitQuery): Promise<void> {
    return this.drafts.drop(targetUnit(caller, unitId), caller.accountId, id);
  }
}
