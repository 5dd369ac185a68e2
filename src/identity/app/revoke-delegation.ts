import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { DelegationStore } from '../data/delegation.store.js';
import type { Delegation } from '../domain/delegation.js';
import { refuse } from '../refusals.js';
import { CallerCache } from './caller-cache.js';
import { ownRolesIn } from './own-roles.js';

@Injectable()
export class RevokeDelegation {
  constructor(
    private readonly delegations: DelegationStore,
    private readonly cache: CallerCache,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * At once; by whoever lent or borrowed, and by the unit's leaders and administrators. The fence must include the caller's units.
   * @throws identity.delegation_not_found, identity.delegation_revoked
   */
  async run(tx: Tx, caller: Caller, id: string): Promise<void> {
    const delegation = await this.delegations.find(tx, unitsOf(caller), id);
    if (!delegation || !concerns(caller, delegation)) throw refuse('identity.delegation_not_found');
    const { unitId, to } = delegation;
    if (!(await this.delegations.revoke(tx, unitId, id, caller.accountId, this.clock.now(), this.clock.today()))) throw refuse('identity.delegation_revoked');
    tx.afterCommit.push(() => this.cache.dropAccount(to.accountId));
    await this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'delegation.revoked', subject: id });
  }
}

/** Where somebody may have lent or borrowed: also in their own unit before they hold any role there. */
export function unitsOf(caller: Caller): string[] {
  return [...new Set([caller.unitId, ...caller.unitIds])];
}

function concerns(caller: Caller, { unitId, from, to }: Delegation): boolean {
  return [from.accountId, to.accountId].includes(caller.accountId) || ownRolesIn(caller, unitId).some((role) => role === 'leader' || role === 'administrator');
}
