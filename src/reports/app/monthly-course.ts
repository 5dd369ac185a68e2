import { Injectable } from '@nestjs/common';
import { addMonths, type CivilDate, firstDayOfMonth, lastDayOfMonth, monthOf } from '#libs/civil-date';
import { computeReport, customPeriod, type Period, percentage, R2, type ReportTable } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { CounterStore } from '../data/counter.store.js';
import type { MonthFigures } from '../domain/report-charts.js';
import { partRanges } from '../domain/cover-ranges.js';
import { type Fields, RowTally } from '../domain/row-tally.js';

const MONTHS = 12;
/** The one row is of units, whatever the fields. */
const NO_FIELDS: Fields = new Map();

/** A year up to a day, month by month, of a unit or of several added up, as counted now. */
@Injectable()
export class MonthlyCourse {
  constructor(
    private readonly database: Database,
    private readonly counters: CounterStore,
    private readonly clock: Clock,
  ) {}

  /** The last month ends with today where it still runs. */
  async of(unitIds: readonly string[], until: CivilDate): Promise<MonthFigures[]> {
    const months = this.monthsUntil(until).map((period) => ({
      period, tally: new RowTally([{ position: 1, name: '', unitIds: [...unitIds] }]),
      // What came and went: what was open before or after a month is not asked for.
      ranges: partRanges(period).filter(({ part }) => part === 'within'),
    }));
    for (const unitId of unitIds) {
      await this.database.inUnit(unitId, async (tx) => {
        for (const { ranges, tally } of months) tally.add(unitId, await this.counters.sums(tx, unitId, ranges), NO_FIELDS);
      });
    }
    return months.map(({ period, tally }) => figuresOf(period, computeReport(R2, tally.rows(), period)));
  }

  private monthsUntil(until: CivilDate): Period[] {
    const today = this.clock.today();
    const last = firstDayOfMonth(monthOf(until < today ? until : today));
    return Array.from({ length: MONTHS }, (_, index) => {
      const first = addMonths(last, index - MONTHS + 1);
      const end = lastDayOfMonth(monthOf(first));
      return customPeriod(first, end > today ? today : end);
    });
  }
}

function figuresOf({ from }: Period, { total: { cells } }: ReportTable): MonthFigures {
  const of = (key: string): number => cells[key] ?? 0;
  const [received, finished, onTime, online] = [of('received_online') + of('received_direct'), of('finished'), of('finished_early') + of('finished_on_time'), of('received_online')];
  const [year = '', month = ''] = from.split('-');
  return { month: `${month}/${year}`, received, finished, onTime, online, onTimeRate: percentage(onTime, finished), onlineRate: percentage(online, received) };
}
