import { Injectable } from '@nestjs/common';
import { Accounts } from '#src/identity';
import { Config } from '#src/platform/config';
import { Database } from '#src/platform/database';
import { ACCOUNTS, COMMUNE, SINCE } from '../domain/duong-ha.js';

/** One account for each role, all with one password. */
@Injectable()
export class OpenAccounts {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly config: Config,
  ) {}

  /** They are opened last: where there are accounts the demonstration is complete. */
  async areThere(): Promise<boolean> {
    const { items } = await this.database.inUnit(COMMUNE.id, (tx) => this.accounts.inUnit(tx, COMMUNE.id, '', 1));
    return items.length > 0;
  }

  /** @returns the password: DEMO_PASSWORD, or one made up */
  run(): Promise<string> {
    return this.database.inUnits('all', async (tx) => {
      let password = this.config.DEMO_PASSWORD;
      for (const { login, displayName, unit, roles } of ACCOUNTS) {
        const draft = { unitId: unit.id, login, displayName, roles, validFrom: SINCE, mustChangePassword: false };
        const created = await this.accounts.create(tx, null, { ...draft, ...(password !== undefined && { password }) });
        password ??= created.password ?? undefined;
      }
      return password ?? '';
    });
  }
}
