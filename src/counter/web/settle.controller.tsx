import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type Answer, Asked, DeskController, mustBe, page, parts, type Question, seeOther, type Visit, Visiting } from '#src/desk';
import { Allow, type FormFields } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { FillPerson } from '../app/fill-person.js';
import { Procedures } from '../app/procedures.js';
import { TakeIn } from '../app/take-in.js';
import { TodaysWork } from '../app/todays-work.js';
import { atFields, placed } from '../domain/intake-errors.js';
import { withFee } from '../domain/intake-fields.js';
import { SettleForm } from './settle.form.js';
import { SETTLE_PATH, SettleFee, SettlePage, SettlePerson } from './settle.page.js';

/** The fast lane: procedure, name, copies, fee, Enter — received, resolved and returned in one go, and on to the next. */
@DeskController(SETTLE_PATH)
export class SettleController {
  constructor(
    private readonly procedures: Procedures,
    private readonly taking: TakeIn,
    private readonly people: FillPerson,
    private readonly today: TodaysWork,
  ) {}

  @Allow('clerk', 'leader')
  @Get()
  form(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const fields = { procedure: query['thu-tuc'] ?? '', sets: '1', 'fee.method': query.thu || 'cash', _key: uuidv7() };
    return this.show(visit, new FormState(fields), query.xong ?? '');
  }

  @Allow('clerk', 'leader')
  @Post()
  async settle(@Visiting() visit: Visit, @Body() typed: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const { version } = await this.procedures.find(visit.unitId, { code: new FormState(typed).value('procedure'), text: '' });
    const form = await readForm(SettleForm, version ? withFee(typed, version) : typed);
    if (!form.ok) return this.show(visit, new FormState(form.state.fields, atFields(form.state.errors)));
    const done = await attempt(() => this.taking.settle(visit, form.value, form.state.value('_key')));
    if (!done.ok) return this.show(visit, form.state.with(...placed(done.refusal, done.errors, form.state)));
    return seeOther(`${SETTLE_PATH}?${new URLSearchParams({ 'thu-tuc': form.value.procedure, thu: form.value.fee?.method ?? 'cash', xong: done.done.code }).toString()}`);
  }

  /** What is to be paid for that many copies. */
  @Allow('clerk', 'leader')
  @Post('phi')
  @HttpCode(200)
  async fee(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const procedures = await this.procedures.settledAtOnce(visit.unitId, visit.caller.accountId);
    return parts(<SettleFee view={{ state: new FormState(fields), procedures }} fresh />);
  }

  @Allow('clerk', 'leader')
  @Post('the')
  @HttpCode(200)
  async card(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const filled = await this.people.byCard(visit.caller, visit.unitId, fields, new FormState(fields).value('_scan'));
    return parts(<SettlePerson view={{ state: new FormState(filled.fields), person: filled.note }} fresh />);
  }

  private async show(visit: Visit, state: FormState, doneCode?: string): Promise<Answer> {
    const [procedures, today] = await Promise.all([this.procedures.settledAtOnce(visit.unitId, visit.caller.accountId), this.today.of(visit)]);
    const done = today.last.find(({ code }) => code === doneCode);
    return page({ title: 'Giải quyết ngay', current: 'settle', hasErrors: state.errors.length > 0, body: <SettlePage view={{ state, procedures, today, ...(done && { done }) }} /> });
  }
}
