import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { SessionStore } from '../data/session.store.js';
import type { Credential } from '../domain/credential.js';
import { CallerCache } from './caller-cache.js';
import { cacheKey } from './resolve-caller.js';

@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
    private readonly cache: CallerCache,
    private readonly clock: Clock,
  ) {}

  /** Ends the session, if it is one. */
  async run(credential: Credential): Promise<void> {
    await this.database.inUnit(credential.unitId, async (tx) => {
      await this.sessions.end(tx, credential, this.clock.now());
      tx.afterCommit.push(() => this.cache.dropKey(cacheKey('session', credential)));
    });
  }
}
