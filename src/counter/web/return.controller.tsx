import { Body, Get, Post } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type Answer, Asked, DeskController, mustBe, page, type Question, seeOther, type Visit, Visiting } from '#src/desk';
import { type DossierView, TakeStep } from '#src/dossiers';
import { Allow, type FormFields } from '#src/platform/http';
import type { FieldError } from '#src/platform/refusal';
import { attempt, FormState, readForm } from '#src/platform/view';
import { DossierAtCounter } from '../app/dossier-at-counter.js';
import { atWork } from '../domain/at-work.js';
import { RateForm, ReturnAtCounterForm } from './return.form.js';
import { RatingPage, RETURN_PATH, ReturnPage } from './return.page.js';

/** Results handed to citizens: scanned, checked, handed over, rated, and on to the next. */
@DeskController(RETURN_PATH)
export class ReturnController {
  constructor(
    private readonly dossiers: DossierAtCounter,
    private readonly steps: TakeStep,
  ) {}

  @Allow('clerk', 'leader')
  @Get()
  form(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> | Answer {
    mustBe(visit, 'clerk', 'leader');
    const rated = query['danh-gia'] ?? '';
    if (rated !== '') return showRating(rated, new FormState({ _key: uuidv7() }));
    return this.show(visit, query.ma ?? '', new FormState({ _key: uuidv7() }));
  }

  @Allow('clerk', 'leader')
  @Post()
  async hand(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const form = await readForm(ReturnAtCounterForm, fields);
    const code = form.state.value('code');
    if (!form.ok) return this.show(visit, code, form.state);
    const { dossier } = await this.dossiers.open(visit, code);
    const errors = missingIn(form.value);
    if (errors.length > 0) return this.show(visit, code, form.state.with(...errors));
    const done = await attempt(() => this.handOver(visit, form.value, dossier, form.state.value('_key')));
    if (!done.ok) return this.show(visit, code, form.state.with(...done.errors));
    const told = { tone: 'done', text: `Đã trả kết quả hồ sơ ${dossier.code}.` } as const;
    return seeOther(visit.roles.includes('clerk') && !dossier.rated ? `${RETURN_PATH}?${new URLSearchParams({ 'danh-gia': dossier.code }).toString()}` : RETURN_PATH, told);
  }

  @Allow('clerk')
  @Post('danh-gia')
  async rate(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk');
    const form = await readForm(RateForm, fields);
    const code = form.state.value('code');
    if (!form.ok) return showRating(code, form.state);
    const { level, remark } = form.value;
    const facts = { scale: 3 as const, level, source: 'counter' as const, ...(remark !== undefined && { remark }) };
    const done = await attempt(() => this.steps.take(atWork(visit), code, { action: 'rate', facts }, { requestKey: form.state.value('_key') }));
    if (!done.ok) return showRating(code, form.state.with(...done.errors));
    return seeOther(RETURN_PATH, { tone: 'done', text: `Đã ghi đánh giá cho hồ sơ ${code}.` });
  }

  private handOver(visit: Visit, { method, taker, receivedBy, identityChecked, version }: ReturnAtCounterForm, { receipt, code }: DossierView, requestKey: string) {
    const name = taker === 'other' ? receivedBy : taker === 'submitter' ? receipt.submitter?.name : receipt.owner.name;
    const facts = { method, ...(name !== undefined && { receivedBy: name }), ...(identityChecked !== undefined && { identityChecked }) };
    return this.steps.take(atWork(visit), code, { action: 'return', facts }, { version, requestKey });
  }

  private async show(visit: Visit, typed: string, state: FormState): Promise<Answer> {
    const looked = await this.dossiers.lookUp(visit, typed);
    return page({ title: 'Trả kết quả', current: 'return', hasErrors: state.errors.length > 0, body: <ReturnPage view={{ state, typed, looked }} /> });
  }
}

function showRating(code: string, state: FormState): Answer {
  return page({ title: 'Đánh giá', current: 'return', hasErrors: state.errors.length > 0, body: <RatingPage code={code} state={state} /> });
}

/** Over the counter nobody gets a result whose papers were not looked at. */
function missingIn({ method, taker, receivedBy, identityChecked }: ReturnAtCounterForm): FieldError[] {
  return [
    ...(method === 'desk' && identityChecked !== true ? [{ field: 'identityChecked', code: 'required', message: 'Đánh dấu đã kiểm tra giấy tờ tùy thân của người nhận.' }] : []),
    ...(taker === 'other' && receivedBy === undefined ? [{ field: 'receivedBy', code: 'required', message: 'Người nhận kết quả: bắt buộc phải có họ tên khi trả cho người khác.' }] : []),
  ];
}
