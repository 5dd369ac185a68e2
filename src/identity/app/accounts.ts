import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { type Page, type Role, toPage } from '#src/platform/http';
import { AccountStore, type RoleSpan } from '../data/account.store.js';
import type { Account, AccountInUnit } from '../domain/account.js';
import { refuse } from '../refusals.js';
import { CreateAccount, type NewAccount } from './create-account.js';

/** Accounts are national: any fence will do for the questions. */
@Injectable()
export class Accounts {
  constructor(
    private readonly store: AccountStore,
    private readonly createAccount: CreateAccount,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.account_not_found */
  async get(tx: Tx, id: string): Promise<Account> {
    const account = await this.store.shown(tx, id);
    if (!account) throw refuse('identity.account_not_found');
    return account;
  }

  /** @throws identity.account_not_found */
  async byLogin(tx: Tx, login: string): Promise<Account> {
    const account = await this.store.byLogin(tx, login.trim().toLowerCase());
    if (!account) throw refuse('identity.account_not_found');
    return account;
  }

  /** Unknown ids are left out. */
  async displayNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = ids.length === 0 ? [] : await this.store.displayNames(tx, [...new Set(ids)]);
    return new Map(rows.map((row) => [row.id, row.displayName]));
  }

  /** Enabled accounts that hold one of the roles today in this very unit; ask its ancestors for its supervisors. */
  withRole(tx: Tx, unitId: string, roles: readonly Role[]): Promise<{ accountId: string; email: string | null }[]> {
    return this.store.withRole(tx, unitId, roles, this.clock.today());
  }

  /** The account's own roles in the unit today; what it inherits from above is not among them. */
  async rolesIn(tx: Tx, accountId: string, unitId: string): Promise<Role[]> {
    return (await this.store.rolesIn(tx, accountId, unitId, this.clock.today())) as Role[];
  }

  /** Roles held in the unit today or from a later day on, each with its days. */
  grantsIn(tx: Tx, accountId: string, unitId: string): Promise<RoleSpan[]> {
    return this.store.grantsIn(tx, accountId, unitId, this.clock.today());
  }

  /** Until when wrong passwords keep the account out; undefined when they do not. */
  async lockedUntil(tx: Tx, accountId: string): Promise<Date | undefined> {
    const until = await this.store.lockedUntil(tx, { id: accountId });
    return until && until > this.clock.now() ? until : undefined;
  }

  /** Those that belong to the unit or hold a role in it. */
  async inUnit(tx: Tx, unitId: string, afterLogin: string, limit: number): Promise<Page<AccountInUnit>> {
    const rows = await this.store.inUnit(tx, unitId, this.clock.today(), afterLogin, limit + 1);
    return toPage(rows, limit, (row) => [row.login]);
  }

  /** See CreateAccount for what it refuses. @returns the password too, for handing over */
  create(tx: Tx, by: string | null, draft: NewAccount): Promise<{ account: Account; password: string | null }> {
    return this.createAccount.run(tx, by, draft);
  }
}
