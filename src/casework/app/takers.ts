import { Injectable } from '@nestjs/common';
import { Accounts } from '#src/identity';
import { Database, type Tx } from '#src/platform/database';
import type { Role } from '#src/platform/http';
import { type Unit, Units } from '#src/units';

export interface TakerChoices {
  /** Who works in the unit, each with what they are there. */
  people: readonly { accountId: string; name: string; roles: readonly Role[] }[];
  /** Units that dossiers go to: above, below and beside. */
  units: readonly { unitId: string; name: string }[];
}

const HANDLING: readonly Role[] = ['clerk', 'officer', 'leader'];
const MOST_PEOPLE = 200;

/** Who can take a dossier over. */
@Injectable()
export class Takers {
  constructor(private readonly database: Database, private readonly accounts: Accounts, private readonly units: Units) {}

  of(unitId: string): Promise<TakerChoices> {
    return this.database.inUnit(unitId, async (tx) => {
      const { items } = await this.accounts.inUnit(tx, unitId, '', MOST_PEOPLE);
      const people = items.filter(({ kind, disabledAt, roles }) => kind === 'person' && disabledAt === null && roles.some((role) => HANDLING.includes(role)));
      return {
        people: people.map(({ id, displayName, roles }) => ({ accountId: id, name: displayName, roles: roles.filter((role) => HANDLING.includes(role)) })),
        units: (await this.around(tx, unitId)).filter(({ id, successorId }) => id !== unitId && successorId === null).map(({ id, name }) => ({ unitId: id, name })),
      };
    });
  }

  private async around(tx: Tx, unitId: string): Promise<Unit[]> {
    const { parentId } = await this.units.get(tx, unitId);
    const below = await this.units.children(tx, unitId);
    return parentId === null ? below : [await this.units.get(tx, parentId), ...below, ...(await this.units.children(tx, parentId))];
  }
}
