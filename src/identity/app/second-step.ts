import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Attempt } from '../data/account.store.js';
import { TicketStore } from '../data/ticket.store.js';
import { type Credential, readCredential } from '../domain/credential.js';
import { refuse } from '../refusals.js';
import { OpenSession, type SignedIn } from './open-session.js';
import { SecondFactors } from './second-factors.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** The code after the password. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly database: Database,
    private readonly attempts: SignInAttempts,
    private readonly factors: SecondFactors,
    private readonly tickets: TicketStore,
    private readonly openSession: OpenSession,
    private readonly clock: Clock,
  ) {}

  /**
   * Wrong codes lock the account as wrong passwords do, whichever ticket they came with.
   * @param code of the authenticator, or a recovery code
   * @throws identity.ticket_expired, identity.wrong_code, identity.locked, identity.second_factor_unreadable
   */
  async run(ticketText: string, code: string, userAgent: string): Promise<SignedIn> {
    const ticket = readCredential(ticketText);
    const accountId = ticket && (await this.database.inUnit(ticket.unitId, (tx) => this.tickets.find(tx, ticket, this.clock.now())));
    const attempt = accountId && (await this.attempts.begin({ id: accountId }));
    if (!ticket || !attempt) throw refuse('identity.ticket_expired');
    const signedIn = await this.enter(ticket, attempt, code, userAgent);
    if (signedIn) return signedIn;
    await this.attempts.failed(attempt);
    throw refuse('identity.wrong_code');
  }

  private enter(ticket: Credential, attempt: Attempt, code: string, userAgent: string): Promise<SignedIn | undefined> {
    return this.database.inUnit(ticket.unitId, async (tx) => {
      if (!(await this.factors.take(tx, attempt, code))) return undefined;
      // Ended meanwhile, by a new password or an administrator; the code then was not used up either.
      if (!(await this.tickets.use(tx, ticket))) throw refuse('identity.ticket_expired');
      await this.attempts.succeeded(tx, attempt);
      return this.openSession.run(tx, attempt, 'two_step', userAgent);
    });
  }
}
