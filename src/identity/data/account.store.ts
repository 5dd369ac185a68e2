import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Grant, Role } from '#src/platform/http';
import type { Account, AccountInUnit } from '../domain/account.js';
import { AccountEntity } from './account.entity.js';

const SHOWN = `a.id, a.unit_id AS "unitId", a.kind, a.login, a.display_name AS "displayName", a.email,
  a.must_change_password AS "mustChangePassword", a.disabled_at AS "disabledAt", a.created_at AS "createdAt"`;
const HELD = '(g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to >= $2))';

export interface Attempt {
  id: string;
  unitId: string;
  passwordHash: string;
  /** Attempts begun in a row, this one included. */
  failedCount: number;
}

export interface RoleSpan {
  role: Role;
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** At the door: by the login that was typed, or known from the step before. */
export type WhoTries = { login: string } | { id: string };

/** Accounts and what they may do: national tables, seen from inside any fence. */
@Injectable()
export class AccountStore {
  load(tx: Tx, id: string): Promise<AccountEntity | null> {
    return tx.manager.findOne(AccountEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  find(tx: Tx, id: string): Promise<AccountEntity | null> {
    return tx.manager.findOneBy(AccountEntity, { id });
  }

  async save(tx: Tx, account: AccountEntity): Promise<void> {
    await tx.manager.save(account, { transaction: false, reload: false });
  }

  async loginTaken(tx: Tx, login: string): Promise<boolean> {
    return tx.manager.existsBy(AccountEntity, { login });
  }

  /**
   * Counts a sign-in before its password is looked at, and locks at the limit; who signs in is then forgiven.
   * @returns undefined when nobody enabled has the login, or it is locked
   */
  beginSignIn(tx: Tx, who: WhoTries, now: Date, limit: number, lockedUntil: Date): Promise<Attempt | undefined> {
    const [column, value] = keyOf(who);
    return tx.row<Attempt>(
      `UPDATE identity.account
       SET failed_count = CASE WHEN locked_until IS NULL THEN failed_count + 1 ELSE 1 END,
           locked_until = CASE WHEN locked_until IS NULL AND failed_count + 1 >= $3 THEN $4::timestamptz END
       WHERE ${column} = $1 AND kind = 'person' AND disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= $2)
       RETURNING id, unit_id AS "unitId", password_hash AS "passwordHash", failed_count AS "failedCount"`,
      [value, now, limit, lockedUntil],
    );
  }

  async lockedUntil(tx: Tx, who: WhoTries): Promise<Date | undefined> {
    const [column, value] = keyOf(who);
    const row = await tx.row<{ lockedUntil: Date }>(
      `SELECT locked_until AS "lockedUntil" FROM identity.account
       WHERE ${column} = $1 AND kind = 'person' AND disabled_at IS NULL AND locked_until IS NOT NULL`,
      [value],
    );
    return row?.lockedUntil;
  }

  /** Takes one attempt back. @param unlock when it was this one that locked */
  async uncount(tx: Tx, id: string, unlock: boolean): Promise<void> {
    await tx.run(
      `UPDATE identity.account SET failed_count = greatest(failed_count - 1, 0), locked_until = CASE WHEN $2 THEN NULL ELSE locked_until END WHERE id = $1`,
      [id, unlock],
    );
  }

  async forgive(tx: Tx, id: string): Promise<void> {
    await tx.run('UPDATE identity.account SET failed_count = 0, locked_until = NULL WHERE id = $1', [id]);
  }

  displayNames(tx: Tx, ids: readonly string[]): Promise<{ id: string; displayName: string }[]> {
    return tx.rows('SELECT id, display_name AS "displayName" FROM identity.account WHERE id = ANY ($1)', [ids]);
  }

  /** Enabled accounts that hold one of the roles in this very unit on the day. */
  withRole(tx: Tx, unitId: string, roles: readonly string[], on: CivilDate): Promise<{ accountId: string; email: string | null }[]> {
    return tx.rows(
      `SELECT DISTINCT a.id AS "accountId", a.email
       FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id AND a.disabled_at IS NULL
       WHERE g.unit_id = $1 AND ${HELD} AND g.role = ANY ($3) ORDER BY a.id`,
      [unitId, on, roles],
    );
  }

  /** Accounts that belong to the unit or hold a role in it, by login. */
  inUnit(tx: Tx, unitId: string, on: CivilDate, afterLogin: string, limit: number): Promise<AccountInUnit[]> {
    return tx.rows<AccountInUnit>(
      `SELECT ${SHOWN}, coalesce(array_agg(DISTINCT g.role) FILTER (WHERE g.role IS NOT NULL), '{}') AS roles
       FROM identity.account a
       LEFT JOIN identity.role_grant g ON g.account_id = a.id AND g.unit_id = $1 AND ${HELD}
       WHERE (a.unit_id = $1 OR g.role IS NOT NULL) AND a.login > $3
       GROUP BY a.id ORDER BY a.login LIMIT $4`,
      [unitId, on, afterLogin, limit],
    );
  }

  shown(tx: Tx, id: string): Promise<Account | undefined> {
    return tx.row<Account>(`SELECT ${SHOWN} FROM identity.account a WHERE a.id = $1`, [id]);
  }

  byLogin(tx: Tx, login: string): Promise<Account | undefined> {
    return tx.row<Account>(`SELECT ${SHOWN} FROM identity.account a WHERE a.login = $1`, [login]);
  }

  grantsOf(tx: Tx, accountId: string, on: CivilDate): Promise<Grant[]> {
    return tx.rows<Grant>(`SELECT DISTINCT g.unit_id AS "unitId", g.role FROM identity.role_grant g WHERE g.account_id = $1 AND ${HELD}`, [accountId, on]);
  }

  async rolesIn(tx: Tx, accountId: string, unitId: string, on: CivilDate): Promise<string[]> {
    const rows = await tx.rows<{ role: string }>(
      `SELECT g.role FROM identity.role_grant g WHERE g.account_id = $1 AND ${HELD} AND g.unit_id = $3 ORDER BY g.role`,
      [accountId, on, unitId],
    );
    return rows.map((row) => row.role);
  }

  /** Those that have ended, or that were taken back before they began, are left out. */
  grantsIn(tx: Tx, accountId: string, unitId: string, today: CivilDate): Promise<RoleSpan[]> {
    return tx.rows<RoleSpan>(
      `SELECT g.role, g.valid_from AS "validFrom", g.valid_to AS "validTo" FROM identity.role_grant g
       WHERE g.account_id = $1 AND g.unit_id = $2 AND (g.valid_to IS NULL OR (g.valid_to >= $3 AND g.valid_to >= g.valid_from))
       ORDER BY g.valid_from, g.role`,
      [accountId, unitId, today],
    );
  }

  async grant(tx: Tx, accountId: string, unitId: string, role: string, validFrom: CivilDate): Promise<void> {
    await tx.run(
      `INSERT INTO identity.role_grant (account_id, unit_id, role, valid_from) VALUES ($1, $2, $3, $4)
       ON CONFLICT (account_id, unit_id, role, valid_from) DO UPDATE SET valid_to = NULL`,
      [accountId, unitId, role, validFrom],
    );
  }

  /** From the day on the account no longer holds the roles; what would begin later never does. */
  async takeBack(tx: Tx, accountId: string, unitId: string, roles: readonly string[], from: CivilDate): Promise<void> {
    await tx.run(
      `UPDATE identity.role_grant SET valid_to = greatest($4::date, valid_from) - 1
       WHERE account_id = $1 AND unit_id = $2 AND role = ANY ($3) AND (valid_to IS NULL OR (valid_to >= $4 AND valid_to >= valid_from))`,
      [accountId, unitId, roles, from],
    );
  }
}

function keyOf(who: WhoTries): [column: 'login' | 'id', value: string] {
  return 'login' in who ? ['login', who.login] : ['id', who.id];
}
