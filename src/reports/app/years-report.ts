import { Injectable } from '@nestjs/common';
import { type CivilDate, yearOf } from '#libs/civil-date';
import { customPeriod, type MultiYearTable, multiYearTable } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { FigureStore } from '../data/figure.store.js';
import { CountIndicators, type IndicatorValues } from './count-indicators.js';

/** R7: indicators over years; what is from before the system is entered, with its source and a mark. */
@Injectable()
export class YearsReport {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureStore,
    private readonly indicators: CountIndicators,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** @param until the last day counted, today at the latest */
  table(unitId: string, firstYear: number, until?: CivilDate): Promise<MultiYearTable> {
    return this.database.inUnit(unitId, (tx) => this.tableIn(tx, unitId, firstYear, until));
  }

  async tableIn(tx: Tx, unitId: string, first: number, until?: CivilDate): Promise<MultiYearTable> {
    const today = this.clock.today();
    const asOf = until !== undefined && until < today ? until : today;
    const firstYear = Math.min(first, yearOf(asOf));
    const [entered, versions] = [await this.figures.of(tx, unitId), await this.catalogue.versions(tx, unitId)];
    const counted = new Map<number, IndicatorValues>();
    for (const { year, from, to } of multiYearTable({ firstYear, asOf, counted: () => null, entered: [] }).columns) {
      counted.set(year, await this.indicators.inPeriod(tx, unitId, versions, customPeriod(from, to)));
    }
    const shown = entered.filter(({ year }) => year >= firstYear);
    return multiYearTable({ firstYear, asOf, entered: shown, counted: (indicator, { year }) => counted.get(year)?.[indicator] });
  }
}
