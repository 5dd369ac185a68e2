import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { LocateDossier } from '#src/dossiers';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, UuidParam } from '#src/platform/http';
import { CancelFee } from '../app/cancel-fee.js';
import { type DossierFees, FeesOf } from '../app/fees-of.js';
import { TakeFee } from '../app/take-fee.js';
import type { FeeReceipt } from '../domain/taking.js';
import { CancelFeeForm, DossierQuery, TakeFeeForm, UnitQuery } from './fees.form.js';

@ApiTags('Thu phí, lệ phí')
@Controller('api/fees')
export class FeesController {
  constructor(
    private readonly database: Database,
    private readonly locate: LocateDossier,
    private readonly taking: TakeFee,
    private readonly cancelling: CancelFee,
    private readonly fees: FeesOf,
  ) {}

  @Post()
  @Allow('clerk', 'leader')
  @ApiOperation({ summary: 'Thu phí, lệ phí của một hồ sơ; trả về biên lai' })
  take(@CurrentCaller() caller: Caller, @Body() form: TakeFeeForm, @Headers('idempotency-key') key?: string): Promise<FeeReceipt> {
    const { dossier, ...draft } = form;
    return this.locate.within(caller, dossier, (tx, located) => this.taking.run(tx, caller, located, draft, key));
  }

  @Get()
  @Allow('clerk', 'officer', 'leader')
  @ApiOperation({ summary: 'Các khoản đã thu của một hồ sơ và mức thu theo thủ tục' })
  ofDossier(@CurrentCaller() caller: Caller, @Query() query: DossierQuery): Promise<DossierFees> {
    return this.locate.within(caller, query.dossier, (tx, located) => this.fees.dossier(tx, caller, located));
  }

  @Get(':id')
  @Allow('clerk', 'officer', 'leader')
  @ApiOperation({ summary: 'Một biên lai' })
  find(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId = caller.unitId }: UnitQuery): Promise<FeeReceipt> {
    return this.database.inUnit(unitId, (tx) => this.fees.receipt(tx, caller, unitId, id));
  }

  @Post(':id/cancellation')
  @Allow('clerk', 'leader')
  @ApiOperation({ summary: 'Hủy một biên lai và trả lại tiền: ghi bằng một biên lai mới nêu lý do' })
  cancel(
    @CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId = caller.unitId }: UnitQuery, @Body() form: CancelFeeForm,
    @Headers('idempotency-key') key?: string,
  ): Promise<FeeReceipt> {
    return this.database.inUnit(unitId, (tx) => this.cancelling.run(tx, caller, unitId, id, form.reason, key));
  }
}
