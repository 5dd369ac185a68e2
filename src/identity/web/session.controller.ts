import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#src/platform/config';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, Public, ROLES } from '#src/platform/http';
import { ChangePassword } from '../app/change-password.js';
import { SignIn } from '../app/sign-in.js';
import { SignOut } from '../app/sign-out.js';
import { WhoIs, type Who } from '../app/who-is.js';
import { clearSessionCookie, sessionOf, setSessionCookie } from './cookie.js';
import { WithInitialPassword } from './identity.guard.js';
import { PasswordForm, SignInForm } from './session.form.js';

@ApiTags('Phiên làm việc')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly changePassword: ChangePassword,
    private readonly whoIs: WhoIs,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Đăng nhập' })
  async begin(@Body() form: SignInForm, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Who> {
    const signedIn = await this.signIn.run(form.login, form.password, request.headers['user-agent'] ?? '');
    setSessionCookie(reply, signedIn.cookie, this.config.BEHIND_TLS);
    return this.whoIs.run(signedIn.accountId);
  }

  @Get()
  @Allow(...ROLES)
  @WithInitialPassword()
  @ApiOperation({ summary: 'Người đang đăng nhập và các vai trò' })
  who(@CurrentCaller() caller: Caller): Promise<Who> {
    return this.whoIs.run(caller.accountId, caller.grants);
  }

  /** Public, so that a session that has run out is cleared as well. */
  @Delete()
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Đăng xuất' })
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const session = sessionOf(request);
    if (session) await this.signOut.run(session);
    clearSessionCookie(reply, this.config.BEHIND_TLS);
  }

  @Put('password')
  @HttpCode(204)
  @Allow(...ROLES)
  @WithInitialPassword()
  @ApiOperation({ summary: 'Đổi mật khẩu của mình; các phiên khác kết thúc' })
  async change(@CurrentCaller() caller: Caller, @Body() form: PasswordForm, @Req() request: FastifyRequest): Promise<void> {
    await this.database.inUnit(caller.unitId, (tx) => this.changePassword.run(tx, caller.accountId, form.current, form.next, sessionOf(request)));
  }
}
