import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearTicketCookie, OidcSignIn, SecondStep, setSessionCookie, setTicketCookie, SignIn, ticketOf } from '#src/identity';
import { Config } from '#src/platform/config';
import { type FormFields, Public } from '#src/platform/http';
import { Assets, attempt, FormState, localPath, nonceOf, SIGN_IN_PATH } from '#src/platform/view';
import { FindDeskName } from '../app/desk-name.js';
import { type Answer, bareDocument, seeOther } from '../domain/answer.js';
import { placeErrors } from '../domain/place-errors.js';
import { DeskController } from './desk-controller.js';
import { CODE_PATH, CodePage, SignInPage } from './sign-in.page.js';

@DeskController()
@Public()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly secondStep: SecondStep,
    private readonly oidc: OidcSignIn,
    private readonly deskName: FindDeskName,
    private readonly assets: Assets,
    private readonly config: Config,
  ) {}

  @Get(SIGN_IN_PATH)
  form(@Req() request: FastifyRequest, @Query('tiep') next?: string): Promise<Answer> {
    return this.show(request, new FormState({ tiep: localPath(next) }));
  }

  @Post(SIGN_IN_PATH)
  async begin(@Body() fields: FormFields, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const state = new FormState(fields);
    const next = localPath(state.value('tiep'));
    const signedIn = await attempt(() => this.signIn.run(askable(state.value('login')), state.value('password'), request.headers['user-agent'] ?? ''));
    if (!signedIn.ok) return this.show(request, state.with(...signedIn.errors), signedIn.refusal.status);
    if (signedIn.done.step === 'code') {
      setTicketCookie(reply, signedIn.done.ticket, this.config.BEHIND_TLS);
      return seeOther(withNext(CODE_PATH, next));
    }
    return this.enter(reply, signedIn.done.cookie, next);
  }

  @Get(CODE_PATH)
  code(@Req() request: FastifyRequest, @Query('tiep') next?: string): Answer {
    if (ticketOf(request) === undefined) return seeOther(withNext(SIGN_IN_PATH, localPath(next)));
    return this.showCode(request, new FormState({ tiep: localPath(next) }));
  }

  @Post(CODE_PATH)
  async complete(@Body() fields: FormFields, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const state = new FormState(fields);
    const signedIn = await attempt(() => this.secondStep.run(ticketOf(request) ?? '', state.value('code'), request.headers['user-agent'] ?? ''));
    if (signedIn.ok) {
      clearTicketCookie(reply, this.config.BEHIND_TLS);
      return this.enter(reply, signedIn.done.cookie, localPath(state.value('tiep')));
    }
    const { code, status } = signedIn.refusal;
    if (code !== 'identity.ticket_expired') return this.showCode(request, state.with(...placeErrors(signedIn.errors, { 'identity.wrong_code': 'code' })), status);
    clearTicketCookie(reply, this.config.BEHIND_TLS);
    return this.show(request, new FormState({ tiep: state.value('tiep') }, signedIn.errors), status);
  }

  private enter(reply: FastifyReply, cookie: string, next: string): Answer {
    setSessionCookie(reply, cookie, this.config.BEHIND_TLS);
    return seeOther(next);
  }

  private async show(request: FastifyRequest, state: FormState, status = 200): Promise<Answer> {
    const deskName = await this.deskName.run();
    return bareDocument(<SignInPage state={state} deskName={deskName} provider={this.oidc.name} assets={this.assets.forPage(nonceOf(request))} />, status);
  }

  private showCode(request: FastifyRequest, state: FormState, status = 200): Answer {
    return bareDocument(<CodePage state={state} assets={this.assets.forPage(nonceOf(request))} />, status);
  }
}

/** No database can be asked for NUL; nobody is called so. */
function askable(login: string): string {
  return login.replaceAll('\u0000', '\ufffd');
}

function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?tiep=${encodeURIComponent(next)}`;
}
