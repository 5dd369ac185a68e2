import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearSessionCookie, sessionOf, setSessionCookie, SignIn, SignOut } from '#src/identity';
import { Config } from '#src/platform/config';
import { type FormFields, Public } from '#src/platform/http';
import { Assets, attempt, FormState, localPath, nonceOf, SIGN_IN_PATH } from '#src/platform/view';
import { type Answer, bareDocument, seeOther } from '../domain/answer.js';
import { DeskController } from './desk-controller.js';
import { SignInPage } from './sign-in.page.js';

@DeskController()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly assets: Assets,
    private readonly config: Config,
  ) {}

  @Public()
  @Get('dang-nhap')
  form(@Req() request: FastifyRequest, @Query('tiep') next?: string): Answer {
    return this.show(request, new FormState({ tiep: localPath(next) }));
  }

  @Public()
  @Post('dang-nhap')
  async begin(@Body() fields: FormFields, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const state = new FormState(fields);
    const signedIn = await attempt(() => this.signIn.run(state.value('login'), state.value('password'), request.headers['user-agent'] ?? ''));
    if (!signedIn.ok) return this.show(request, state.with(...signedIn.errors), signedIn.refusal.status);
    setSessionCookie(reply, signedIn.done.cookie, this.config.BEHIND_TLS);
    return seeOther(localPath(state.value('tiep')));
  }

  /** Public, so that a session that has run out is cleared as well. */
  @Public()
  @Post('dang-xuat')
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const session = sessionOf(request);
    if (session) await this.signOut.run(session);
    clearSessionCookie(reply, this.config.BEHIND_TLS);
    return seeOther(SIGN_IN_PATH);
  }

  private show(request: FastifyRequest, state: FormState, status = 200): Answer {
    return bareDocument(<SignInPage state={state} assets={this.assets.forPage(nonceOf(request))} />, status);
  }
}
