import { Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearSessionCookie, sessionOf, SignOut } from '#src/identity';
import { Config } from '#src/platform/config';
import { Public } from '#src/platform/http';
import { SIGN_IN_PATH } from '#src/platform/view';
import { type Answer, seeOther } from '../domain/answer.js';
import { DeskController } from './desk-controller.js';
import { UNIT_COOKIE } from './visit.js';

@DeskController()
export class SignOutController {
  constructor(
    private readonly signOut: SignOut,
    private readonly config: Config,
  ) {}

  /** Public, so that a session that has run out is cleared as well. */
  @Public()
  @Post('dang-xuat')
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const session = sessionOf(request);
    if (session) await this.signOut.run(session);
    clearSessionCookie(reply, this.config.BEHIND_TLS);
    void reply.clearCookie(UNIT_COOKIE, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.BEHIND_TLS });
    return seeOther(SIGN_IN_PATH);
  }
}
