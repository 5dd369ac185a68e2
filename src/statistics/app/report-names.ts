import { Injectable } from '@nestjs/common';
import { Accounts } from '#src/identity';
import { Database } from '#src/platform/database';
import { type Unit, Units } from '#src/units';

/** Names of the people and units that reports only know by id. */
@Injectable()
export class ReportNames {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly accounts: Accounts,
  ) {}

  people(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    return this.database.inUnits([], (tx) => this.accounts.displayNames(tx, ids.filter((id) => id !== null)));
  }

  unit(unitId: string): Promise<Unit> {
    return this.database.inUnit(unitId, (tx) => this.units.get(tx, unitId));
  }

  parentOf({ parentId }: Unit): Promise<Unit | null> {
    return parentId === null ? Promise.resolve(null) : this.unit(parentId);
  }

  /** Whether there is anything below it to add up. */
  async hasUnitsBelow(unitId: string): Promise<boolean> {
    return (await this.database.inUnit(unitId, (tx) => this.units.children(tx, unitId))).length > 0;
  }

  async unitNames(unitIds: readonly string[]): Promise<Map<string, string>> {
    const units = await Promise.all([...new Set(unitIds)].map((id) => this.unit(id)));
    return new Map(units.map(({ id, name }) => [id, name]));
  }
}
