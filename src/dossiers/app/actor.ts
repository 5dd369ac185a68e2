import { type Action, flowRow, type Role, type State } from '#libs/dossier-flow';
import { type Caller, rolesIn } from '#src/platform/http';

/** Who takes a step, and with which roles in the dossier's unit. */
export interface Actor {
  accountId: string | null;
  roles: readonly Role[];
  /** Which of the roles a colleague has lent (ủy quyền), and whose they are. */
  lent?: ReadonlyMap<Role, string>;
}

export function actorOf(caller: Caller, unitId: string): Actor & { accountId: string } {
  const lent = caller.grants.flatMap((grant): [Role, string][] => (grant.unitId === unitId && grant.actingFor ? [[grant.role, grant.actingFor.accountId]] : []));
  return { accountId: caller.accountId, roles: rolesIn(caller, unitId), ...(lent.length > 0 && { lent: new Map(lent) }) };
}

/** In whose place the actor takes the step: nobody's where a role of their own allows it too. */
export function actedFor({ roles, lent }: Actor, from: State | null, action: Action): string | null {
  const used = flowRow(from, action)?.roles.filter((role) => roles.includes(role)) ?? [];
  if (!lent || used.some((role) => !lent.has(role))) return null;
  return used.map((role) => lent.get(role)).find((owner) => owner !== undefined) ?? null;
}
