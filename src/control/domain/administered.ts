import { type Caller, callerHasRole, refuseHttp, type Role } from '#src/platform/http';

/** The units of the caller in which they hold one of the roles. */
export function unitsWith(caller: Caller, ...roles: readonly Role[]): string[] {
  return [...new Set([caller.unitId, ...caller.unitIds])].filter((unitId) => callerHasRole(caller, unitId, roles));
}

/**
 * The unit that a page is about: the one asked for, the one they are at work in, or the first that they may.
 * @throws http.forbidden
 */
export function chosenUnit(caller: Caller, asked: string | undefined, at: string, ...roles: readonly Role[]): string {
  const units = unitsWith(caller, ...roles);
  const chosen = asked ?? (units.includes(at) ? at : units[0]);
  if (chosen === undefined || !units.includes(chosen)) throw refuseHttp('http.forbidden');
  return chosen;
}
