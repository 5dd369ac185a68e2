import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Attempt } from '../data/account.store.js';
import { TicketStore } from '../data/ticket.store.js';
import { issueCredential } from '../domain/credential.js';
import { hashPassword, matchesPassword } from '../domain/password.js';
import { refuse } from '../refusals.js';
import { OpenSession, type SignedIn } from './open-session.js';
import { SecondFactors } from './second-factors.js';
import { SignInAttempts } from './sign-in-attempts.js';

const TICKET_MS = 5 * 60_000;

/** The password was right; the code is still to come. */
export interface CodeWanted {
  step: 'code';
  /** For SecondStep, within five minutes; not kept anywhere. */
  ticket: string;
  expiresAt: Date;
}

export type SignInStep = ({ step: 'done' } & SignedIn) | CodeWanted;

@Injectable()
export class SignIn implements OnModuleInit {
  private dummyHash = '';

  constructor(
    private readonly database: Database,
    private readonly attempts: SignInAttempts,
    private readonly factors: SecondFactors,
    private readonly tickets: TicketStore,
    private readonly openSession: OpenSession,
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
  async run(login: string, password: string, userAgent: string): Promise<SignInStep> {
    const attempt = await this.attempts.begin({ login: login.trim().toLowerCase() });
    const right = await matchesPassword(attempt?.passwordHash ?? this.dummyHash, password);
    if (attempt && right) return this.enter(attempt, userAgent);
    if (attempt) await this.attempts.failed(attempt);
    throw refuse('identity.wrong_credentials');
  }

  private enter(attempt: Attempt, userAgent: string): Promise<SignInStep> {
    return this.database.inUnit(attempt.unitId, async (tx) => {
      if ((await this.factors.of(tx, attempt)).on) {
        await this.attempts.halfWay(tx, attempt);
        const now = this.clock.now();
        const expiresAt = new Date(now.getTime() + TICKET_MS);
        const ticket = issueCredential(attempt.unitId);
        await this.tickets.insert(tx, ticket, attempt.id, now, expiresAt);
        return { step: 'code', ticket: ticket.text, expiresAt };
      }
      await this.attempts.succeeded(tx, attempt);
      return { step: 'done', ...(await this.openSession.run(tx, attempt, 'password', userAgent)) };
    });
  }
}
