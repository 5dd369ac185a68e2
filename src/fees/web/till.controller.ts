import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, UuidParam } from '#src/platform/http';
import { CloseTill } from '../app/close-till.js';
import { Till, type TillOfDay } from '../app/till.js';
import type { Entry } from '../domain/taking.js';
import type { Closing, TillSums } from '../domain/till.js';
import { CloseTillForm, TillQuery, UnitQuery } from './fees.form.js';

const TILL_ROLES = ['clerk', 'leader', 'controller', 'administrator'] as const;

@ApiTags('Thu phí, lệ phí')
@Controller('api/fees/till')
export class TillController {
  constructor(
    private readonly database: Database,
    private readonly till: Till,
    private readonly closeTill: CloseTill,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow(...TILL_ROLES)
  @ApiOperation({ summary: 'Quỹ trong ngày: theo người thu và hình thức thu, từng biên lai, các lần chốt' })
  day(@CurrentCaller() caller: Caller, @Query() { unitId = caller.unitId, day = this.clock.today(), accountId }: TillQuery): Promise<TillOfDay> {
    return this.database.inUnit(unitId, (tx) => this.till.seenBy(tx, caller, unitId, day, accountId));
  }

  @Get('open-days')
  @Allow('clerk', 'leader')
  @ApiOperation({ summary: 'Những ngày gần đây mà quỹ của người dùng còn khoản thu chưa chốt' })
  async openDays(@CurrentCaller() caller: Caller): Promise<{ days: CivilDate[] }> {
    return { days: await this.database.inUnit(caller.unitId, (tx) => this.till.openDays(tx, caller.unitId, caller.accountId)) };
  }

  @Post('closings')
  @Allow('clerk', 'leader')
  @ApiOperation({ summary: 'Chốt quỹ trong ngày với số tiền mặt đếm được; lần chốt không sửa, không xóa' })
  close(
    @CurrentCaller() caller: Caller, @Query() { unitId = caller.unitId }: UnitQuery, @Body() form: CloseTillForm, @Headers('idempotency-key') key?: string,
  ): Promise<Closing> {
    return this.database.inUnit(unitId, (tx) => this.closeTill.run(tx, caller, unitId, form, key));
  }

  @Get('closings/:id')
  @Allow(...TILL_ROLES)
  @ApiOperation({ summary: 'Một lần chốt quỹ và các biên lai thuộc lần chốt đó' })
  closing(
    @CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId = caller.unitId }: UnitQuery,
  ): Promise<{ closing: Closing; entries: Entry[]; total: TillSums }> {
    return this.database.inUnit(unitId, (tx) => this.till.closing(tx, caller, unitId, id));
  }
}
