import { Body, Controller, HttpCode, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, ROLES } from '#src/platform/http';
import { ChangePassword } from '../app/change-password.js';
import { sessionOf } from './cookie.js';
import { WithInitialPassword } from './identity.guard.js';
import { PasswordForm } from './session.form.js';

@ApiTags('Phiên làm việc')
@Controller('api/session/password')
export class PasswordController {
  constructor(private readonly changePassword: ChangePassword, private readonly database: Database) {}

  @Put()
  @HttpCode(204)
  @Allow(...ROLES)
  @WithInitialPassword()
  @ApiOperation({ summary: 'Đổi mật khẩu của mình; các phiên khác kết thúc' })
  async change(@CurrentCaller() caller: Caller, @Body() form: PasswordForm, @Req() request: FastifyRequest): Promise<void> {
    await this.database.inUnit(caller.unitId, (tx) => this.changePassword.run(tx, caller.accountId, form.current, form.next, sessionOf(request)));
  }
}
