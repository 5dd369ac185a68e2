import { Injectable } from '@nestjs/common';
import { Accounts } from '#src/identity';
import { Config } from '#src/platform/config';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { ACCOUNTS, COMMUNE, type DemonstrationAccount, SINCE } from '../domain/duong-ha.js';
import type { DeskRole } from '../domain/present-steps.js';
import type { Staff } from './present-days.js';

/** One account for each role, all with one password. */
@Injectable()
export class OpenAccounts {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly config: Config,
  ) {}

  async areThere(): Promise<boolean> {
    const { items } = await this.database.inUnit(COMMUNE.id, (tx) => this.accounts.inUnit(tx, COMMUNE.id, '', 1));
    return items.length > 0;
  }

  /**
   * The transaction is fenced to all units.
   * @returns the password, DEMO_PASSWORD or one made up, and those who work at the desk
   */
  async run(tx: Tx): Promise<{ password: string; staff: Staff }> {
    let password = this.config.DEMO_PASSWORD;
    const callers: Caller[] = [];
    for (const account of ACCOUNTS) {
      const { login, displayName, unit, roles } = account;
      const draft = { unitId: unit.id, login, displayName, roles, validFrom: SINCE, mustChangePassword: false };
      const created = await this.accounts.create(tx, null, { ...draft, ...(password !== undefined && { password }) });
      password ??= created.password ?? undefined;
      callers.push(callerOf(created.account.id, account));
    }
    const withRole = (wanted: DeskRole): Caller => {
      const caller = callers.find(({ unitId, grants }) => unitId === COMMUNE.id && grants.some(({ role }) => role === wanted));
      if (!caller) throw new Error(`the demonstration has no ${wanted}`);
      return caller;
    };
    return { password: password ?? '', staff: { clerk: withRole('clerk'), officer: withRole('officer'), leader: withRole('leader') } };
  }
}

function callerOf(accountId: string, { displayName, unit, roles }: DemonstrationAccount): Caller {
  return { accountId, displayName, unitId: unit.id, unitIds: [unit.id], grants: roles.map((role) => ({ unitId: unit.id, role })), kind: 'session' };
}
