import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { type BegunBy, SessionStore } from '../data/session.store.js';
import { issueCredential } from '../domain/credential.js';

const ABSOLUTE_MS = 12 * 3_600_000;
/** Ended sessions are kept this long, to answer who was signed in when. */
const KEPT_MS = 30 * 24 * 3_600_000;

export interface SignedIn {
  accountId: string;
  unitId: string;
  /** For the cookie; not kept anywhere. */
  cookie: string;
}

/** The last thing that every way of signing in does. */
@Injectable()
export class OpenSession {
  constructor(private readonly sessions: SessionStore, private readonly clock: Clock) {}

  async run(tx: Tx, account: { id: string; unitId: string }, begunBy: BegunBy, userAgent: string): Promise<SignedIn> {
    const { id: accountId, unitId } = account;
    const now = this.clock.now();
    const credential = issueCredential(unitId);
    await this.sessions.forget(tx, unitId, accountId, new Date(now.getTime() - KEPT_MS));
    await this.sessions.insert(tx, {
      ...credential, id: uuidv7(), accountId, begunBy, createdAt: now, expiresAt: new Date(now.getTime() + ABSOLUTE_MS), userAgent: userAgent.slice(0, 300),
    });
    return { accountId, unitId, cookie: credential.text };
  }
}
