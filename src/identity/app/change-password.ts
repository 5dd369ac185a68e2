import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { AccountStore } from '../data/account.store.js';
import { SessionStore } from '../data/session.store.js';
import type { Credential } from '../domain/credential.js';
import { matchesPassword, MIN_PASSWORD } from '../domain/password.js';
import { refuse } from '../refusals.js';
import { CallerCache } from './caller-cache.js';
import { Passwords } from './passwords.js';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly passwords: Passwords,
    private readonly cache: CallerCache,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * One's own password; the account's other sessions end.
   * @throws identity.account_not_found, identity.wrong_password, identity.weak_password, identity.program_has_no_password
   */
  async run(tx: Tx, accountId: string, current: string, next: string, session?: Credential): Promise<void> {
    const account = await this.accounts.load(tx, accountId);
    if (!account) throw refuse('identity.account_not_found');
    if (account.passwordHash === null) throw refuse('identity.program_has_no_password');
    if (!(await matchesPassword(account.passwordHash, current))) throw refuse('identity.wrong_password');
    if (await matchesPassword(account.passwordHash, next)) throw refuse('identity.weak_password', { min: MIN_PASSWORD });
    account.passwordHash = await this.passwords.hashFor(tx, account, next);
    account.mustChangePassword = false;
    await this.accounts.save(tx, account);
    await this.sessions.endOf(tx, account.unitId, accountId, this.clock.now(), session?.hash);
    tx.afterCommit.push(() => this.cache.dropAccount(accountId));
    await this.audit.record(tx, { unitId: account.unitId, accountId, action: 'account.password_changed', subject: accountId });
  }
}
