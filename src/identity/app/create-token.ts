import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Role } from '#src/platform/http';
import { AccountStore } from '../data/account.store.js';
import { TokenStore } from '../data/token.store.js';
import { issueCredential } from '../domain/credential.js';
import { refuse } from '../refusals.js';

export interface TokenDraft {
  /** Where the token is valid, with everything below it; the transaction's fence must include it. */
  unitId: string;
  /** In whose name it calls. */
  accountId: string;
  name: string;
  /** Some of the account's roles in the unit; all of them unless told. */
  roles?: readonly Role[];
  expiresAt?: Date | null;
}

@Injectable()
export class CreateToken {
  constructor(
    private readonly tokens: TokenStore,
    private readonly accounts: AccountStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by the account that does it; it may only lend itself and the programs of the unit. Null for the operator, who may lend anybody.
   * @returns the token, shown this once
   * @throws identity.account_not_found, identity.token_of_another, identity.token_roles
   */
  async run(tx: Tx, by: string | null, draft: TokenDraft): Promise<{ id: string; token: string }> {
    const { unitId, accountId, name, expiresAt = null } = draft;
    const account = await this.accounts.shown(tx, accountId);
    if (!account) throw refuse('identity.account_not_found');
    const lendable = by === null || by === accountId || (account.kind === 'program' && account.unitId === unitId);
    if (!lendable) throw refuse('identity.token_of_another');
    const held = await this.accounts.rolesIn(tx, accountId, unitId, this.clock.today());
    const roles: readonly string[] = draft.roles ?? held;
    const missing = roles.filter((role) => !held.includes(role));
    if (missing.length > 0) throw refuse('identity.token_roles', { roles: missing });
    const { text: token, hash } = issueCredential(unitId);
    const id = uuidv7();
    await this.tokens.insert(tx, { unitId, hash, id, name, accountId, roles, createdBy: by, createdAt: this.clock.now(), expiresAt });
    await this.audit.record(tx, { unitId, accountId: by, action: 'token.created', subject: id, facts: { accountId, roles, expiresAt } });
    return { id, token };
  }
}
