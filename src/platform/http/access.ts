import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { refuseHttp } from './refusals.js';

export const ROLES = ['clerk', 'officer', 'leader', 'controller', 'administrator', 'supervisor'] as const;
export type Role = (typeof ROLES)[number];

export interface Grant {
  readonly unitId: string;
  readonly role: Role;
  /** Whose role it is, where the caller only stands in for a colleague (ủy quyền); absent on the caller's own. */
  readonly actingFor?: { readonly accountId: string; readonly displayName: string };
}

/** Who asks: an account, signed in by cookie (session) or calling as a program (token). */
export interface Caller {
  readonly accountId: string;
  readonly displayName: string;
  /** The unit that the account belongs to. */
  readonly unitId: string;
  /** One for each unit that a grant reaches: supervising and administering reach down the tree. */
  readonly grants: readonly Grant[];
  /** Every unit that the caller may see; for supervisors with all descendants of the supervised units. */
  readonly unitIds: readonly string[];
  readonly kind: 'session' | 'token';
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the identity module's guard. */
    caller?: Caller;
  }
}

export const PUBLIC_ACCESS = 'http:public';
export const ALLOWED_ROLES = 'http:roles';

/** The route needs no sign-in. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC_ACCESS, true);

/** The route is for callers holding one of the roles in some unit; `@Allow(...ROLES)` for everyone signed in. */
export const Allow = (...roles: readonly [Role, ...Role[]]): CustomDecorator => SetMetadata(ALLOWED_ROLES, roles);

/** What a route declares; `undeclared` must be refused with http.forbidden. The handler's decorator beats the controller's. */
export type Access = { readonly kind: 'public' } | { readonly kind: 'roles'; readonly roles: readonly Role[] } | { readonly kind: 'undeclared' };

const reflector = new Reflector();

/** Reads `@Public()` or `@Allow()` of the route that the context is about. */
export function accessOf(context: Pick<ExecutionContext, 'getHandler' | 'getClass'>): Access {
  for (const target of [context.getHandler(), context.getClass()]) {
    const roles = reflector.get<readonly Role[] | undefined>(ALLOWED_ROLES, target);
    if (roles !== undefined) return { kind: 'roles', roles };
    if (reflector.get<boolean | undefined>(PUBLIC_ACCESS, target) === true) return { kind: 'public' };
  }
  return { kind: 'undeclared' };
}

/** The signed-in caller; refuses with 401 http.unauthenticated where there is none. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

export function callerOf(request: Pick<FastifyRequest, 'caller'>): Caller {
  if (request.caller === undefined) throw refuseHttp('http.unauthenticated');
  return request.caller;
}

/** Whether the caller holds one of the roles in the unit. The grants are written out: one for each unit that they reach. */
export function callerHasRole(caller: Caller, unitId: string, roles: readonly Role[]): boolean {
  return caller.grants.some((grant) => grant.unitId === unitId && roles.includes(grant.role));
}

/** The roles that the caller holds in the unit, for `decide()` and for buttons. */
export function rolesIn(caller: Caller, unitId: string): readonly Role[] {
  return ROLES.filter((role) => callerHasRole(caller, unitId, [role]));
}
