import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Grant } from '#src/platform/http';
import { Units } from '#src/units';
import { AccountStore } from '../data/account.store.js';
import { refuse } from '../refusals.js';
import { Reach } from './reach.js';

export interface Who {
  accountId: string;
  login: string;
  displayName: string;
  mustChangePassword: boolean;
  unit: { id: string; code: string; name: string };
  /** Written out: a supervisor's and an administrator's reach down the tree. */
  grants: readonly Grant[];
}

@Injectable()
export class WhoIs {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountStore,
    private readonly units: Units,
    private readonly reach: Reach,
    private readonly clock: Clock,
  ) {}

  /** @param grants what a token leaves of the account's; all that it holds today unless told */
  run(accountId: string, grants?: readonly Grant[]): Promise<Who> {
    return this.database.inUnits('all', async (tx) => {
      const account = await this.accounts.shown(tx, accountId);
      if (!account) throw refuse('identity.account_not_found');
      const { id, code, name } = await this.units.get(tx, account.unitId);
      return {
        accountId, login: account.login, displayName: account.displayName, mustChangePassword: account.mustChangePassword,
        unit: { id, code, name },
        grants: grants ?? (await this.reach.of(tx, await this.accounts.grantsOf(tx, accountId, this.clock.today()))),
      };
    });
  }
}
