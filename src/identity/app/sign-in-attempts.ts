import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import type { Refusal } from '#src/platform/refusal';
import { AccountStore, type Attempt, type WhoTries } from '../data/account.store.js';
import { refuse } from '../refusals.js';

const MAX_FAILURES = 5;
const LOCKED_MS = 5 * 60_000;

/** Counts what is tried at an account's door, password and code alike, before it is looked at. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when there is nobody such, or nobody enabled. @throws identity.locked */
  begin(who: WhoTries): Promise<Attempt | undefined> {
    const now = this.clock.now();
    return this.database.inUnits('all', async (tx) => {
      const attempt = await this.accounts.beginSignIn(tx, who, now, MAX_FAILURES, new Date(now.getTime() + LOCKED_MS));
      if (attempt) return attempt;
      const lockedUntil = await this.accounts.lockedUntil(tx, who);
      if (lockedUntil) throw locked(lockedUntil, now);
      return undefined;
    });
  }

  async failed({ id, unitId, failedCount }: Attempt): Promise<void> {
    if (failedCount !== MAX_FAILURES) return;
    await this.database.inUnit(unitId, (tx) => this.audit.record(tx, { unitId, accountId: null, action: 'account.locked', subject: id }));
  }

  /** The account is entered: nothing of before counts. */
  succeeded(tx: Tx, { id }: Attempt): Promise<void> {
    return this.accounts.forgive(tx, id);
  }

  /** Right, but not all: it no longer counts as a failure, while wrong codes before it still do. */
  halfWay(tx: Tx, { id, failedCount }: Attempt): Promise<void> {
    return this.accounts.uncount(tx, id, failedCount === MAX_FAILURES);
  }
}

function locked(until: Date, now: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return refuse('identity.locked', { minutes: Math.ceil(seconds / 60) }, { retryAfter: seconds });
}
