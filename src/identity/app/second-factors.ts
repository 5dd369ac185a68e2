import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Config } from '#src/platform/config';
import type { Tx } from '#src/platform/database';
import { type Owner, SecondFactorStore } from '../data/second-factor.store.js';
import { bareCode, hashOfRecoveryCode, newRecoveryCodes } from '../domain/recovery-code.js';
import { seal, unseal } from '../domain/sealed.js';
import { totpStep } from '../domain/totp.js';
import { refuse } from '../refusals.js';

export interface SecondFactorState {
  on: boolean;
  since: Date | null;
  recoveryCodesLeft: number;
}

/** What the verbs of the second step share. The transaction's fence must include the account's own unit. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly store: SecondFactorStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async of(tx: Tx, owner: Owner): Promise<SecondFactorState> {
    const since = (await this.store.find(tx, owner))?.confirmedAt ?? null;
    return { on: since !== null, since, recoveryCodesLeft: since ? await this.store.recoveryCodesLeft(tx, owner) : 0 };
  }

  sealed(owner: Owner, secret: string): string {
    return seal(secret, owner.id, this.config.SECOND_FACTOR_KEY);
  }

  /** The time step of a right code; nothing is taken yet. @throws identity.second_factor_unreadable */
  step(owner: Owner, kept: string, code: string): number | undefined {
    const secret = unseal(kept, owner.id, this.config.SECOND_FACTOR_KEY);
    if (secret === undefined) throw refuse('identity.second_factor_unreadable');
    return totpStep(secret, bareCode(code), this.clock.now());
  }

  /** A code of the authenticator, used up by this. */
  async takeCode(tx: Tx, owner: Owner, code: string): Promise<boolean> {
    const factor = await this.store.find(tx, owner);
    if (!factor?.confirmedAt) return false;
    const step = this.step(owner, factor.secret, code);
    return step !== undefined && this.store.takeStep(tx, owner, step);
  }

  /** A code of the authenticator or a recovery code, used up by this. */
  async take(tx: Tx, owner: Owner, code: string): Promise<boolean> {
    if (/^\d{6}$/.test(bareCode(code))) return this.takeCode(tx, owner, code);
    if (!(await this.store.useRecoveryCode(tx, owner, hashOfRecoveryCode(code), this.clock.now()))) return false;
    const facts = { left: await this.store.recoveryCodesLeft(tx, owner) };
    await this.audit.record(tx, { unitId: owner.unitId, accountId: owner.id, action: 'account.recovery_code_used', subject: owner.id, facts });
    return true;
  }

  /** @returns ten new ones, shown this once; the ones before no longer serve */
  async newRecoveryCodes(tx: Tx, owner: Owner): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.store.replaceRecoveryCodes(tx, owner, codes.map(hashOfRecoveryCode));
    return codes;
  }
}
