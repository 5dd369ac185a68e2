import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, CurrentCaller, decodeCursor, type Page, refuseHttp, UuidParam } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { Accounts } from '../app/accounts.js';
import { ChangeAccount } from '../app/change-account.js';
import { ownRolesIn } from '../app/own-roles.js';
import { SetRoles } from '../app/set-roles.js';
import type { Account, AccountInUnit } from '../domain/account.js';
import { refuse } from '../refusals.js';
import { AccountChangesForm, AccountForm, UnitQuery } from './accounts.form.js';

@ApiTags('Tài khoản')
@Controller('api/accounts')
@Allow('administrator')
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly changeAccount: ChangeAccount,
    private readonly setRoles: SetRoles,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tài khoản thuộc đơn vị hoặc có vai trò trong đơn vị' })
  list(@CurrentCaller() caller: Caller, @Query() query: UnitQuery): Promise<Page<AccountInUnit>> {
    const unitId = query.unitId ?? caller.unitId;
    mustHaveRole(caller, unitId, 'administrator');
    const [afterLogin] = query.cursor === undefined ? [''] : decodeCursor(query.cursor, ['text']);
    return this.database.inUnit(unitId, (tx) => this.accounts.inUnit(tx, unitId, afterLogin, query.limit));
  }

  @Post()
  @ApiOperation({ summary: 'Thêm tài khoản; mật khẩu ban đầu chỉ hiện một lần và phải đổi khi đăng nhập' })
  async create(@CurrentCaller() caller: Caller, @Body() form: AccountForm): Promise<Account & { password: string | null }> {
    const unitId = form.unitId ?? caller.unitId;
    mustHaveRole(caller, unitId, 'administrator');
    const { account, password } = await this.database.inUnit(unitId, (tx) => this.accounts.create(tx, caller.accountId, { ...form, unitId }));
    return { ...account, password };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Sửa, vô hiệu hóa, đặt lại mật khẩu (quản trị đơn vị của tài khoản) hoặc đặt vai trò (quản trị đơn vị đó)' })
  change(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: AccountChangesForm): Promise<Account & { roles: string[] }> {
    const { unitId, roles, ...changes } = form;
    return this.database.inUnits(caller.unitIds, async (tx) => {
      const account = await this.accounts.get(tx, id);
      const target = unitId ?? account.unitId;
      const administersHome = callerHasRole(caller, account.unitId, ['administrator']);
      const administersTarget = callerHasRole(caller, target, ['administrator']);
      const inSight = administersHome || (administersTarget && (await this.accounts.rolesIn(tx, id, target)).length > 0);
      // Somebody from another unit may be given roles here by whoever knows the id; otherwise the account answers as if it did not exist.
      if (!inSight && !roles?.length) throw refuse('identity.account_not_found');
      if (roles !== undefined) mustHaveRole(caller, target, 'administrator');
      // What was lent for a week would be kept for ever.
      if (roles !== undefined && id === caller.accountId && !ownRolesIn(caller, target).includes('administrator')) throw refuse('identity.delegation_roles_kept');
      const changesIt = Object.values(changes).some((value) => value !== undefined);
      if (changesIt && !administersHome) throw refuseHttp('http.forbidden');
      if (roles !== undefined) await this.setRoles.run(tx, caller.accountId, id, target, roles);
      const changed = changesIt ? await this.changeAccount.run(tx, caller.accountId, id, changes) : account;
      return { ...changed, roles: await this.accounts.rolesIn(tx, id, target) };
    });
  }
}
