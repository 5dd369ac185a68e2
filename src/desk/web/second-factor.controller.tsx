import { Body, Get, Post } from '@nestjs/common';
import { DropSecondFactor, EnrolSecondFactor, SecondFactors } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, ROLES } from '#src/platform/http';
import { attempt, FormState, qrPathOf, readForm } from '#src/platform/view';
import { type Answer, page, seeOther } from '../domain/answer.js';
import { placeErrors } from '../domain/place-errors.js';
import { CodeForm, EnrolmentForm, PasswordForm } from './account.form.js';
import { DeskController } from './desk-controller.js';
import { EnrolPage, RecoveryCodesPage, SecondFactorPage } from './second-factor.page.js';
import { type Visit, Visiting } from './visit.js';

const PATH = '/tai-khoan/xac-thuc';
const FIELDS = { 'identity.wrong_code': 'code', 'identity.wrong_password': 'password' };

/** What is shown only once answers the post itself: there is no address to come back to. */
@DeskController(PATH)
@Allow(...ROLES)
export class SecondFactorController {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactors,
    private readonly enrol: EnrolSecondFactor,
    private readonly drop: DropSecondFactor,
    private readonly clock: Clock,
  ) {}

  @Get()
  state(@Visiting() visit: Visit): Promise<Answer> {
    return this.showState(visit, new FormState());
  }

  @Post('bat')
  async begin(@Visiting() visit: Visit): Promise<Answer> {
    const { caller } = visit;
    const begun = await attempt(() => this.database.inUnit(caller.unitId, (tx) => this.enrol.begin(tx, caller.accountId)));
    if (!begun.ok) return this.showState(visit, new FormState({}, begun.errors));
    return this.showEnrolment(new FormState({ uri: begun.done.uri }));
  }

  @Post('xac-nhan')
  async confirm(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    const { caller } = visit;
    const form = await readForm(EnrolmentForm, fields);
    if (!form.ok) return form.state.error('uri') === undefined ? this.showEnrolment(form.state) : this.showState(visit, form.state);
    const confirmed = await attempt(() => this.database.inUnit(caller.unitId, (tx) => this.enrol.confirm(tx, caller.accountId, form.value.code)));
    if (confirmed.ok) return this.showCodes(confirmed.done, 'Đã bật xác thực hai bước');
    if (confirmed.refusal.code !== 'identity.wrong_code') return this.showState(visit, new FormState({}, confirmed.errors));
    return this.showEnrolment(form.state.with(...placeErrors(confirmed.errors, FIELDS)));
  }

  @Post('ma-du-phong')
  async renew(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    const { caller } = visit;
    const form = await readForm(CodeForm, fields);
    if (!form.ok) return this.showState(visit, form.state);
    const renewed = await attempt(() => this.database.inUnit(caller.unitId, (tx) => this.enrol.renewRecoveryCodes(tx, caller.accountId, form.value.code)));
    if (renewed.ok) return this.showCodes(renewed.done, 'Mã dự phòng mới');
    return this.showState(visit, form.state.with(...placeErrors(renewed.errors, FIELDS)));
  }

  @Post('tat')
  async remove(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    const { caller } = visit;
    const form = await readForm(PasswordForm, fields);
    if (!form.ok) return this.showState(visit, form.state);
    const removed = await attempt(() => this.database.inUnit(caller.unitId, (tx) => this.drop.own(tx, caller.accountId, form.value.password)));
    if (!removed.ok) return this.showState(visit, form.state.with(...placeErrors(removed.errors, FIELDS)));
    return seeOther(PATH, { tone: 'done', text: 'Đã tắt xác thực hai bước. Từ nay chỉ cần mật khẩu.' });
  }

  private async showState({ caller: { accountId, unitId } }: Visit, state: FormState): Promise<Answer> {
    const factor = await this.database.inUnit(unitId, (tx) => this.factors.of(tx, { id: accountId, unitId }));
    const body = <SecondFactorPage state={state} factor={factor} now={this.clock.now()} />;
    return page({ title: 'Xác thực hai bước', hasErrors: state.errors.length > 0, body });
  }

  private async showEnrolment(state: FormState): Promise<Answer> {
    const uri = state.value('uri');
    const body = <EnrolPage state={state} uri={uri} secret={new URL(uri).searchParams.get('secret') ?? ''} qr={await qrPathOf(uri, 'M')} />;
    return page({ title: 'Bật xác thực hai bước', hasErrors: state.errors.length > 0, body });
  }

  private showCodes(codes: readonly string[], title: string): Answer {
    return page({ title, body: <RecoveryCodesPage title={title} codes={codes} /> });
  }
}
