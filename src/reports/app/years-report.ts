import { Injectable } from '@nestjs/common';
import { catalogueNumbersOf, customPeriod, INDICATORS, type MultiYearTable, multiYearTable, type Numbers, numbersOf, percentage, sumOf, totalNumbers } from '#libs/reporting';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { FigureStore } from '../data/figure.store.js';
import { RowTally } from '../domain/row-tally.js';
import { refuse } from '../refusals.js';
import { CountRows } from './count-rows.js';

export interface FigureToEnter {
  indicator: string;
  year: number;
  /** As typed; empty withdraws what was entered. */
  value: string;
  /** A document's number and date. */
  source: string;
}

/** R7: indicators over years; what is from before the system is entered, with its source and a mark. */
@Injectable()
export class YearsReport {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureStore,
    private readonly counting: CountRows,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Up to today, or to the end of the last year asked for. */
  table(unitId: string, firstYear: number): Promise<MultiYearTable> {
    return this.database.inUnit(unitId, async (tx) => {
      const [asOf, entered] = [this.clock.today(), await this.figures.of(tx, unitId)];
      const versions = await this.catalogue.versions(tx, unitId);
      const counted = new Map<number, Record<string, number | null>>();
      for (const { year, from, to } of multiYearTable({ firstYear, asOf, counted: () => null, entered: [] }).columns) {
        counted.set(year, await this.countedIn(tx, unitId, versions, customPeriod(from, to)));
      }
      const shown = entered.filter(({ year }) => year >= firstYear);
      return multiYearTable({ firstYear, asOf, entered: shown, counted: (indicator, { year }) => counted.get(year)?.[indicator] });
    });
  }

  /** @throws report.bad_figure */
  async enter(unitId: string, by: string, { indicator, year, value, source }: FigureToEnter): Promise<void> {
    const kind = INDICATORS.find(({ key }) => key === indicator)?.kind;
    const figure = { indicator, year, value: value === '' ? null : kind === 'text' ? value : numberFrom(value), origin: 'typed' as const, source };
    if (kind === undefined || (kind === 'count' && !Number.isInteger(figure.value ?? 0)) || (kind === 'rate' && Number(figure.value) > 100)) throw refuse('report.bad_figure', { value });
    await this.database.inUnit(unitId, async (tx) => {
      await this.figures.add(tx, unitId, figure, by, this.clock.now());
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.figure_entered', subject: `${indicator} ${year}`, facts: { value: figure.value, source } });
    });
  }

  /** Nothing of a year in which the system saw no dossier: it was not there yet. */
  private async countedIn(tx: Tx, unitId: string, versions: readonly ProcedureVersion[], period: ReturnType<typeof customPeriod>): Promise<Record<string, number | null>> {
    const tally = new RowTally([{ position: 1, name: '', unitIds: [unitId] }]);
    await this.counting.fromCounters(tx, unitId, period, tally);
    const numbers: Numbers = totalNumbers(tally.rows().map(({ base }) => numbersOf(base)));
    const finished = sumOf(['finished.early', 'finished.onTime', 'finished.late'], numbers) ?? 0;
    const received = sumOf(['receivedIn.counter', 'receivedIn.post', 'receivedIn.online3', 'receivedIn.online4'], numbers) ?? 0;
    if (finished + received === 0) return {};
    const catalogue = catalogueNumbersOf(versions, period);
    const inForce = versions.filter(({ validFrom, validTo, changeKind }) => changeKind !== 'abolished' && validFrom <= period.to && (validTo === null || validTo >= period.to));
    return {
      procedures: catalogue['inForce.commune'] + catalogue['inForce.interlinked'] + catalogue['inForce.police'] + catalogue['inForce.military'],
      simplified: catalogue.simplified, public: catalogue.public, at_desk: finished,
      on_time_rate: percentage(sumOf(['finished.early', 'finished.onTime'], numbers) ?? 0, finished),
      services3: inForce.filter(({ onlineLevel }) => onlineLevel === 3).length, services4: inForce.filter(({ onlineLevel }) => onlineLevel === 4).length,
    };
  }
}

/** As people type it: 1.250 or 98,5. @throws report.bad_figure */
function numberFrom(value: string): number {
  const number = /^\d{1,3}(\.?\d{3})*(,\d+)?$|^\d+(,\d+)?$/.test(value) ? Number(value.replaceAll('.', '').replace(',', '.')) : NaN;
  if (Number.isNaN(number)) throw refuse('report.bad_figure', { value });
  return number;
}
