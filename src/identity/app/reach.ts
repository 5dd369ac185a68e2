import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import type { Grant } from '#src/platform/http';
import { Units } from '#src/units';
import { DelegationStore } from '../data/delegation.store.js';

/** Somebody signed in, with the grants that are their own. */
export interface Person {
  accountId: string;
  homeUnitId: string;
  grants: readonly Grant[];
}

/** How far a grant goes: supervising and administering reach down the tree, the other roles stay in their unit. */
@Injectable()
export class Reach {
  constructor(
    private readonly units: Units,
    private readonly delegations: DelegationStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** With what colleagues have lent: only where the person belongs or holds a role, for only there is anything lent to them. */
  ofPerson({ accountId, homeUnitId, grants }: Person): Promise<Grant[]> {
    const unitIds = [...new Set([homeUnitId, ...grants.map(({ unitId }) => unitId)])];
    return this.database.inUnits(unitIds, async (tx) =>
      this.of(tx, [...grants, ...(await this.delegations.borrowed(tx, unitIds, accountId, this.clock.today()))]));
  }

  /** What remains of the grants for a token: the listed roles, in the token's unit and those below it. Nothing borrowed: that is for people. */
  async within(tx: Tx, grants: readonly Grant[], unitId: string, roles: readonly string[]): Promise<Grant[]> {
    const units = new Set(await this.units.descendantIds(tx, unitId));
    return (await this.of(tx, grants)).filter((grant) => units.has(grant.unitId) && roles.includes(grant.role));
  }

  /** @returns the grants written out, one for each unit that they reach and role; the first of two counts, so what is one's own goes first */
  private async of(tx: Tx, grants: readonly Grant[]): Promise<Grant[]> {
    const written = new Map<string, Grant>();
    for (const grant of grants) {
      const { unitId, role } = grant;
      const reached = role === 'supervisor' || role === 'administrator' ? await this.units.descendantIds(tx, unitId) : [unitId];
      for (const id of reached) if (!written.has(`${id} ${role}`)) written.set(`${id} ${role}`, { ...grant, unitId: id });
    }
    return [...written.values()];
  }
}
