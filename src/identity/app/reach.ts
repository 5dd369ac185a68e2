import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { Grant } from '#src/platform/http';
import { Units } from '#src/units';

/** How far a grant goes: supervising and administering reach down the tree, the other roles stay in their unit. */
@Injectable()
export class Reach {
  constructor(private readonly units: Units) {}

  /** @returns the grants written out, one for each unit that they reach */
  async of(tx: Tx, grants: readonly Grant[]): Promise<Grant[]> {
    const written = new Map<string, Grant>();
    for (const { unitId, role } of grants) {
      const reached = role === 'supervisor' || role === 'administrator' ? await this.units.descendantIds(tx, unitId) : [unitId];
      for (const id of reached) written.set(`${id} ${role}`, { unitId: id, role });
    }
    return [...written.values()];
  }

  /** What remains of the grants for a token: the listed roles, in the token's unit and those below it. */
  async within(tx: Tx, grants: readonly Grant[], unitId: string, roles: readonly string[]): Promise<Grant[]> {
    const units = new Set(await this.units.descendantIds(tx, unitId));
    return (await this.of(tx, grants)).filter((grant) => units.has(grant.unitId) && roles.includes(grant.role));
  }
}
