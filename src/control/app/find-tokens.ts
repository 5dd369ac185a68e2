import { Injectable } from '@nestjs/common';
import { type AccountInUnit, Accounts, type ShownToken, Tokens } from '#src/identity';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { type Unit, Units } from '#src/units';

const MOST = 200;

export interface FoundTokens {
  unit: Unit;
  tokens: readonly ShownToken[];
  /** By account id. */
  names: Map<string, string>;
  /** In whose name a program may call: oneself and the programs of the unit. */
  lendable: Pick<AccountInUnit, 'id' | 'displayName'>[];
}

@Injectable()
export class FindTokens {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    private readonly accounts: Accounts,
    private readonly units: Units,
  ) {}

  of({ accountId, displayName }: Caller, unitId: string): Promise<FoundTokens> {
    return this.database.inUnit(unitId, async (tx) => {
      const { items: tokens } = await this.tokens.inUnit(tx, unitId, undefined, MOST);
      const { items: accounts } = await this.accounts.inUnit(tx, unitId, '', MOST);
      const programs = accounts.filter((account) => account.kind === 'program' && account.unitId === unitId && account.disabledAt === null);
      return {
        unit: await this.units.get(tx, unitId),
        tokens,
        names: await this.accounts.displayNames(tx, tokens.map((token) => token.accountId)),
        lendable: [...programs, { id: accountId, displayName: `${displayName} (tôi)` }],
      };
    });
  }
}
