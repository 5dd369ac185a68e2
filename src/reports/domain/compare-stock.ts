import { addDays, type CivilDate } from '#libs/civil-date';
import type { CounterMeasure } from '#libs/reporting';
import type { LogCount } from '#src/dossiers';
import type { Comparison } from './compare-counters.js';
import { type CounterKey, type Counts, CounterSheet } from './counter-key.js';

/** What the counters up to a day leave: what came in less what went out. */
const STOCKS = {
  stock_open: { came: ['received'], went: ['finished_early', 'finished_on_time', 'finished_late'] },
  stock_overdue: { came: ['overdue_in'], went: ['overdue_out'] },
  stock_overdue_apologised: { came: ['overdue_apologised_in'], went: ['overdue_apologised_out'] },
  stock_overdue_unapologised: { came: ['overdue_unapologised_in'], went: ['overdue_unapologised_out'] },
} as const satisfies Record<string, { came: CounterMeasure[]; went: CounterMeasure[] }>;

export type StockMeasure = keyof typeof STOCKS;

/**
 * Holds what the counters of all days before `since` leave open and overdue against the log of the dossiers that were still in
 * hand then: every other had come and gone, and leaves nothing.
 */
export function compareStock(inHand: readonly LogCount[], before: readonly (CounterKey & { counts: Counts })[], since: CivilDate): Comparison {
  const startsOn = addDays(since, -1);
  const [right, kept] = [added(inHand.filter(({ day }) => day < since), startsOn), added(before, startsOn)];
  const keys = new CounterSheet([...right.rows(), ...kept.rows()]).rows();
  const differences = keys.flatMap(({ counts: _, ...key }) =>
    (Object.keys(STOCKS) as StockMeasure[]).map((measure) => ({
      ...key, measure, counted: stockOf(measure, kept.at('day', startsOn, key).counts), recounted: stockOf(measure, right.at('day', startsOn, key).counts),
    })).filter(({ counted, recounted }) => counted !== recounted));
  return { compared: keys.length, differences };
}

function added(rows: readonly (CounterKey & { counts: Counts })[], startsOn: CivilDate): CounterSheet {
  const sheet = new CounterSheet();
  for (const row of rows) {
    const { counts } = sheet.at('day', startsOn, row);
    for (const measure of Object.keys(counts) as CounterMeasure[]) counts[measure] += row.counts[measure];
  }
  return sheet;
}

function stockOf(measure: StockMeasure, counts: Counts): number {
  const sum = (measures: readonly CounterMeasure[]): number => measures.reduce((total, each) => total + counts[each], 0);
  return sum(STOCKS[measure].came) - sum(STOCKS[measure].went);
}
