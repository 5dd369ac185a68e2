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
  /** Written out: a supervisor's and an administrator's reach down the tree. Those with `actingFor` were lent by a colleague. */
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

  /** @param grants as the caller has them; all that the account holds or has borrowed today unless told */
  async run(accountId: string, grants?: readonly Grant[]): Promise<Who> {
    const { own, homeUnitId, ...who } = await this.database.inUnits('all', async (tx) => {
      const account = await this.accounts.shown(tx, accountId);
      if (!account) throw refuse('identity.account_not_found');
      const { id, code, name } = await this.units.get(tx, account.unitId);
      return {
        accountId, login: account.login, displayName: account.displayName, mustChangePassword: account.mustChangePassword,
        unit: { id, code, name }, homeUnitId: id, own: await this.accounts.grantsOf(tx, accountId, this.clock.today()),
      };
    });
    return { ...who, grants: grants ?? (await this.reach.ofPerson({ accountId, homeUnitId, grants: own })) };
  }
}
