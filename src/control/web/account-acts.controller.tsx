import { Body, Post } from '@nestjs/common';
import { type Answer, DeskController, page, seeOther, type Visit, Visiting } from '#src/desk';
import { type AccountChanges, ChangeAccount, DropSecondFactor, EndSessions } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { Allow, type FormFields, UuidParam } from '#src/platform/http';
import { attempt, readForm } from '#src/platform/view';
import { FindAccount } from '../app/find-account.js';
import { AccountPage } from './account.page.js';
import { NameForm } from './accounts.form.js';
import { ACCOUNTS_PATH, PasswordPage } from './accounts.page.js';

/** What administrators of the account's own unit do about it; done twice, each of them is as if done once. */
@DeskController(`${ACCOUNTS_PATH}/:id`)
@Allow('administrator')
export class AccountActsController {
  constructor(
    private readonly database: Database,
    private readonly found: FindAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly endSessions: EndSessions,
    private readonly dropSecondFactor: DropSecondFactor,
    private readonly clock: Clock,
  ) {}

  @Post('ten')
  async rename(@Visiting() visit: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    const { caller } = visit;
    const unitId = await this.found.homeOf(caller, id);
    const form = await readForm(NameForm, fields);
    if (!form.ok) {
      const body = <AccountPage {...(await this.found.of(caller, id))} state={form.state} isMyself={id === caller.accountId} today={this.clock.today()} />;
      return page({ title: 'Tài khoản', current: 'accounts', hasErrors: true, body });
    }
    const { displayName, email = null } = form.value;
    await this.database.inUnit(unitId, (tx) => this.changeAccount.run(tx, caller.accountId, id, { displayName, email }));
    return seeOther(`${ACCOUNTS_PATH}/${id}`, { tone: 'done', text: 'Đã lưu tên và thư điện tử.' });
  }

  @Post('mo-khoa')
  unlock(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.change(visit, id, { unlocked: true }, 'Đã mở khóa; người dùng đăng nhập lại được ngay.');
  }

  @Post('vo-hieu')
  disable(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.change(visit, id, { disabled: true }, 'Đã vô hiệu hóa tài khoản và kết thúc mọi phiên của nó.');
  }

  @Post('cho-dung')
  enable(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.change(visit, id, { disabled: false }, 'Tài khoản dùng lại được.');
  }

  @Post('ket-thuc-phien')
  signOut(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const { caller } = visit;
    return this.act(visit, id, (tx, unitId) => this.endSessions.all(tx, caller.accountId, { accountId: id, unitId }), 'Đã kết thúc mọi phiên của tài khoản.');
  }

  @Post('xac-thuc')
  resetSecondFactor(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.act(visit, id, (tx) => this.dropSecondFactor.reset(tx, visit.caller.accountId, id), 'Đã tắt xác thực hai bước; người dùng đăng nhập bằng mật khẩu rồi bật lại.');
  }

  @Post('mat-khau')
  async resetPassword(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const unitId = await this.found.homeOf(caller, id);
    const back = `${ACCOUNTS_PATH}/${id}`;
    const reset = await attempt(() => this.database.inUnit(unitId, (tx) => this.changeAccount.resetPassword(tx, caller.accountId, id)));
    if (!reset.ok) return seeOther(back, { tone: 'note', text: reset.refusal.text });
    const { account } = await this.found.of(caller, id);
    return page({ title: 'Đã đặt lại mật khẩu', current: 'accounts', body: <PasswordPage title="Đã đặt lại mật khẩu" login={account.login} password={reset.done} back={back} /> });
  }

  private change(visit: Visit, id: string, changes: AccountChanges, done: string): Promise<Answer> {
    return this.act(visit, id, (tx) => this.changeAccount.run(tx, visit.caller.accountId, id, changes), done);
  }

  private async act({ caller }: Visit, id: string, act: (tx: Tx, unitId: string) => Promise<unknown>, done: string): Promise<Answer> {
    const unitId = await this.found.homeOf(caller, id);
    const acted = await attempt(() => this.database.inUnit(unitId, (tx) => act(tx, unitId)));
    return seeOther(`${ACCOUNTS_PATH}/${id}`, acted.ok ? { tone: 'done', text: done } : { tone: 'note', text: acted.refusal.text });
  }
}
