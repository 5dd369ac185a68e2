import { Body, Get, Post } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { AlertSettingForm, AlertSettings } from '#src/alerts';
import { type Answer, DeskController, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, type FormFields, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { LetterheadForm, letterheadOf, Letterheads, mustHaveRole, mustSee, SetLetterhead, Units } from '#src/units';
import { AlertSettingsPage, LetterheadPage } from './unit-settings.page.js';
import { UNITS_PATH } from './units.page.js';

@DeskController(`${UNITS_PATH}/:id`)
@Allow('controller', 'administrator')
export class UnitSettingsController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly letterheads: Letterheads,
    private readonly setLetterhead: SetLetterhead,
    private readonly alertSettings: AlertSettings,
    private readonly clock: Clock,
  ) {}

  @Get('dau-trang')
  async letterhead(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    mustSee(caller, id);
    const today = this.clock.today();
    const { letterhead } = await this.database.inUnit(id, (tx) => this.letterheads.inForce(tx, id, today));
    const said = Object.entries(letterhead).map(([name, value]: [string, string | null]) => [name, value ?? '']);
    return this.showLetterhead(caller, id, new FormState({ ...(Object.fromEntries(said) as FormFields), validFrom: formatDate(today) }));
  }

  @Post('dau-trang')
  async changeLetterhead(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustHaveRole(caller, id, 'administrator', 'controller');
    const form = await readForm(LetterheadForm, fields);
    if (!form.ok) return this.showLetterhead(caller, id, form.state);
    const { validFrom } = form.value;
    const set = await attempt(() => this.database.inUnit(id, (tx) => this.setLetterhead.run(tx, caller.accountId, id, validFrom, letterheadOf(form.value))));
    if (!set.ok) return this.showLetterhead(caller, id, form.state.with(...set.errors.map((error) => ({ ...error, field: error.field || 'validFrom' }))));
    return seeOther(`${UNITS_PATH}/${id}/dau-trang`, { tone: 'done', text: `Đã đặt đầu trang từ ${formatDate(validFrom)}.` });
  }

  @Get('canh-bao')
  async alerts(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    mustSee(caller, id);
    const setting = await this.alertSettings.of(id);
    return this.showAlerts(caller, id, new FormState(Object.fromEntries(Object.entries(setting).map(([name, value]: [string, unknown]) => [name, String(value)]))));
  }

  @Post('canh-bao')
  async changeAlerts(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustHaveRole(caller, id, 'controller', 'leader');
    const form = await readForm(AlertSettingForm, { digest: 'false', ...fields });
    if (!form.ok) return this.showAlerts(caller, id, form.state);
    const { firstLeadDays, secondLeadHours, acceptanceLeadHours, digest } = form.value;
    await this.alertSettings.change(id, { firstLeadDays, secondLeadHours, acceptanceLeadHours, digest }, caller.accountId);
    return seeOther(`${UNITS_PATH}/${id}/canh-bao`, { tone: 'done', text: 'Đã lưu thời gian cảnh báo.' });
  }

  private showLetterhead(caller: Caller, id: string, state: FormState): Promise<Answer> {
    return this.database.inUnit(id, async (tx) => {
      const unit = await this.units.get(tx, id);
      const { setFrom } = await this.letterheads.inForce(tx, id, this.clock.today());
      const editions = await this.letterheads.editions(tx, id);
      const body = <LetterheadPage state={state} unit={unit} setFrom={setFrom} editions={editions} mayChange={callerHasRole(caller, id, ['administrator', 'controller'])} />;
      return page({ title: `Đầu trang: ${unit.name}`, current: 'units', hasErrors: state.errors.length > 0, body });
    });
  }

  private showAlerts(caller: Caller, id: string, state: FormState): Promise<Answer> {
    return this.database.inUnit(id, async (tx) => {
      const unit = await this.units.get(tx, id);
      const body = <AlertSettingsPage state={state} unit={unit} mayChange={callerHasRole(caller, id, ['controller', 'leader'])} />;
      return page({ title: `Cảnh báo: ${unit.name}`, current: 'units', hasErrors: state.errors.length > 0, body });
    });
  }
}
