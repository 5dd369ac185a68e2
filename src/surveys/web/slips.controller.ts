import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, type Page, UuidParam } from '#src/platform/http';
import { CancelSlips } from '../app/cancel-slips.js';
import { EnterSlips } from '../app/enter-slips.js';
import { ListSlips, SLIP_ENTERERS, SLIP_READERS } from '../app/list-slips.js';
import type { SlipView } from '../domain/slips.js';
import { CancelSlipsForm, SlipsForm, SlipsQuery, SlipUnitQuery } from './slips.form.js';

@ApiTags('Đánh giá của người dân')
@Controller('api/surveys/slips')
export class SlipsController {
  constructor(
    private readonly database: Database,
    private readonly listing: ListSlips,
    private readonly entering: EnterSlips,
    private readonly cancelling: CancelSlips,
  ) {}

  @Get()
  @Allow(...SLIP_READERS)
  @ApiOperation({ summary: 'Sổ phiếu khảo sát giấy đã phát ra, ngày mới nhất trước; lần ghi đã hủy vẫn hiện kèm lý do' })
  list(@CurrentCaller() caller: Caller, @Query() query: SlipsQuery): Promise<Page<SlipView>> {
    return this.listing.list(caller, query.unitId ?? caller.unitId, query);
  }

  @Post()
  @Allow(...SLIP_ENTERERS)
  @ApiOperation({ summary: 'Ghi số phiếu giấy phát ra trong một ngày, của một lĩnh vực hoặc không theo lĩnh vực' })
  enter(
    @CurrentCaller() caller: Caller, @Query() { unitId = caller.unitId }: SlipUnitQuery, @Body() form: SlipsForm, @Headers('idempotency-key') key?: string,
  ): Promise<SlipView> {
    return this.database.inUnit(unitId, (tx) => this.entering.run(tx, caller, unitId, form, key));
  }

  @Post(':id/cancellation')
  @Allow(...SLIP_ENTERERS)
  @ApiOperation({ summary: 'Hủy một lần ghi nhầm: ghi thêm một lần hủy nêu lý do, không xóa' })
  cancel(
    @CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId = caller.unitId }: SlipUnitQuery, @Body() form: CancelSlipsForm,
    @Headers('idempotency-key') key?: string,
  ): Promise<SlipView> {
    return this.database.inUnit(unitId, (tx) => this.cancelling.run(tx, caller, unitId, id, form.reason, key));
  }
}
