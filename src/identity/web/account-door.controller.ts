import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database, type Tx } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, CurrentCaller, UuidParam } from '#src/platform/http';
import { Accounts } from '../app/accounts.js';
import { DropSecondFactor } from '../app/drop-second-factor.js';
import { EndSessions, type SessionsOf } from '../app/end-sessions.js';
import { Sessions, type ShownSession } from '../app/sessions.js';
import { UnlinkExternal } from '../app/unlink-external.js';
import { refuse } from '../refusals.js';

/** How somebody else gets in: for whoever administers the unit that the account belongs to. */
@ApiTags('Tài khoản')
@Controller('api/accounts/:id')
@Allow('administrator')
export class AccountDoorController {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly endSessions: EndSessions,
    private readonly drop: DropSecondFactor,
    private readonly unlink: UnlinkExternal,
  ) {}

  @Get('sessions')
  @ApiOperation({ summary: 'Những nơi tài khoản đang đăng nhập' })
  async list(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<{ items: ShownSession[] }> {
    return { items: await this.within(caller, id, (tx, { unitId }) => this.sessions.of(tx, unitId, id)) };
  }

  @Delete('sessions')
  @HttpCode(204)
  @ApiOperation({ summary: 'Kết thúc mọi phiên của tài khoản' })
  endAll(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<void> {
    return this.within(caller, id, (tx, of) => this.endSessions.all(tx, caller.accountId, of));
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Kết thúc một phiên của tài khoản' })
  end(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @UuidParam('sessionId') sessionId: string): Promise<void> {
    return this.within(caller, id, (tx, of) => this.endSessions.one(tx, caller.accountId, of, sessionId));
  }

  @Delete('second-factor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Đặt lại xác thực hai bước của người mất điện thoại; mọi phiên của họ kết thúc' })
  reset(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<void> {
    return this.within(caller, id, (tx) => this.drop.reset(tx, caller.accountId, id));
  }

  @Delete('external-identity')
  @HttpCode(204)
  @ApiOperation({ summary: 'Gỡ người dùng của cổng đăng nhập chung khỏi tài khoản' })
  unlinkExternal(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<void> {
    return this.within(caller, id, (tx) => this.unlink.run(tx, caller.accountId, id));
  }

  /** @throws identity.account_not_found, also for an account of a unit that the caller does not administer */
  private within<T>(caller: Caller, id: string, work: (tx: Tx, of: SessionsOf) => Promise<T>): Promise<T> {
    return this.database.inUnits(caller.unitIds, async (tx) => {
      const { unitId } = await this.accounts.get(tx, id);
      if (!callerHasRole(caller, unitId, ['administrator'])) throw refuse('identity.account_not_found');
      return work(tx, { accountId: id, unitId });
    });
  }
}
