import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { AccountStore } from '../data/account.store.js';
import { ExternalIdentityStore } from '../data/external-identity.store.js';
import { refuse } from '../refusals.js';

/** For an account linked to the wrong person, or whose person was made anew by the provider. */
@Injectable()
export class UnlinkExternal {
  constructor(
    private readonly accounts: AccountStore,
    private readonly identities: ExternalIdentityStore,
    private readonly audit: Audit,
  ) {}

  /** @throws identity.account_not_found, identity.oidc_not_linked */
  async run(tx: Tx, by: string | null, accountId: string): Promise<void> {
    const account = await this.accounts.shown(tx, accountId);
    if (!account) throw refuse('identity.account_not_found');
    if (!(await this.identities.unlink(tx, accountId))) throw refuse('identity.oidc_not_linked');
    await this.audit.record(tx, { unitId: account.unitId, accountId: by, action: 'account.external_unlinked', subject: accountId });
  }
}
