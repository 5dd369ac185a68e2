import { type Grant, type Role, ROLES } from '#src/platform/http';

export interface RoleHeld {
  role: Role;
  unitIds: readonly string[];
}

/** What somebody may do and where, by role in the usual order; each unit once. */
export function rolesHeld(grants: readonly Grant[]): RoleHeld[] {
  const held = ROLES.map((role) => ({ role, unitIds: [...new Set(grants.filter((grant) => grant.role === role).map(({ unitId }) => unitId))] }));
  return held.filter(({ unitIds }) => unitIds.length > 0);
}
