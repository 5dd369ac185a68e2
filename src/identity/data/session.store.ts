import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Grant } from '#src/platform/http';
import type { Credential } from '../domain/credential.js';

/** The account behind a session or token, with what it may do today. */
export interface Bearer {
  /** Of the session or token. */
  id: string;
  accountId: string;
  displayName: string;
  homeUnitId: string;
  mustChangePassword: boolean;
  grants: Grant[];
}

export interface SessionBearer extends Bearer {
  lastSeenAt: Date;
  expiresAt: Date;
}

/** 'provider': by a province's account service, which has seen to a second step itself. */
export type BegunBy = 'password' | 'two_step' | 'provider';

export interface NewSession extends Credential {
  id: string;
  accountId: string;
  begunBy: BegunBy;
  createdAt: Date;
  expiresAt: Date;
  userAgent: string;
}

export interface OpenSessionRow {
  id: string;
  begunBy: BegunBy;
  begunAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  userAgent: string;
  current: boolean;
}

@Injectable()
export class SessionStore {
  /** @param seenAfter sessions last seen earlier have been idle too long */
  find(tx: Tx, { unitId, hash }: Credential, today: CivilDate, now: Date, seenAfter: Date): Promise<SessionBearer | undefined> {
    return tx.row<SessionBearer>(
      `SELECT s.id, s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", a.id AS "accountId", a.display_name AS "displayName",
              a.unit_id AS "homeUnitId", (a.must_change_password AND s.begun_by <> 'provider') AS "mustChangePassword",
              coalesce(json_agg(json_build_object('unitId', g.unit_id, 'role', g.role)) FILTER (WHERE g.role IS NOT NULL), '[]') AS grants
       FROM identity.session s
       JOIN identity.account a ON a.id = s.account_id AND a.disabled_at IS NULL
       LEFT JOIN identity.role_grant g ON g.account_id = a.id AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3)
       WHERE s.unit_id = $1 AND s.token_hash = $2 AND s.ended_at IS NULL AND s.expires_at > $4 AND s.last_seen_at > $5
       GROUP BY s.unit_id, s.id, a.id`,
      [unitId, hash, today, now, seenAfter],
    );
  }

  async insert(tx: Tx, session: NewSession): Promise<void> {
    await tx.run(
      `INSERT INTO identity.session (unit_id, id, token_hash, account_id, created_at, last_seen_at, expires_at, user_agent, begun_by)
       VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
      [session.unitId, session.id, session.hash, session.accountId, session.createdAt, session.expiresAt, session.userAgent, session.begunBy],
    );
  }

  /** Those that still let somebody in: the one that asks, then the last used. */
  open(tx: Tx, unitId: string, accountId: string, now: Date, seenAfter: Date, currentHash = ''): Promise<OpenSessionRow[]> {
    return tx.rows<OpenSessionRow>(
      `SELECT id, begun_by AS "begunBy", created_at AS "begunAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", user_agent AS "userAgent",
              token_hash = $5 AS current
       FROM identity.session
       WHERE unit_id = $1 AND account_id = $2 AND ended_at IS NULL AND expires_at > $3 AND last_seen_at > $4
       ORDER BY current DESC, last_seen_at DESC, id DESC`,
      [unitId, accountId, now, seenAfter, currentHash],
    );
  }

  async endOne(tx: Tx, unitId: string, accountId: string, id: string, now: Date): Promise<boolean> {
    const ended = await tx.run('UPDATE identity.session SET ended_at = $4 WHERE unit_id = $1 AND account_id = $2 AND id = $3 AND ended_at IS NULL', [
      unitId, accountId, id, now,
    ]);
    return ended > 0;
  }

  async seen(tx: Tx, unitId: string, id: string, now: Date): Promise<void> {
    await tx.run('UPDATE identity.session SET last_seen_at = $3 WHERE unit_id = $1 AND id = $2', [unitId, id, now]);
  }

  async end(tx: Tx, { unitId, hash }: Credential, now: Date): Promise<void> {
    await tx.run('UPDATE identity.session SET ended_at = $3 WHERE unit_id = $1 AND token_hash = $2 AND ended_at IS NULL', [unitId, hash, now]);
  }

  /** Signs the account out everywhere, but for the session that asks for it; a sign-in that has got half-way ends too. */
  async endOf(tx: Tx, unitId: string, accountId: string, now: Date, exceptHash = ''): Promise<void> {
    await tx.run(
      'UPDATE identity.session SET ended_at = $3 WHERE unit_id = $1 AND account_id = $2 AND token_hash <> $4 AND ended_at IS NULL',
      [unitId, accountId, now, exceptHash],
    );
    await tx.run('DELETE FROM identity.sign_in_ticket WHERE unit_id = $1 AND account_id = $2', [unitId, accountId]);
  }

  async forget(tx: Tx, unitId: string, accountId: string, expiredBefore: Date): Promise<void> {
    await tx.run('DELETE FROM identity.session WHERE unit_id = $1 AND account_id = $2 AND expires_at < $3', [unitId, accountId, expiredBefore]);
  }
}
