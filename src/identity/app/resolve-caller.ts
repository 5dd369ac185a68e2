import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Caller, Grant } from '#src/platform/http';
import { type Bearer, SessionStore } from '../data/session.store.js';
import { TokenStore } from '../data/token.store.js';
import type { Credential } from '../domain/credential.js';
import { CallerCache, type Resolved } from './caller-cache.js';
import { Reach } from './reach.js';

export const IDLE_MS = 8 * 3_600_000;
/** Last use is written down at most this often. */
const NOTED_EVERY_MS = 60_000;

export type CallerKind = Caller['kind'];

export function cacheKey(kind: CallerKind, { unitId, hash }: Credential): string {
  return `${kind} ${unitId} ${hash}`;
}

/** Finds who stands behind a cookie or a token. */
@Injectable()
export class ResolveCaller {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
    private readonly tokens: TokenStore,
    private readonly reach: Reach,
    private readonly cache: CallerCache,
    private readonly clock: Clock,
  ) {}

  run(kind: CallerKind, credential: Credential): Promise<Resolved | undefined> {
    return this.cache.get(cacheKey(kind, credential), () => (kind === 'session' ? this.ofSession(credential) : this.ofToken(credential)));
  }

  private async ofSession(credential: Credential): Promise<Resolved | undefined> {
    const { unitId } = credential;
    const now = this.clock.now();
    const found = await this.database.inUnit(unitId, async (tx) => {
      const session = await this.sessions.find(tx, credential, this.clock.today(), now, new Date(now.getTime() - IDLE_MS));
      if (session && isTimeToNote(session.lastSeenAt, now)) await this.sessions.seen(tx, unitId, session.id, now);
      return session;
    });
    return found && resolved(found, await this.reach.ofPerson(found), 'session', found.expiresAt);
  }

  private ofToken(credential: Credential): Promise<Resolved | undefined> {
    const { unitId } = credential;
    const now = this.clock.now();
    return this.database.inUnit(unitId, async (tx) => {
      const found = await this.tokens.find(tx, credential, this.clock.today(), now);
      if (!found) return undefined;
      if (isTimeToNote(found.lastUsedAt, now)) await this.tokens.used(tx, unitId, found.id, now);
      return resolved(found, await this.reach.within(tx, found.grants, unitId, found.roles), 'token', found.expiresAt);
    });
  }
}

function isTimeToNote(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() >= NOTED_EVERY_MS;
}

function resolved(bearer: Bearer, grants: readonly Grant[], kind: CallerKind, validUntil: Date | null): Resolved {
  const { accountId, displayName, homeUnitId, mustChangePassword } = bearer;
  const unitIds = [...new Set(grants.map((grant) => grant.unitId))];
  return { caller: { accountId, displayName, unitId: homeUnitId, grants, unitIds, kind }, mustChangePassword, validUntil };
}
