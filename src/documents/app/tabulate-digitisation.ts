import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Catalogue } from '#src/catalogue';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { mustSee, Units } from '#src/units';
import { byField, type DigitisationRates, type FieldDigitisation, ratesOf, totalOf } from '../domain/digitisation-table.js';
import { refuse } from '../refusals.js';
import { CountDigitisation } from './count-digitisation.js';

export interface DigitisationTable {
  unitId: string;
  from: CivilDate;
  to: CivilDate;
  total: DigitisationRates;
  fields: FieldDigitisation[];
}

@Injectable()
export class TabulateDigitisation {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly catalogue: Catalogue,
    private readonly counting: CountDigitisation,
  ) {}

  /** Of the unit and everything below it that the caller may see. @throws units.not_found, documents.period_reversed */
  async tabulate(caller: Caller, unitId: string, from: CivilDate, to: CivilDate): Promise<DigitisationTable> {
    mustSee(caller, unitId);
    if (to < from) throw refuse('documents.period_reversed', { from, to });
    return this.database.inUnits(caller.unitIds, async (tx) => {
      const below = await this.units.descendantIds(tx, unitId);
      const counts = await this.counting.countDigitisation(tx, below.filter((id) => caller.unitIds.includes(id)), from, to);
      const fields = await this.catalogue.fieldsOfProcedures(tx, counts.map((count) => count.procedureId));
      const named = counts.map((count) => {
        const { fieldCode = '', fieldName = '' } = fields.get(count.procedureId) ?? {};
        return { ...count, fieldCode, fieldName };
      });
      return { unitId, from, to, total: ratesOf(totalOf(counts)), fields: byField(named) };
    });
  }
}
