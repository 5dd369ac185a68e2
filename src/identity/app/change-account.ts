import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { shownAccount } from '../data/account.entity.js';
import { AccountStore } from '../data/account.store.js';
import { SessionStore } from '../data/session.store.js';
import type { Account } from '../domain/account.js';
import { refuse } from '../refusals.js';
import { CallerCache } from './caller-cache.js';
import { Passwords } from './passwords.js';

export interface AccountChanges {
  displayName?: string;
  email?: string | null;
  disabled?: boolean;
  /** A password to hand over, to be changed at the next sign-in. */
  newPassword?: string;
  /** Forgives wrong passwords before their time is up. */
  unlocked?: true;
}

@Injectable()
export class ChangeAccount {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly passwords: Passwords,
    private readonly cache: CallerCache,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Disabling and a new password sign the account out everywhere. The transaction's fence must include the account's unit.
   * @throws identity.account_not_found, identity.not_yourself, identity.weak_password, identity.program_has_no_password
   */
  async run(tx: Tx, by: string | null, id: string, { displayName, email, disabled, newPassword, unlocked }: AccountChanges): Promise<Account> {
    const account = await this.accounts.load(tx, id);
    if (!account) throw refuse('identity.account_not_found');
    if (disabled && by === id) throw refuse('identity.not_yourself');
    if (newPassword !== undefined && account.kind === 'program') throw refuse('identity.program_has_no_password');
    if (displayName !== undefined) account.displayName = displayName;
    if (email !== undefined) account.email = email;
    if (disabled !== undefined) account.disabledAt = disabled ? (account.disabledAt ?? this.clock.now()) : null;
    if (newPassword !== undefined) {
      account.passwordHash = await this.passwords.hashFor(tx, account, newPassword);
      Object.assign(account, { mustChangePassword: true, failedCount: 0, lockedUntil: null });
    }
    if (unlocked) Object.assign(account, { failedCount: 0, lockedUntil: null });
    await this.accounts.save(tx, account);
    if (disabled || newPassword !== undefined) await this.sessions.endOf(tx, account.unitId, id, this.clock.now());
    tx.afterCommit.push(() => this.cache.dropAccount(id));
    // Which of them, not what they are now: names and addresses are personal data.
    const changed = Object.entries({ displayName, email, disabled, newPassword, unlocked }).filter(([, value]) => value !== undefined);
    const facts = { changed: changed.map(([field]) => field), ...(disabled === undefined ? {} : { disabled }) };
    await this.audit.record(tx, { unitId: account.unitId, accountId: by, action: 'account.changed', subject: id, facts });
    return shownAccount(account);
  }

  /** @returns a made-up password to hand over, shown this once @throws as run */
  async resetPassword(tx: Tx, by: string | null, id: string): Promise<string> {
    const newPassword = this.passwords.makeUp();
    await this.run(tx, by, id, { newPassword });
    return newPassword;
  }
}
