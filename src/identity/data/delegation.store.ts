import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Grant, Role } from '#src/platform/http';
import type { Delegation, Party } from '../domain/delegation.js';

export interface NewDelegation {
  unitId: string;
  id: string;
  fromAccountId: string;
  toAccountId: string;
  roles: readonly Role[];
  validFrom: CivilDate;
  validTo: CivilDate;
  reason: string;
  givenBy: string;
  givenAt: Date;
}

const PARTY = (alias: string): string => `json_build_object('accountId', ${alias}.id, 'displayName', ${alias}.display_name)`;
const SHOWN = `d.id, d.unit_id AS "unitId", ${PARTY('f')} AS "from", ${PARTY('t')} AS "to", d.roles, d.valid_from AS "validFrom", d.valid_to AS "validTo",
  d.reason, ${PARTY('g')} AS "givenBy", d.given_at AS "givenAt", CASE WHEN r.id IS NOT NULL THEN ${PARTY('r')} END AS "revokedBy", d.revoked_at AS "revokedAt"
  FROM identity.delegation d
  JOIN identity.account f ON f.id = d.from_account_id JOIN identity.account t ON t.id = d.to_account_id
  JOIN identity.account g ON g.id = d.given_by LEFT JOIN identity.account r ON r.id = d.revoked_by`;

@Injectable()
export class DelegationStore {
  async insert(tx: Tx, draft: NewDelegation): Promise<void> {
    await tx.run(
      `INSERT INTO identity.delegation (unit_id, id, from_account_id, to_account_id, roles, valid_from, valid_to, reason, given_by, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        draft.unitId, draft.id, draft.fromAccountId, draft.toAccountId, draft.roles, draft.validFrom, draft.validTo, draft.reason, draft.givenBy,
        draft.givenAt,
      ],
    );
  }

  async overlaps(tx: Tx, { unitId, fromAccountId, toAccountId, validFrom, validTo }: NewDelegation): Promise<boolean> {
    const row = await tx.row(
      `SELECT 1 FROM identity.delegation WHERE unit_id = $1 AND from_account_id = $2 AND to_account_id = $3 AND revoked_at IS NULL
       AND valid_from <= $5 AND valid_to >= $4`,
      [unitId, fromAccountId, toAccountId, validFrom, validTo],
    );
    return row !== undefined;
  }

  /** What the account may do today in place of colleagues: what these hold themselves, and have lent. Lent first goes first. */
  async borrowed(tx: Tx, unitIds: readonly string[], accountId: string, on: CivilDate): Promise<Grant[]> {
    const rows = await tx.rows<{ unitId: string; role: Role; actingFor: Party }>(
      `SELECT d.unit_id AS "unitId", g.role, ${PARTY('f')} AS "actingFor"
       FROM identity.delegation d
       JOIN identity.account f ON f.id = d.from_account_id AND f.disabled_at IS NULL
       JOIN identity.role_grant g ON g.account_id = f.id AND g.unit_id = d.unit_id AND g.role = ANY (d.roles)
         AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3)
       WHERE d.unit_id = ANY ($1) AND d.to_account_id = $2 AND d.revoked_at IS NULL AND d.valid_from <= $3 AND d.valid_to >= $3
       ORDER BY d.id`,
      [unitIds, accountId, on],
    );
    return rows;
  }

  find(tx: Tx, unitIds: readonly string[], id: string): Promise<Delegation | undefined> {
    return tx.row<Delegation>(`SELECT ${SHOWN} WHERE d.unit_id = ANY ($1) AND d.id = $2`, [unitIds, id]);
  }

  /** @returns false when it was revoked before, or has ended */
  async revoke(tx: Tx, unitId: string, id: string, by: string, now: Date, today: CivilDate): Promise<boolean> {
    const revoked = await tx.run(
      `UPDATE identity.delegation SET revoked_by = $3, revoked_at = $4 WHERE unit_id = $1 AND id = $2 AND revoked_at IS NULL AND valid_to >= $5`,
      [unitId, id, by, now, today],
    );
    return revoked > 0;
  }

  /** Given and received by the account, newest first. */
  of(tx: Tx, unitIds: readonly string[], accountId: string, limit: number): Promise<Delegation[]> {
    return tx.rows<Delegation>(
      `SELECT ${SHOWN} WHERE d.unit_id = ANY ($1) AND (d.from_account_id = $2 OR d.to_account_id = $2) ORDER BY d.id DESC LIMIT $3`,
      [unitIds, accountId, limit],
    );
  }

  /** Newest first. */
  inUnit(tx: Tx, unitId: string, beforeId: string, limit: number): Promise<Delegation[]> {
    return tx.rows<Delegation>(`SELECT ${SHOWN} WHERE d.unit_id = $1 AND d.id < $2 ORDER BY d.id DESC LIMIT $3`, [unitId, beforeId, limit]);
  }
}
