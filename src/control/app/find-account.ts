import { Injectable } from '@nestjs/common';
import { type Account, Accounts, type RoleSpan, type SecondFactorState, SecondFactors, Sessions, type ShownSession } from '#src/identity';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole, refuseHttp } from '#src/platform/http';
import { type Unit, Units } from '#src/units';
import { unitsWith } from '../domain/administered.js';

export interface FoundAccount {
  account: Account;
  /** In which its roles are shown. */
  unit: Unit;
  grants: RoleSpan[];
  /** Only for administrators of the account's own unit. */
  own?: { lockedUntil: Date | undefined; factor: SecondFactorState; sessions: ShownSession[] };
}

/** An account as an administrator sees it: all of it in its own unit, elsewhere the roles it holds there. */
@Injectable()
export class FindAccount {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly units: Units,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
  ) {}

  /** @param asked the unit whose roles are wanted; the account's own unless told @throws http.no_such_route, identity.account_not_found */
  of(caller: Caller, id: string, asked?: string): Promise<FoundAccount> {
    const administered = unitsWith(caller, 'administrator');
    return this.database.inUnits(administered, async (tx) => {
      const account = await this.accounts.get(tx, id);
      const atHome = administered.includes(account.unitId);
      const unitId = asked ?? account.unitId;
      const grants = administered.includes(unitId) ? await this.accounts.grantsIn(tx, id, unitId) : [];
      // Somebody else's account answers as if it did not exist.
      if (!administered.includes(unitId) || (!atHome && grants.length === 0)) throw refuseHttp('http.no_such_route');
      const unit = await this.units.get(tx, unitId);
      if (!atHome) return { account, unit, grants };
      const lockedUntil = await this.accounts.lockedUntil(tx, id);
      const factor = await this.factors.of(tx, { id, unitId: account.unitId });
      return { account, unit, grants, own: { lockedUntil, factor, sessions: await this.sessions.of(tx, account.unitId, id) } };
    });
  }

  /** @returns the unit of the account, which the caller administers @throws http.no_such_route, identity.account_not_found */
  async homeOf(caller: Caller, id: string): Promise<string> {
    const { unitId } = await this.database.inUnits([], (tx) => this.accounts.get(tx, id));
    if (!callerHasRole(caller, unitId, ['administrator'])) throw refuseHttp('http.no_such_route');
    return unitId;
  }
}
