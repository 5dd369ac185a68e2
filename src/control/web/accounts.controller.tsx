import { Body, Get, Post, Query } from '@nestjs/common';
import { type Answer, DeskController, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Accounts, SetRoles } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, refuseInvalid, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { Units } from '#src/units';
import { FindAccount } from '../app/find-account.js';
import { chosenUnit, unitsWith } from '../domain/administered.js';
import { AccountPage } from './account.page.js';
import { AccountsQuery, NewAccountForm, RolesForm } from './accounts.form.js';
import { ACCOUNTS_PATH, AccountsPage, NewAccountPage, PasswordPage } from './accounts.page.js';

const MOST = 500;
const FIELDS = { 'identity.login_taken': 'login', 'identity.not_yourself': 'roles' };

@DeskController(ACCOUNTS_PATH)
@Allow('administrator')
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly units: Units,
    private readonly setRoles: SetRoles,
    private readonly found: FindAccount,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Visiting() { caller, unitId: at }: Visit, @Query() query: AccountsQuery): Promise<Answer> {
    const unitId = chosenUnit(caller, query['don-vi'], at, 'administrator');
    return this.database.inUnit(unitId, async (tx) => {
      const { items } = await this.accounts.inUnit(tx, unitId, '', MOST);
      const units = await Promise.all(unitsWith(caller, 'administrator').map((id) => this.units.get(tx, id)));
      return page({ title: 'Tài khoản', current: 'accounts', body: <AccountsPage accounts={items} units={units} unitId={unitId} /> });
    });
  }

  @Get('moi')
  blank(@Visiting() { caller, unitId: at }: Visit, @Query() query: AccountsQuery): Promise<Answer> {
    return this.showNew(chosenUnit(caller, query['don-vi'], at, 'administrator'), new FormState());
  }

  @Post('moi')
  async create(@Visiting() { caller, unitId: at }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(NewAccountForm, fields);
    const asked = form.state.value('unitId') || undefined;
    const unitId = chosenUnit(caller, asked, at, 'administrator');
    if (!form.ok) return this.showNew(unitId, form.state);
    const created = await attempt(() => this.database.inUnit(unitId, (tx) => this.accounts.create(tx, caller.accountId, { ...form.value, unitId })));
    if (!created.ok) return this.showNew(unitId, form.state.with(...placeErrors(created.errors, FIELDS)));
    const { account, password } = created.done;
    const back = `${ACCOUNTS_PATH}/${account.id}?don-vi=${unitId}`;
    if (password === null) return seeOther(back, { tone: 'done', text: 'Đã thêm tài khoản chương trình. Cấp mã truy cập cho nó ở mục Mã truy cập.' });
    return page({ title: 'Đã thêm tài khoản', current: 'accounts', body: <PasswordPage title="Đã thêm tài khoản" login={account.login} password={password} back={back} /> });
  }

  @Get(':id')
  look(@Visiting() visit: Visit, @UuidParam('id') id: string, @Query() query: AccountsQuery): Promise<Answer> {
    return this.show(visit, id, query['don-vi'], new FormState());
  }

  @Post(':id/vai-tro')
  async roles(@Visiting() visit: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    const { caller } = visit;
    const form = await readForm(RolesForm, fields);
    const unitId = form.state.value('unitId');
    if (form.state.error('unitId') !== undefined) throw refuseInvalid(form.state.errors);
    await this.found.of(caller, id, unitId);
    if (!form.ok) return this.show(visit, id, unitId, form.state);
    const { roles, validFrom } = form.value;
    if (validFrom < this.clock.today()) {
      return this.show(visit, id, unitId, form.state.with({ field: 'validFrom', code: 'date.past', message: 'Từ ngày: vai trò không đổi được cho những ngày đã qua.' }));
    }
    const set = await attempt(() => this.database.inUnit(unitId, (tx) => this.setRoles.run(tx, caller.accountId, id, unitId, roles, validFrom)));
    if (!set.ok) return this.show(visit, id, unitId, form.state.with(...placeErrors(set.errors, FIELDS)));
    return seeOther(`${ACCOUNTS_PATH}/${id}?don-vi=${unitId}`, { tone: 'done', text: 'Đã đặt vai trò. Có hiệu lực từ ngày đã chọn, không cần đăng nhập lại.' });
  }

  private async show({ caller }: Visit, id: string, unitId: string | undefined, state: FormState): Promise<Answer> {
    const found = await this.found.of(caller, id, unitId);
    const body = <AccountPage {...found} state={state} isMyself={id === caller.accountId} today={this.clock.today()} />;
    return page({ title: 'Tài khoản', current: 'accounts', hasErrors: state.errors.length > 0, body });
  }

  private async showNew(unitId: string, state: FormState): Promise<Answer> {
    const unit = await this.database.inUnit(unitId, (tx) => this.units.get(tx, unitId));
    return page({ title: 'Thêm tài khoản', current: 'accounts', hasErrors: state.errors.length > 0, body: <NewAccountPage state={state} unit={unit} /> });
  }
}
