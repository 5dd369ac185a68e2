import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { accessOf, refuseHttp, ROLES } from '#src/platform/http';
import { ResolveCaller } from '../app/resolve-caller.js';
import { refuse } from '../refusals.js';
import { credentialOf } from './cookie.js';

const WITH_INITIAL_PASSWORD = Symbol('with initial password');

/** The route also serves somebody who has yet to change the password that was handed over. */
export const WithInitialPassword = (): MethodDecorator => SetMetadata(WITH_INITIAL_PASSWORD, true);

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route: what does not say who may use it is used by nobody. */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(private readonly resolveCaller: ResolveCaller, private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context);
    if (access.kind === 'undeclared') throw refuseHttp('http.forbidden');
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const given = credentialOf(request);
    const resolved = given && (await this.resolveCaller.run(given.kind, given.credential));
    if (!resolved) throw refuseHttp('http.unauthenticated');
    if (given.kind === 'session' && !saysWhereFrom(request)) throw refuse('identity.cross_site');
    request.caller = resolved.caller;
    if (resolved.mustChangePassword && !this.reflector.get<boolean | undefined>(WITH_INITIAL_PASSWORD, context.getHandler())) {
      throw refuse('identity.must_change_password');
    }
    if (!resolved.caller.grants.some((grant) => access.roles.includes(grant.role)) && !isForEverybody(access.roles)) throw refuseHttp('http.forbidden');
    return true;
  }
}

/**
 * The server has already turned away what says that it comes from another site. A cookie is sent along by the browser, so a change
 * that says nothing at all must carry a header that no other site's page can add.
 */
function saysWhereFrom({ method, headers }: FastifyRequest): boolean {
  return SAFE.has(method) || [headers['sec-fetch-site'], headers.origin, headers['x-requested-with']].some((header) => header !== undefined);
}

/** `@Allow(...ROLES)` is for everyone signed in, so also for whom no role has been given yet. */
function isForEverybody(roles: readonly unknown[]): boolean {
  return roles.length === ROLES.length;
}
