import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#src/platform/config';
import { Allow, type Caller, CurrentCaller, Public, ROLES } from '#src/platform/http';
import type { SignedIn } from '../app/open-session.js';
import { SecondStep } from '../app/second-step.js';
import { type CodeWanted, SignIn } from '../app/sign-in.js';
import { SignOut } from '../app/sign-out.js';
import { WhoIs, type Who } from '../app/who-is.js';
import { clearSessionCookie, sessionOf, setSessionCookie } from './cookie.js';
import { WithInitialPassword } from './identity.guard.js';
import { SecondStepForm, SignInForm } from './session.form.js';

@ApiTags('Phiên làm việc')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly secondStep: SecondStep,
    private readonly signOut: SignOut,
    private readonly whoIs: WhoIs,
    private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Đăng nhập; nơi bật xác thực hai bước trả lời 202 với vé để gửi kèm mã' })
  async begin(@Body() form: SignInForm, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Who | CodeWanted> {
    const next = await this.signIn.run(form.login, form.password, request.headers['user-agent'] ?? '');
    if (next.step === 'done') return this.enter(reply, next);
    void reply.status(202);
    return next;
  }

  @Post('code')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Bước hai của đăng nhập: mã của ứng dụng xác thực hoặc mã dự phòng' })
  async complete(@Body() form: SecondStepForm, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Who> {
    return this.enter(reply, await this.secondStep.run(form.ticket, form.code, request.headers['user-agent'] ?? ''));
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

  private enter(reply: FastifyReply, { cookie, accountId }: SignedIn): Promise<Who> {
    setSessionCookie(reply, cookie, this.config.BEHIND_TLS);
    return this.whoIs.run(accountId);
  }
}
