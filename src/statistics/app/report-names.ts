import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Accounts } from '#src/identity';
import { Database } from '#src/platform/database';
import { type PrintedHead, PrintedHeads, type Run } from '#src/reports';
import { type Unit, Units } from '#src/units';

/** Names of the people and units that reports only know by id. */
@Injectable()
export class ReportNames {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly accounts: Accounts,
    private readonly heads: PrintedHeads,
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

  /** The unit above, as it is called today. */
  parentOf({ parentId }: Unit): Promise<Unit | null> {
    return parentId === null ? Promise.resolve(null) : this.unit(parentId);
  }

  /** Whether there is anything below it to add up. */
  async hasUnitsBelow(unitId: string): Promise<boolean> {
    return (await this.database.inUnit(unitId, (tx) => this.units.children(tx, unitId))).length > 0;
  }

  /** What a run's papers are headed with; of a closed one as it was closed. */
  headOf(run: Run): Promise<PrintedHead> {
    return this.heads.ofRun(run);
  }

  /** As papers over the period are headed, or as today. */
  headNow(unitId: string, period?: { to: CivilDate }): Promise<PrintedHead> {
    return this.heads.now(unitId, period);
  }

  /** Of units whose dossiers a run counts. */
  unitNames(run: Run, unitIds: readonly string[]): Promise<Map<string, string>> {
    return this.heads.unitNames(run, unitIds);
  }
}
