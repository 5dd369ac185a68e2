import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { CivilDate } from '#libs/civil-date';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Role } from '#src/platform/http';
import { Units } from '#src/units';
import { AccountEntity, shownAccount } from '../data/account.entity.js';
import { AccountStore } from '../data/account.store.js';
import type { Account, AccountKind } from '../domain/account.js';
import { refuse } from '../refusals.js';
import { Passwords } from './passwords.js';
import { SetRoles } from './set-roles.js';

export interface NewAccount {
  /** The unit it belongs to; the transaction's fence must include it. */
  unitId: string;
  /** 'person' unless told; a program has no password and is called by token only. */
  kind?: AccountKind;
  login: string;
  displayName: string;
  email?: string | null;
  /** Made up when a person is given none. */
  password?: string;
  /** True unless told: whoever hands a password over knows it. */
  mustChangePassword?: boolean;
  /** In its unit; see SetRoles for others. */
  roles?: readonly Role[];
  /** First day of the roles; today unless told. */
  validFrom?: CivilDate;
}

@Injectable()
export class CreateAccount {
  constructor(
    private readonly accounts: AccountStore,
    private readonly units: Units,
    private readonly passwords: Passwords,
    private readonly setRoles: SetRoles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws units.not_found, identity.login_taken, identity.weak_password */
  async run(tx: Tx, by: string | null, draft: NewAccount): Promise<{ account: Account; password: string | null }> {
    const { kind = 'person', roles = [], mustChangePassword = true } = draft;
    const login = draft.login.trim().toLowerCase();
    await this.units.get(tx, draft.unitId);
    if (await this.accounts.loginTaken(tx, login)) throw refuse('identity.login_taken', { login });
    const password = kind === 'person' ? (draft.password ?? this.passwords.makeUp()) : null;
    const account = Object.assign(new AccountEntity(), {
      id: uuidv7(), unitId: draft.unitId, kind, login, displayName: draft.displayName, email: draft.email ?? null,
      passwordHash: password && (await this.passwords.hashFor(tx, { login, unitId: draft.unitId }, password)),
      mustChangePassword: kind === 'person' && mustChangePassword, failedCount: 0, lockedUntil: null, disabledAt: null, createdAt: this.clock.now(),
    } satisfies AccountEntity);
    await this.accounts.save(tx, account);
    await this.audit.record(tx, { unitId: draft.unitId, accountId: by, action: 'account.created', subject: account.id, facts: { kind } });
    if (roles.length > 0) await this.setRoles.run(tx, by, account.id, draft.unitId, roles, draft.validFrom);
    return { account: shownAccount(account), password };
  }
}
