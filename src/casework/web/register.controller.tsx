import { Get, Query } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { type Answer, DeskController, file, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Register } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields } from '#src/platform/http';
import { FormState, readForm } from '#src/platform/view';
import { listFieldsOf } from '../domain/list-address.js';
import { RegisterForm } from './register.form.js';
import { RegisterView } from './register.page.js';

const PER_PAGE = 50;
const TITLE = 'Sổ theo dõi hồ sơ';

/** The register, form 07, holds addresses and telephones whole: for those who keep it and those who answer for it. */
@DeskController('so-theo-doi')
export class RegisterController {
  constructor(private readonly register: Register, private readonly clock: Clock) {}

  @Allow('clerk', 'officer', 'leader', 'controller')
  @Get()
  async show(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'officer', 'leader', 'controller');
    const { caller, unitId } = visit;
    const state = new FormState({ ...this.thisMonth(), ...listFieldsOf(query) });
    const form = await this.read(state);
    if (!form.ok) return page({ title: TITLE, current: 'register', hasErrors: true, body: <RegisterView state={form.state} /> });
    const { tu: from, den: to, cursor } = form.value;
    const found = await this.register.page(caller, unitId, { from, to }, { limit: PER_PAGE, cursor });
    return page({ title: TITLE, current: 'register', body: <RegisterView state={state} shown={{ ...found, from, to, today: this.clock.today(), isFirst: cursor === undefined }} /> });
  }

  @Allow('clerk', 'officer', 'leader', 'controller')
  @Get('xlsx')
  async sheet(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'officer', 'leader', 'controller');
    const form = await this.read(new FormState({ ...this.thisMonth(), ...listFieldsOf(query) }));
    if (!form.ok) return seeOther('/so-theo-doi');
    const { name, type, bytes } = await this.register.export(visit.caller, visit.unitId, { from: form.value.tu, to: form.value.den });
    return file(name, type, bytes);
  }

  private async read(state: FormState) {
    const { tu = '', den = '', cursor = '' } = state.fields;
    const form = await readForm(RegisterForm, { tu, den, cursor });
    if (!form.ok || form.value.tu <= form.value.den) return form;
    return { ok: false as const, state: state.with({ field: 'den', code: 'period.backwards', message: 'Ngày cuối phải sau hoặc bằng ngày đầu.' }) };
  }

  private thisMonth(): { tu: string; den: string } {
    const today = this.clock.today();
    return { tu: formatDate(`${today.slice(0, 8)}01`), den: formatDate(today) };
  }
}
