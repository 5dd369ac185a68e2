import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Credential } from '../domain/credential.js';
import type { Bearer } from './session.store.js';

export interface TokenBearer extends Bearer {
  roles: string[];
  lastUsedAt: Date | null;
  expiresAt: Date | null;
}

export interface NewToken extends Credential {
  id: string;
  name: string;
  accountId: string;
  roles: readonly string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
}

export interface ShownToken {
  id: string;
  unitId: string;
  name: string;
  accountId: string;
  roles: string[];
  createdBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

@Injectable()
export class TokenStore {
  find(tx: Tx, { unitId, hash }: Credential, today: CivilDate, now: Date): Promise<TokenBearer | undefined> {
    return tx.row<TokenBearer>(
      `SELECT t.id, t.roles, t.last_used_at AS "lastUsedAt", t.expires_at AS "expiresAt", a.id AS "accountId", a.display_name AS "displayName",
              a.unit_id AS "homeUnitId", false AS "mustChangePassword",
              coalesce(json_agg(json_build_object('unitId', g.unit_id, 'role', g.role)) FILTER (WHERE g.role IS NOT NULL), '[]') AS grants
       FROM identity.token t
       JOIN identity.account a ON a.id = t.account_id AND a.disabled_at IS NULL
       LEFT JOIN identity.role_grant g ON g.account_id = a.id AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3)
       WHERE t.unit_id = $1 AND t.token_hash = $2 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $4)
       GROUP BY t.unit_id, t.id, a.id`,
      [unitId, hash, today, now],
    );
  }

  async insert(tx: Tx, token: NewToken): Promise<void> {
    await tx.run(
      `INSERT INTO identity.token (unit_id, id, name, token_hash, account_id, roles, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [token.unitId, token.id, token.name, token.hash, token.accountId, token.roles, token.createdBy, token.createdAt, token.expiresAt],
    );
  }

  /** Newest first. */
  inUnit(tx: Tx, unitId: string, beforeId: string, limit: number): Promise<ShownToken[]> {
    return tx.rows<ShownToken>(
      `SELECT id, unit_id AS "unitId", name, account_id AS "accountId", roles, created_by AS "createdBy", created_at AS "createdAt",
              last_used_at AS "lastUsedAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"
       FROM identity.token WHERE unit_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
      [unitId, beforeId, limit],
    );
  }

  /** @returns the unit, among these, whose token it is */
  async unitOf(tx: Tx, unitIds: readonly string[], id: string): Promise<string | undefined> {
    const row = await tx.row<{ unitId: string }>('SELECT unit_id AS "unitId" FROM identity.token WHERE unit_id = ANY ($1) AND id = $2', [unitIds, id]);
    return row?.unitId;
  }

  async used(tx: Tx, unitId: string, id: string, now: Date): Promise<void> {
    await tx.run('UPDATE identity.token SET last_used_at = $3 WHERE unit_id = $1 AND id = $2', [unitId, id, now]);
  }

  /** @returns the account it was lent by; undefined when there was nothing left to revoke */
  async revoke(tx: Tx, unitId: string, id: string, now: Date): Promise<string | undefined> {
    const row = await tx.row<{ accountId: string }>(
      `UPDATE identity.token SET revoked_at = $3 WHERE unit_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING account_id AS "accountId"`,
      [unitId, id, now],
    );
    return row?.accountId;
  }
}
