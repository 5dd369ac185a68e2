import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Catalogue } from '#src/catalogue';
import { Accounts } from '#src/identity';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { mustHaveRole, Units } from '#src/units';
import { SlipStore } from '../data/slip.store.js';
import { slipsOut } from '../domain/slips.js';
import { groupBy, type RatingCount, type Summary, summaryOf } from '../domain/summary.js';
import { refuse } from '../refusals.js';
import { CountRatings } from './count-ratings.js';

export interface RatingSummary {
  unitId: string;
  from: CivilDate;
  to: CivilDate;
  total: Summary;
  /** Paper slips handed out and ratings given without paper. */
  slipsOut: number;
  fields: (Summary & { fieldCode: string; fieldName: string })[];
  /** Only ratings that name an officer. */
  officers: (Summary & { officerId: string; officerName: string })[];
}

@Injectable()
export class SummariseRatings {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly catalogue: Catalogue,
    private readonly accounts: Accounts,
    private readonly counting: CountRatings,
    private readonly slips: SlipStore,
  ) {}

  /** Of the unit and everything below it that the caller may see. @throws units.not_found, http.forbidden, surveys.period_reversed */
  async summarise(caller: Caller, unitId: string, from: CivilDate, to: CivilDate): Promise<RatingSummary> {
    mustHaveRole(caller, unitId, 'leader', 'controller', 'supervisor');
    if (to < from) throw refuse('surveys.period_reversed', { from, to });
    return this.database.inUnits(caller.unitIds, async (tx) => {
      const below = await this.units.descendantIds(tx, unitId);
      const unitIds = below.filter((id) => caller.unitIds.includes(id));
      const counts = await this.counting.countRatings(tx, unitIds, from, to);
      const handedOut = await this.slips.handedOut(tx, unitIds, from, to, undefined);
      const [fields, officers] = [await this.byField(tx, counts), await this.byOfficer(tx, counts)];
      return { unitId, from, to, total: summaryOf(counts), slipsOut: slipsOut(counts, handedOut), fields, officers };
    });
  }

  private async byField(tx: Tx, counts: readonly RatingCount[]): Promise<RatingSummary['fields']> {
    const procedures = await this.catalogue.fieldsOfProcedures(tx, [...new Set(counts.map((count) => count.procedureId))]);
    const names = new Map([...procedures.values()].map((field) => [field.fieldCode, field.fieldName]));
    return [...groupBy(counts, (count) => procedures.get(count.procedureId)?.fieldCode ?? '')]
      .map(([fieldCode, ofField]) => ({ fieldCode, fieldName: names.get(fieldCode) ?? '', ...summaryOf(ofField) }))
      .sort((a, b) => a.fieldName.localeCompare(b.fieldName, 'vi'));
  }

  private async byOfficer(tx: Tx, counts: readonly RatingCount[]): Promise<RatingSummary['officers']> {
    const named = counts.flatMap((count) => (count.officerId === null ? [] : [{ ...count, officerId: count.officerId }]));
    const groups = groupBy(named, (count) => count.officerId);
    const names = await this.accounts.displayNames(tx, [...groups.keys()]);
    return [...groups]
      .map(([officerId, ofOfficer]) => ({ officerId, officerName: names.get(officerId) ?? '', ...summaryOf(ofOfficer) }))
      .sort((a, b) => a.officerName.localeCompare(b.officerName, 'vi'));
  }
}
