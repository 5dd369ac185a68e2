import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller } from '#src/platform/http';
import { type ReceiveAnswer, ReceiveAtDesk } from '../app/receive-at-desk.js';
import { SettleNow } from '../app/settle-now.js';
import { ReceiveForm, SettleNowForm, TurnAwayForm } from './receive.form.js';

@ApiTags('Hồ sơ')
@Controller('api/dossiers')
export class ReceiveController {
  constructor(private readonly desk: ReceiveAtDesk, private readonly settling: SettleNow) {}

  @Allow('clerk', 'leader')
  @Post()
  @ApiOperation({ summary: 'Tiếp nhận hồ sơ tại quầy, qua bưu chính, hoặc ghi nhận hồ sơ nộp trực tuyến' })
  receive(@CurrentCaller() caller: Caller, @Body() form: ReceiveForm, @Headers('idempotency-key') key?: string): Promise<ReceiveAnswer> {
    return this.desk.run(caller, form, key);
  }

  @Allow('clerk', 'leader')
  @Post('settled')
  @ApiOperation({ summary: 'Giải quyết ngay: tiếp nhận, xử lý xong và trả kết quả trong một lần, cho thủ tục trong ngày' })
  settleNow(@CurrentCaller() caller: Caller, @Body() form: SettleNowForm, @Headers('idempotency-key') key?: string): Promise<ReceiveAnswer> {
    return this.settling.run(caller, form, key);
  }

  @Allow('clerk', 'leader')
  @Post('turned-away')
  @ApiOperation({ summary: 'Từ chối tiếp nhận hồ sơ mang đến quầy hoặc gửi bưu chính, có lý do và phiếu mẫu 03; không tính là đã tiếp nhận' })
  turnAway(@CurrentCaller() caller: Caller, @Body() { reason, ...brought }: TurnAwayForm, @Headers('idempotency-key') key?: string): Promise<ReceiveAnswer> {
    return this.desk.run(caller, { ...brought, refusedFor: reason }, key);
  }
}
