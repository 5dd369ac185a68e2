import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, callerHasRole, callerOf, refuseHttp, type Role, rolesIn } from '#src/platform/http';

export const UNIT_COOKIE = 'mot_cua_don_vi';

/** Somebody at work: who, and in which of their units just now. */
export interface Visit {
  readonly caller: Caller;
  readonly unitId: string;
  readonly roles: readonly Role[];
}

export function visitOf(request: FastifyRequest): Visit {
  const caller = callerOf(request);
  const chosen = request.cookies[UNIT_COOKIE] ?? '';
  const unitId = caller.unitIds.includes(chosen) ? chosen : caller.unitId;
  return { caller, unitId, roles: rolesIn(caller, unitId) };
}

/** @example async list(@Visiting() { caller, unitId }: Visit): Promise<Answer> */
export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext): Visit => visitOf(context.switchToHttp().getRequest<FastifyRequest>()));

/** The route's `@Allow` knows that they hold the role somewhere; this, that they hold it where they are at work. @throws http.forbidden */
export function mustBe({ caller, unitId }: Visit, ...roles: readonly Role[]): void {
  if (!callerHasRole(caller, unitId, roles)) throw refuseHttp('http.forbidden');
}
