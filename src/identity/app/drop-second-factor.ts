import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { AccountStore } from '../data/account.store.js';
import { SecondFactorStore } from '../data/second-factor.store.js';
import { matchesPassword } from '../domain/password.js';
import { refuse } from '../refusals.js';
import { EndSessions } from './end-sessions.js';

@Injectable()
export class DropSecondFactor {
  constructor(
    private readonly accounts: AccountStore,
    private readonly store: SecondFactorStore,
    private readonly endSessions: EndSessions,
    private readonly audit: Audit,
  ) {}

  /** One's own: whoever finds the PC unlocked must not be able to. @throws identity.account_not_found, identity.wrong_password, identity.second_factor_off */
  async own(tx: Tx, accountId: string, password: string): Promise<void> {
    const account = await this.accounts.find(tx, accountId);
    if (!account) throw refuse('identity.account_not_found');
    if (account.passwordHash === null || !(await matchesPassword(account.passwordHash, password))) throw refuse('identity.wrong_password');
    if (!(await this.store.remove(tx, account))) throw refuse('identity.second_factor_off');
    await this.audit.record(tx, { unitId: account.unitId, accountId, action: 'account.second_factor_off', subject: accountId });
  }

  /**
   * Of somebody whose telephone and recovery codes are lost; their sessions end, for the telephone may have been stolen.
   * @param by null for the operator
   * @throws identity.account_not_found, identity.not_without_password, identity.second_factor_off
   */
  async reset(tx: Tx, by: string | null, accountId: string): Promise<void> {
    const account = await this.accounts.shown(tx, accountId);
    if (!account) throw refuse('identity.account_not_found');
    if (by === accountId) throw refuse('identity.not_without_password');
    if (!(await this.store.remove(tx, account))) throw refuse('identity.second_factor_off');
    await this.audit.record(tx, { unitId: account.unitId, accountId: by, action: 'account.second_factor_reset', subject: accountId });
    await this.endSessions.all(tx, by, { accountId, unitId: account.unitId });
  }
}
