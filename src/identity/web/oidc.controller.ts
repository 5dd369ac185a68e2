import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#src/platform/config';
import { Public } from '#src/platform/http';
import { localPath, sendOn } from '#src/platform/view';
import { OidcSignIn } from '../app/oidc-sign-in.js';
import { refuse } from '../refusals.js';
import { clearOidcCookie, oidcCookieOf, OIDC_PATH, setOidcCookie, setSessionCookie } from './cookie.js';

/** Where the browser goes by itself; the provider must know the second address as the redirect URI. */
@ApiExcludeController()
@Controller(OIDC_PATH)
export class OidcController {
  constructor(private readonly signIn: OidcSignIn, private readonly config: Config) {}

  @Get()
  @Public()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('tiep') next?: string): Promise<void> {
    const { url, checks } = await this.signIn.begin(this.redirectUri(request).href);
    setOidcCookie(reply, { ...checks, next: localPath(next) }, this.config.BEHIND_TLS);
    sendOn(reply, url);
  }

  @Get('ve')
  @Public()
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const begun = oidcCookieOf(request);
    clearOidcCookie(reply, this.config.BEHIND_TLS);
    if (!begun) throw refuse('identity.oidc_expired');
    const callback = this.redirectUri(request);
    callback.search = new URL(request.raw.url ?? '', callback).search;
    const { cookie } = await this.signIn.finish(callback, begun, request.headers['user-agent'] ?? '');
    setSessionCookie(reply, cookie, this.config.BEHIND_TLS);
    sendOn(reply, localPath(begun.next));
  }

  /** A host that somebody made up leads nowhere: the provider sends browsers only to the addresses registered with it. */
  private redirectUri({ protocol, host }: FastifyRequest): URL {
    return new URL(`${OIDC_PATH}/ve`, this.config.PUBLIC_URL ?? `${protocol}://${host}`);
  }
}
