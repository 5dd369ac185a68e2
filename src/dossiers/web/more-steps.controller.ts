import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PaperFact } from '#libs/dossier-flow';
import { Allow, type Caller, CurrentCaller, TextParam } from '#src/platform/http';
import { CompleteAtDesk } from '../app/complete-at-desk.js';
import { CorrectAtDesk } from '../app/correct-at-desk.js';
import { SettleAtDesk } from '../app/settle-at-desk.js';
import { type StepAnswer, TakeStep } from '../app/take-step.js';
import { CorrectionForm, PapersForm, RatingForm, SettlementForm, SupplementForm } from './step.forms.js';
import { factsOf, paperFacts } from './step-facts.js';

/** The steps that are more than one row of the table: settlement, completion, correction, and the facts counted elsewhere. */
@ApiTags('Hồ sơ: các bước')
@Controller('api/dossiers/:code')
export class MoreStepsController {
  constructor(
    private readonly steps: TakeStep,
    private readonly settling: SettleAtDesk,
    private readonly completing: CompleteAtDesk,
    private readonly correcting: CorrectAtDesk,
  ) {}

  @Allow('clerk', 'officer', 'leader')
  @Post('settlement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Giải quyết ngay tại quầy: xử lý xong và trả kết quả trong một lần' })
  settle(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: SettlementForm, @Headers('idempotency-key') key?: string): Promise<StepAnswer> {
    return this.settling.run(caller, code, form, key);
  }

  @Allow('clerk', 'leader')
  @Post('completion')
  @HttpCode(200)
  @ApiOperation({ summary: 'Nộp lại hồ sơ trực tuyến đã hoàn thiện; tính lại 8 giờ làm việc' })
  complete(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: SupplementForm, @Headers('idempotency-key') key?: string): Promise<StepAnswer> {
    return this.completing.run(caller, code, { ...factsOf(form), ...paperFacts(form.papers), at: form.at, version: form.version }, key);
  }

  @Allow('clerk', 'leader', 'controller')
  @Post('correction')
  @HttpCode(200)
  @ApiOperation({ summary: 'Đính chính các bước đã ghi: thành một bước mới, có lý do' })
  correct(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: CorrectionForm, @Headers('idempotency-key') key?: string): Promise<StepAnswer> {
    return this.correcting.run(caller, code, form, key);
  }

  @Allow('clerk', 'officer', 'leader', 'controller')
  @Post('papers')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ghi nhận thành phần hồ sơ, kết quả và việc số hóa' })
  recordPapers(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: PapersForm, @Headers('idempotency-key') key?: string): Promise<StepAnswer> {
    const papers = paperFacts(form.papers).papers as PaperFact[];
    const facts = { papers, ...(form.result && { result: { status: form.result } }) };
    return this.steps.take(caller, code, { action: 'record_papers', facts, at: form.at }, { version: form.version, requestKey: key });
  }

  @Allow('clerk', 'leader')
  @Post('rating')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ghi phiếu đánh giá: thang 3, thang 5 hoặc chín chỉ số' })
  rate(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: RatingForm, @Headers('idempotency-key') key?: string): Promise<StepAnswer> {
    const { scale, indices, ...rest } = factsOf(form);
    const facts = {
      ...rest,
      scale: scale === 'indices' ? scale : (Number(scale) as 3 | 5),
      ...(indices && { indices: indices.map(Number) }),
    };
    return this.steps.take(caller, code, { action: 'rate', facts, at: form.at }, { version: form.version, requestKey: key });
  }
}
