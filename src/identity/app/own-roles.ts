import { type Caller, type Role, ROLES } from '#src/platform/http';

/** The roles that the caller has in the unit by themselves, without those lent by colleagues. */
export function ownRolesIn(caller: Caller, unitId: string): readonly Role[] {
  return ROLES.filter((role) => caller.grants.some((grant) => grant.unitId === unitId && grant.role === role && !grant.actingFor));
}
