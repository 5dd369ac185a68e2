import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Refusal } from '#src/platform/refusal';
import { AccountStore, type Attempt } from '../data/account.store.js';
import { SessionStore } from '../data/session.store.js';
import { issueCredential } from '../domain/credential.js';
import { hashPassword, matchesPassword } from '../domain/password.js';
import { refuse } from '../refusals.js';

const MAX_FAILURES = 5;
const LOCKED_MS = 5 * 60_000;
const ABSOLUTE_MS = 12 * 3_600_000;
/** Ended sessions are kept this long, to answer who was signed in when. */
const KEPT_MS = 30 * 24 * 3_600_000;

export interface SignedIn {
  accountId: string;
  unitId: string;
  /** For the cookie; not kept anywhere. */
  cookie: string;
}

@Injectable()
export class SignIn implements OnModuleInit {
  private dummyHash = '';

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.dummyHash = await hashPassword(randomBytes(16).toString('base64url'));
  }

  /**
   * An unknown login and a wrong password take the same work and get the same answer. The hash is computed outside any transaction,
   * so that slow guesses hold no connection.
   * @throws identity.wrong_credentials, identity.locked
   */
  async run(login: string, password: string, userAgent: string): Promise<SignedIn> {
    const attempt = await this.begin(login.trim().toLowerCase());
    const right = await matchesPassword(attempt?.passwordHash ?? this.dummyHash, password);
    if (attempt && right) return this.open(attempt, userAgent);
    if (attempt?.failedCount === MAX_FAILURES) await this.noteLock(attempt);
    throw refuse('identity.wrong_credentials');
  }

  private begin(login: string): Promise<Attempt | undefined> {
    const now = this.clock.now();
    return this.database.inUnits('all', async (tx) => {
      const attempt = await this.accounts.beginSignIn(tx, login, now, MAX_FAILURES, new Date(now.getTime() + LOCKED_MS));
      if (attempt) return attempt;
      const lockedUntil = await this.accounts.lockedUntil(tx, login);
      if (lockedUntil) throw locked(lockedUntil, now);
      return undefined;
    });
  }

  private open({ id: accountId, unitId }: Attempt, userAgent: string): Promise<SignedIn> {
    const now = this.clock.now();
    const credential = issueCredential(unitId);
    return this.database.inUnit(unitId, async (tx) => {
      await this.accounts.forgive(tx, accountId);
      await this.sessions.forget(tx, unitId, accountId, new Date(now.getTime() - KEPT_MS));
      await this.sessions.insert(tx, {
        ...credential, id: uuidv7(), accountId, createdAt: now, expiresAt: new Date(now.getTime() + ABSOLUTE_MS), userAgent: userAgent.slice(0, 300),
      });
      return { accountId, unitId, cookie: credential.text };
    });
  }

  private async noteLock({ id, unitId }: Attempt): Promise<void> {
    await this.database.inUnit(unitId, (tx) => this.audit.record(tx, { unitId, accountId: null, action: 'account.locked', subject: id }));
  }
}

function locked(until: Date, now: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return refuse('identity.locked', { minutes: Math.ceil(seconds / 60) }, { retryAfter: seconds });
}
