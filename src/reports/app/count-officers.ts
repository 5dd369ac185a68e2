import { Injectable } from '@nestjs/common';
import { computeReport, type Period, R6_OFFICERS, type ReportTable } from '#libs/reporting';
import { Accounts } from '#src/identity';
import { Database } from '#src/platform/database';
import type { Caller, Role } from '#src/platform/http';
import { CountRatings } from '#src/surveys';
import { mustHaveRole, Units } from '#src/units';
import { officerLines } from '../domain/officer-lines.js';

/** Those who read how single people at the desk were rated. */
export const OFFICER_READERS = ['leader', 'controller', 'supervisor'] as const satisfies readonly Role[];

/** R6 with a row per officer. */
@Injectable()
export class CountOfficers {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly ratings: CountRatings,
    private readonly accounts: Accounts,
  ) {}

  /** Of the unit and everything below it that the caller may see. @throws units.not_found, http.forbidden */
  async count(caller: Caller, unitId: string, period: Period): Promise<ReportTable> {
    return this.countIn(await this.unitsOf(caller, unitId), period);
  }

  /** Whose ratings the caller's table is made of. @throws units.not_found, http.forbidden */
  async unitsOf(caller: Caller, unitId: string): Promise<string[]> {
    mustHaveRole(caller, unitId, ...OFFICER_READERS);
    const below = await this.database.inUnits(caller.unitIds, (tx) => this.units.descendantIds(tx, unitId));
    return below.filter((id) => caller.unitIds.includes(id));
  }

  countIn(unitIds: readonly string[], period: Period): Promise<ReportTable> {
    return this.database.inUnits(unitIds, async (tx) => {
      const counts = await this.ratings.countRatings(tx, unitIds, period.from, period.to);
      const names = await this.accounts.displayNames(tx, [...new Set(counts.flatMap(({ officerId }) => officerId ?? []))]);
      return computeReport(R6_OFFICERS, officerLines(counts, names), period);
    });
  }
}
