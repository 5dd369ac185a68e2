import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Accounts, ChangePassword, MIN_PASSWORD, sessionOf, WhoIs, WithInitialPassword } from '#src/identity';
import { Config } from '#src/platform/config';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, ROLES, rolesIn } from '#src/platform/http';
import { attempt, FormState, localPath, readForm } from '#src/platform/view';
import { Units } from '#src/units';
import { type Answer, page, seeOther } from '../domain/answer.js';
import { placeErrors } from '../domain/place-errors.js';
import { roleWords } from '../domain/role-words.js';
import { actingFor, rolesHeld } from '../domain/roles-held.js';
import { PasswordChangeForm, UnitAtWorkForm } from './account.form.js';
import { AccountPage, PasswordPage, type UnitChoice, UnitAtWorkPage } from './account.page.js';
import { DeskController } from './desk-controller.js';
import { UNIT_COOKIE, type Visit, Visiting } from './visit.js';

const PASSWORD_FIELDS = { 'identity.wrong_password': 'current', 'identity.weak_password': 'next' };
const KEPT_SECONDS = 30 * 86_400;

@DeskController('tai-khoan')
export class AccountController {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly units: Units,
    private readonly whoIs: WhoIs,
    private readonly changePassword: ChangePassword,
    private readonly config: Config,
  ) {}

  @Allow(...ROLES)
  @Get()
  async me(@Visiting() { caller, unitId }: Visit): Promise<Answer> {
    const names = await this.namesOf([...caller.unitIds, caller.unitId, unitId], unitId);
    const account = await this.database.inUnit(unitId, (tx) => this.accounts.get(tx, caller.accountId));
    const nameOf = (id: string): string => names.get(id) ?? '';
    const me = {
      displayName: account.displayName, login: account.login, email: account.email, homeUnit: nameOf(account.unitId), unitAtWork: nameOf(unitId),
      mayChangeUnit: caller.unitIds.length > 1, roles: rolesHeld(caller.grants), lent: actingFor(caller.grants, unitId), nameOf,
    };
    return page({ title: 'Tài khoản của tôi', body: <AccountPage me={me} /> });
  }

  @Allow(...ROLES)
  @WithInitialPassword()
  @Get('mat-khau')
  passwordForm(@Visiting() visit: Visit): Promise<Answer> {
    return this.showPassword(visit, new FormState());
  }

  @Allow(...ROLES)
  @WithInitialPassword()
  @Post('mat-khau')
  async password(@Visiting() visit: Visit, @Body() fields: FormFields, @Req() request: FastifyRequest): Promise<Answer> {
    const { accountId, unitId: homeUnitId } = visit.caller;
    const form = await readForm(PasswordChangeForm, fields);
    if (!form.ok) return this.showPassword(visit, form.state);
    const { current, next, again } = form.value;
    if (next !== again) return this.showPassword(visit, form.state.with({ field: 'again', code: 'desk.not_the_same', message: 'Nhập lại mật khẩu mới: chưa giống mật khẩu mới ở trên.' }));
    const done = await attempt(() => this.database.inUnit(homeUnitId, (tx) => this.changePassword.run(tx, accountId, current, next, sessionOf(request))));
    if (!done.ok) return this.showPassword(visit, form.state.with(...placeErrors(done.errors, PASSWORD_FIELDS)));
    return seeOther('/tai-khoan', { tone: 'done', text: 'Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.' });
  }

  @Allow(...ROLES)
  @Get('don-vi')
  unitForm(@Visiting() visit: Visit, @Query('tiep') next?: string): Promise<Answer> {
    return this.showUnits(visit, new FormState({ tiep: localPath(next) }));
  }

  /** Also where a list of units has a button for each. */
  @Allow(...ROLES)
  @Post('don-vi')
  async chooseUnit(@Visiting() visit: Visit, @Body() fields: FormFields, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const form = await readForm(UnitAtWorkForm, fields);
    if (!form.ok) return this.showUnits(visit, form.state);
    const { unitId, tiep } = form.value;
    if (!visit.caller.unitIds.includes(unitId)) {
      return this.showUnits(visit, form.state.with({ field: 'unitId', code: 'desk.not_my_unit', message: 'Đơn vị làm việc: hãy chọn một đơn vị mà bạn có vai trò.' }));
    }
    void reply.setCookie(UNIT_COOKIE, unitId, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.BEHIND_TLS, maxAge: KEPT_SECONDS });
    const name = (await this.namesOf([unitId], unitId)).get(unitId) ?? '';
    return seeOther(localPath(tiep), { tone: 'done', text: `Đang làm việc tại ${name}.` });
  }

  private async showPassword({ caller }: Visit, state: FormState): Promise<Answer> {
    const { mustChangePassword } = await this.whoIs.run(caller.accountId, caller.grants);
    const body = <PasswordPage state={state} handedOver={mustChangePassword} minimum={MIN_PASSWORD} />;
    return page({ title: 'Đổi mật khẩu', hasErrors: state.errors.length > 0, body });
  }

  private async showUnits({ caller, unitId }: Visit, state: FormState): Promise<Answer> {
    const names = await this.namesOf(caller.unitIds, unitId);
    const units = [...names].map(([id, name]): UnitChoice => ({ id, name, roles: roleWords(rolesIn(caller, id)) })).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    return page({ title: 'Đổi đơn vị làm việc', hasErrors: state.errors.length > 0, body: <UnitAtWorkPage state={state} units={units} current={unitId} /> });
  }

  /** The tree of units is national: any fence will do. */
  private namesOf(ids: readonly string[], unitId: string): Promise<Map<string, string>> {
    return this.database.inUnit(unitId, async (tx) => {
      const names = new Map<string, string>();
      for (const id of new Set(ids)) names.set(id, (await this.units.get(tx, id)).name);
      return names;
    });
  }
}
