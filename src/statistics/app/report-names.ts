import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
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

  /** As papers over the period call it. */
  unitIn(unitId: string, period: { to: CivilDate }): Promise<Unit> {
    return this.database.inUnit(unitId, (tx) => this.units.getFor(tx, unitId, period));
  }

  /** The unit above, called as on papers over the period, or as today. */
  parentOf({ parentId }: Unit, period?: { to: CivilDate }): Promise<Unit | null> {
    if (parentId === null) return Promise.resolve(null);
    return period ? this.unitIn(parentId, period) : this.unit(parentId);
  }

  /** Whether there is anything below it to add up. */
  async hasUnitsBelow(unitId: string): Promise<boolean> {
    return (await this.database.inUnit(unitId, (tx) => this.units.children(tx, unitId))).length > 0;
  }

  async unitNames(unitIds: readonly string[], period: { to: CivilDate }): Promise<Map<string, string>> {
    const units = await Promise.all([...new Set(unitIds)].map((id) => this.unitIn(id, period)));
    return new Map(units.map(({ id, name }) => [id, name]));
  }
}
