import { Body, Get, Post } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { formatDate } from '#libs/civil-date';
import { type Answer, Asked, DeskController, mustBe, page, type Question, seeOther, type Visit, Visiting } from '#src/desk';
import { CancelFeeForm, CloseTillForm } from '#src/fees';
import { Clock } from '#src/platform/clock';
import { Allow, CivilDateField, type FormFields, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { DossierAtCounter } from '../app/dossier-at-counter.js';
import { TillDesk } from '../app/till-desk.js';
import { TakeForm } from './till.form.js';
import { CancelPage, TILL_PATH, TillPage } from './till.page.js';

class DayQuery {
  @CivilDateField({ label: 'Ngày', optional: true }) ngay?: string;
}

interface Shown {
  typed?: string;
  day?: string | undefined;
  taking?: FormState;
  closing?: FormState;
}

/** Money over the counter: taken, handed back for a reason, counted at the end of the day. */
@DeskController(TILL_PATH)
export class TillController {
  constructor(
    private readonly dossiers: DossierAtCounter,
    private readonly till: TillDesk,
    private readonly clock: Clock,
  ) {}

  @Allow('clerk', 'leader', 'controller', 'administrator')
  @Get()
  async form(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader', 'controller', 'administrator');
    const day = await readForm(DayQuery, { ngay: query.ngay ?? '' });
    return this.show(visit, { typed: query.ma ?? '', day: day.ok ? day.value.ngay : undefined });
  }

  @Allow('clerk', 'leader')
  @Post()
  async take(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const form = await readForm(TakeForm, fields);
    const typed = form.state.value('code');
    if (!form.ok) return this.show(visit, { typed, taking: form.state });
    const { dossier, version } = await this.dossiers.open(visit, typed);
    const done = await attempt(() => this.till.take(visit, { ...form.value, code: dossier.code }, { version, sets: dossier.receipt.sets }, form.state.value('_key')));
    if (!done.ok) return this.show(visit, { typed, taking: form.state.with(...done.errors) });
    const { id, number } = done.done;
    const links = [{ text: 'In biên lai', href: `/in/bien-lai/${id}` }, { text: 'Xem hồ sơ', href: `/ho-so/${dossier.code}` }];
    return seeOther(TILL_PATH, { tone: 'done', text: `Đã thu, biên lai ${number}.`, links });
  }

  @Allow('clerk', 'leader')
  @Get(':id/huy')
  async cancelForm(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    return this.showCancel(visit, id, new FormState({ _key: uuidv7() }));
  }

  @Allow('clerk', 'leader')
  @Post(':id/huy')
  async cancel(@Visiting() visit: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const form = await readForm(CancelFeeForm, fields);
    if (!form.ok) return this.showCancel(visit, id, form.state);
    const done = await attempt(() => this.till.cancel(visit, id, form.value.reason, form.state.value('_key')));
    if (!done.ok) return this.showCancel(visit, id, form.state.with(...done.errors));
    return seeOther(TILL_PATH, { tone: 'done', text: `Đã hủy bằng biên lai ${done.done.number}.`, links: [{ text: 'In biên lai hủy', href: `/in/bien-lai/${done.done.id}` }] });
  }

  @Allow('clerk', 'leader')
  @Post('chot')
  async close(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const form = await readForm(CloseTillForm, fields);
    const day = form.ok ? form.value.day : undefined;
    if (!form.ok) return this.show(visit, { day, closing: form.state });
    const done = await attempt(() => this.till.close(visit, { ...form.value, accountId: visit.caller.accountId }, form.state.value('_key')));
    if (!done.ok) return this.show(visit, { day, closing: form.state.with(...done.errors) });
    const { id, number } = done.done;
    return seeOther(`${TILL_PATH}?ngay=${form.value.day}`, { tone: 'done', text: `Đã chốt quỹ ngày ${formatDate(form.value.day)}, số ${number}.`, links: [{ text: 'In biên bản chốt quỹ', href: `/in/chot-quy/${id}` }] });
  }

  private async show(visit: Visit, { typed = '', day, taking, closing }: Shown): Promise<Answer> {
    const mayTake = visit.roles.some((role) => role === 'clerk' || role === 'leader');
    const today = this.clock.today();
    const [{ till, openDays }, looked] = await Promise.all([this.till.ofDay(visit, day ?? today), mayTake ? this.dossiers.lookUp(visit, typed) : { found: [] }]);
    const mine = till.clerks.find(({ clerk, unclosed }) => clerk.accountId === visit.caller.accountId && unclosed > 0);
    const fresh = new FormState({ _key: uuidv7() });
    const view = { taking: taking ?? fresh, closing: closing ?? fresh, typed, looked, till, openDays, mayTake, ...(mine && { mine }) };
    return page({ title: 'Thu phí', current: 'till', hasErrors: [taking, closing].some((state) => (state?.errors.length ?? 0) > 0), body: <TillPage view={view} /> });
  }

  private async showCancel(visit: Visit, id: string, state: FormState): Promise<Answer> {
    const receipt = await this.till.receipt(visit, id);
    return page({ title: `Hủy biên lai ${receipt.number}`, current: 'till', hasErrors: state.errors.length > 0, body: <CancelPage receipt={receipt} state={state} /> });
  }
}
