import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Role } from '#src/platform/http';
import { AccountStore } from '../data/account.store.js';
import { refuse } from '../refusals.js';
import { CallerCache } from './caller-cache.js';

@Injectable()
export class SetRoles {
  constructor(
    private readonly accounts: AccountStore,
    private readonly cache: CallerCache,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The account's roles in the unit are these from a day on (today when none is named). The transaction's fence must include the unit.
   * @throws identity.account_not_found, identity.not_yourself
   */
  async run(tx: Tx, by: string | null, accountId: string, unitId: string, roles: readonly Role[], from?: CivilDate): Promise<void> {
    if (!(await this.accounts.load(tx, accountId))) throw refuse('identity.account_not_found');
    const day = from ?? this.clock.today();
    const held = await this.accounts.rolesIn(tx, accountId, unitId, day);
    const lost = held.filter((role) => !(roles as readonly string[]).includes(role));
    if (by === accountId && lost.includes('administrator')) throw refuse('identity.not_yourself');
    if (lost.length > 0) await this.accounts.takeBack(tx, accountId, unitId, lost, day);
    for (const role of new Set(roles)) if (!held.includes(role)) await this.accounts.grant(tx, accountId, unitId, role, day);
    tx.afterCommit.push(() => this.cache.dropAccount(accountId));
    await this.audit.record(tx, { unitId, accountId: by, action: 'account.roles_set', subject: accountId, facts: { before: held, after: roles, from: day } });
  }
}
