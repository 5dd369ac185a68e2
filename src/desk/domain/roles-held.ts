import { type Grant, type Role, ROLES } from '#src/platform/http';

export interface RoleHeld {
  role: Role;
  unitIds: readonly string[];
}

/** What somebody may do in their own right and where, by role in the usual order; each unit once. */
export function rolesHeld(grants: readonly Grant[]): RoleHeld[] {
  const own = grants.filter(({ actingFor }) => !actingFor);
  const held = ROLES.map((role) => ({ role, unitIds: [...new Set(own.filter((grant) => grant.role === role).map(({ unitId }) => unitId))] }));
  return held.filter(({ unitIds }) => unitIds.length > 0);
}

/** The colleagues in whose place somebody acts, each with the roles that they lent. */
export function actingFor(grants: readonly Grant[], unitId: string): { displayName: string; roles: Role[] }[] {
  const lent = grants.filter((grant) => grant.unitId === unitId && grant.actingFor);
  const lenders = new Map(lent.map(({ actingFor: lender }) => [lender?.accountId, lender?.displayName ?? '']));
  return [...lenders].map(([accountId, displayName]) => ({
    displayName, roles: ROLES.filter((role) => lent.some((grant) => grant.role === role && grant.actingFor?.accountId === accountId)),
  }));
}
