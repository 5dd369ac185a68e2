import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { type Caller, type Role, ROLES } from '#src/platform/http';
import { AccountStore } from '../data/account.store.js';
import { DelegationStore } from '../data/delegation.store.js';
import { isSoundSpan, mayLendForOthers } from '../domain/delegation.js';
import { refuse } from '../refusals.js';
import { CallerCache } from './caller-cache.js';
import { ownRolesIn } from './own-roles.js';

export interface DelegationDraft {
  /** Where; the transaction's fence must include it. */
  unitId: string;
  /** Whose roles; the caller's own unless told. */
  fromAccountId?: string | undefined;
  toAccountId: string;
  /** All that the lender holds in the unit unless told. */
  roles?: readonly Role[] | undefined;
  validFrom: CivilDate;
  /** The last day. */
  validTo: CivilDate;
  reason: string;
}

/** Lends somebody's roles in a unit to a colleague (ủy quyền). */
@Injectable()
export class GiveDelegation {
  constructor(
    private readonly delegations: DelegationStore,
    private readonly accounts: AccountStore,
    private readonly cache: CallerCache,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns its id
   * @throws identity.delegation_dates, identity.delegation_of_others, identity.delegation_roles, identity.delegation_to, identity.delegation_overlaps,
   *   identity.account_not_found
   */
  async run(tx: Tx, caller: Caller, draft: DelegationDraft): Promise<string> {
    const { unitId, toAccountId, validFrom, validTo, reason, fromAccountId = caller.accountId } = draft;
    if (!isSoundSpan(validFrom, validTo, this.clock.today())) throw refuse('identity.delegation_dates');
    // Locked, so that the same is not lent twice at the same moment.
    if (!(await this.accounts.load(tx, fromAccountId))) throw refuse('identity.account_not_found');
    const roles = await this.lendable(tx, draft, fromAccountId);
    if (fromAccountId !== caller.accountId && !mayLendForOthers(ownRolesIn(caller, unitId), roles)) throw refuse('identity.delegation_of_others');
    if (toAccountId === fromAccountId || !(await this.isColleague(tx, toAccountId, unitId))) throw refuse('identity.delegation_to');
    const delegation = {
      unitId, id: uuidv7(), fromAccountId, toAccountId, roles, validFrom, validTo, reason, givenBy: caller.accountId, givenAt: this.clock.now(),
    };
    if (await this.delegations.overlaps(tx, delegation)) throw refuse('identity.delegation_overlaps');
    await this.delegations.insert(tx, delegation);
    tx.afterCommit.push(() => this.cache.dropAccount(toAccountId));
    const facts = { from: fromAccountId, to: toAccountId, roles, validFrom, validTo };
    await this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'delegation.given', subject: delegation.id, facts });
    return delegation.id;
  }

  /** Only what the lender holds in their own right on the first day: what was borrowed is not lent on. */
  private async lendable(tx: Tx, { unitId, roles, validFrom }: DelegationDraft, fromAccountId: string): Promise<Role[]> {
    const held: readonly string[] = await this.accounts.rolesIn(tx, fromAccountId, unitId, validFrom);
    const wanted = roles ?? ROLES.filter((role) => held.includes(role));
    const missing = wanted.filter((role) => !held.includes(role));
    if (missing.length > 0 || wanted.length === 0) throw refuse('identity.delegation_roles', { roles: missing.length > 0 ? missing : ['nào'] });
    return [...new Set(wanted)];
  }

  private async isColleague(tx: Tx, accountId: string, unitId: string): Promise<boolean> {
    const account = await this.accounts.shown(tx, accountId);
    if (!account || account.kind !== 'person' || account.disabledAt) return false;
    return account.unitId === unitId || (await this.accounts.rolesIn(tx, accountId, unitId, this.clock.today())).length > 0;
  }
}
