import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Action, FactsByAction } from '#libs/dossier-flow';
import { Allow, type Caller, CurrentCaller, TextParam } from '#src/platform/http';
import type { WantedStep } from '../app/step-writer.js';
import { type StepAnswer, TakeStep } from '../app/take-step.js';
import {
  AcceptForm, ExtensionForm, HandOverForm, NoteForm, PaymentForm, PaymentRequestForm, ReasonForm, ResolutionForm, ReturnForm, type StepForm,
  SupplementForm, SupplementRequestForm,
} from './step.forms.js';
import { factsOf, paperFacts } from './step-facts.js';

/** The steps of a dossier, one route each. Who may do which is the flow's table; the decorators only say who may come here at all. */
@ApiTags('Hồ sơ: các bước')
@Controller('api/dossiers/:code')
export class StepsController {
  constructor(private readonly steps: TakeStep) {}

  @Allow('clerk', 'leader')
  @Post('acceptance')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tiếp nhận hồ sơ nộp trực tuyến' })
  accept(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: AcceptForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'accept', { ...factsOf(form), ...paperFacts(form.papers) }, form, key);
  }

  @Allow('clerk', 'leader')
  @Post('refusal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Từ chối tiếp nhận (mẫu 03)' })
  refuse(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: ReasonForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'refuse', factsOf(form), form, key);
  }

  @Allow('clerk', 'leader')
  @Post('completion-request')
  @HttpCode(200)
  @ApiOperation({ summary: 'Yêu cầu hoàn thiện trước khi tiếp nhận (mẫu 02)' })
  requestCompletion(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: SupplementRequestForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'request_completion', factsOf(form), form, key);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('start')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bắt đầu xử lý' })
  start(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: NoteForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'start', factsOf(form), form, key);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('hand-over')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bàn giao cho cán bộ, bộ phận hoặc đơn vị khác (mẫu 06)' })
  handOver(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: HandOverForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'hand_over', factsOf(form), form, key);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('supplement-request')
  @HttpCode(200)
  @ApiOperation({ summary: 'Yêu cầu bổ sung; dừng tính thời hạn (mẫu 02)' })
  requestSupplement(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: SupplementRequestForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'request_supplement', factsOf(form), form, key);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('supplement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Nhận bổ sung; tính tiếp thời hạn' })
  receiveSupplement(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: SupplementForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'receive_supplement', { ...factsOf(form), ...paperFacts(form.papers) }, form, key);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('payment-request')
  @HttpCode(200)
  @ApiOperation({ summary: 'Yêu cầu thực hiện nghĩa vụ tài chính; dừng tính thời hạn' })
  requestPayment(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: PaymentRequestForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'request_payment', factsOf(form), form, key);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('payment')
  @HttpCode(200)
  @ApiOperation({ summary: 'Xác nhận đã nộp tiền; tính tiếp thời hạn' })
  confirmPayment(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: PaymentForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'confirm_payment', factsOf(form), form, key);
  }

  @Allow('officer', 'leader')
  @Post('extension')
  @HttpCode(200)
  @ApiOperation({ summary: 'Xin lỗi và hẹn lại ngày trả, một lần (mẫu 04)' })
  extend(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: ExtensionForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'extend', factsOf(form), form, key);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Công dân rút hồ sơ' })
  withdraw(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: ReasonForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'withdraw', factsOf(form), form, key);
  }

  @Allow('officer', 'leader')
  @Post('stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Dừng giải quyết (mẫu 05)' })
  stop(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: ReasonForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'stop', factsOf(form), form, key);
  }

  @Allow('officer', 'leader')
  @Post('resolution')
  @HttpCode(200)
  @ApiOperation({ summary: 'Xử lý xong, kết quả đã về quầy' })
  resolve(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: ResolutionForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'resolve', factsOf(form), form, key);
  }

  @Allow('clerk', 'leader')
  @Post('return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Trả kết quả' })
  returnResult(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: ReturnForm, @Headers('idempotency-key') key?: string) {
    return this.take(caller, code, 'return', factsOf(form), form, key);
  }

  private take<A extends Action>(caller: Caller, code: string, action: A, facts: FactsByAction[A], form: StepForm, key: string | undefined): Promise<StepAnswer> {
    const wanted = { action, facts, at: form.at } as WantedStep;
    return this.steps.take(caller, code, wanted, { version: form.version, requestKey: key });
  }
}
