import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Account } from '../domain/account.js';
import { AccountStore } from '../data/account.store.js';
import { SecondFactorStore } from '../data/second-factor.store.js';
import { newTotpSecret, totpUri } from '../domain/totp.js';
import { refuse } from '../refusals.js';
import { SecondFactors } from './second-factors.js';

/** One's own second step: a secret goes into the telephone, and counts once a code proves that it arrived there. */
@Injectable()
export class EnrolSecondFactor {
  constructor(
    private readonly accounts: AccountStore,
    private readonly store: SecondFactorStore,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the secret, to be typed in, and as an otpauth:// address to be scanned; shown this once
   * @throws identity.account_not_found, identity.program_has_no_password, identity.second_factor_on
   */
  async begin(tx: Tx, accountId: string): Promise<{ secret: string; uri: string }> {
    const account = await this.account(tx, accountId);
    if (account.kind === 'program') throw refuse('identity.program_has_no_password');
    const secret = newTotpSecret();
    if (!(await this.store.begin(tx, account, this.factors.sealed(account, secret), this.clock.now()))) throw refuse('identity.second_factor_on');
    return { secret, uri: totpUri(account.login, secret) };
  }

  /** @returns the recovery codes, shown this once. @throws identity.second_factor_not_begun, identity.second_factor_on, identity.wrong_code */
  async confirm(tx: Tx, accountId: string, code: string): Promise<string[]> {
    const account = await this.account(tx, accountId);
    const begun = await this.store.find(tx, account);
    if (!begun) throw refuse('identity.second_factor_not_begun');
    if (begun.confirmedAt) throw refuse('identity.second_factor_on');
    const step = this.factors.step(account, begun.secret, code);
    if (step === undefined) throw refuse('identity.wrong_code');
    await this.store.confirm(tx, account, step, this.clock.now());
    await this.audit.record(tx, { unitId: account.unitId, accountId, action: 'account.second_factor_on', subject: accountId });
    return this.factors.newRecoveryCodes(tx, account);
  }

  /** The old recovery codes no longer serve. @throws identity.wrong_code */
  async renewRecoveryCodes(tx: Tx, accountId: string, code: string): Promise<string[]> {
    const account = await this.account(tx, accountId);
    if (!(await this.factors.takeCode(tx, account, code))) throw refuse('identity.wrong_code');
    await this.audit.record(tx, { unitId: account.unitId, accountId, action: 'account.recovery_codes_renewed', subject: accountId });
    return this.factors.newRecoveryCodes(tx, account);
  }

  private async account(tx: Tx, accountId: string): Promise<Account> {
    const account = await this.accounts.shown(tx, accountId);
    if (!account) throw refuse('identity.account_not_found');
    return account;
  }
}
