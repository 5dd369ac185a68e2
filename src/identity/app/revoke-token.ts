import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { TokenStore } from '../data/token.store.js';
import { CallerCache } from './caller-cache.js';

@Injectable()
export class RevokeToken {
  constructor(
    private readonly tokens: TokenStore,
    private readonly cache: CallerCache,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A token that was revoked before stays revoked since then. */
  async run(tx: Tx, by: string | null, unitId: string, id: string): Promise<void> {
    const accountId = await this.tokens.revoke(tx, unitId, id, this.clock.now());
    if (accountId === undefined) return;
    tx.afterCommit.push(() => this.cache.dropAccount(accountId));
    await this.audit.record(tx, { unitId, accountId: by, action: 'token.revoked', subject: id });
  }
}
