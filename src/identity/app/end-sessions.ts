import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { SessionStore } from '../data/session.store.js';
import type { Credential } from '../domain/credential.js';
import { refuse } from '../refusals.js';
import { CallerCache } from './caller-cache.js';

/** Whose sessions: the account and the unit it belongs to, which the transaction's fence must include. */
export interface SessionsOf {
  accountId: string;
  unitId: string;
}

@Injectable()
export class EndSessions {
  constructor(
    private readonly sessions: SessionStore,
    private readonly cache: CallerCache,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.session_not_found, also for one that has ended already */
  async one(tx: Tx, by: string | null, of: SessionsOf, sessionId: string): Promise<void> {
    if (!(await this.sessions.endOne(tx, of.unitId, of.accountId, sessionId, this.clock.now()))) throw refuse('identity.session_not_found');
    await this.note(tx, by, of, { session: sessionId });
  }

  /** All of them, but for the one that asks. */
  async all(tx: Tx, by: string | null, of: SessionsOf, except?: Credential): Promise<void> {
    await this.sessions.endOf(tx, of.unitId, of.accountId, this.clock.now(), except?.hash);
    await this.note(tx, by, of, { session: except ? 'others' : 'all' });
  }

  private async note(tx: Tx, by: string | null, { accountId, unitId }: SessionsOf, facts: Record<string, unknown>): Promise<void> {
    tx.afterCommit.push(() => this.cache.dropAccount(accountId));
    await this.audit.record(tx, { unitId, accountId: by, action: 'account.sessions_ended', subject: accountId, facts });
  }
}
