import { type Caller, callerHasRole, refuseHttp, type Role } from '#src/platform/http';
import { refuse } from '../refusals.js';

/** @throws units.not_found when the caller may not see the unit: somebody else's unit answers as if it did not exist */
export function mustSee(caller: Caller, unitId: string): void {
  if (!caller.unitIds.includes(unitId)) throw refuse('units.not_found', { unit: unitId });
}

/**
 * `@Allow` asks whether the caller has a role anywhere; this asks for it in the unit concerned.
 * @throws units.not_found, http.forbidden
 */
export function mustHaveRole(caller: Caller, unitId: string, ...roles: readonly Role[]): void {
  mustSee(caller, unitId);
  if (!callerHasRole(caller, unitId, roles)) throw refuseHttp('http.forbidden');
}
