import type { CivilDate } from '#libs/civil-date';
import { type CounterMeasure, COUNTER_MEASURES, type Grain, grainsOf } from '#libs/reporting';
import type { LogCount } from '#src/dossiers';
import { type CounterRow, CounterSheet, noCounts, sameCounts } from './counter-key.js';
import type { StockMeasure } from './compare-stock.js';

/** A counter that is not what it is held against says. */
export interface CounterDifference extends Omit<CounterRow, 'counts'> {
  measure: CounterMeasure | StockMeasure;
  counted: number;
  /** What the log says, or the counters that this one is the sum of. */
  recounted: number;
  /** Left out: the log. */
  against?: 'parts';
}

export interface Comparison {
  /** How many rows were held against each other. */
  compared: number;
  differences: CounterDifference[];
}

const ALL_GRAINS: readonly Grain[] = ['year', 'month', 'day'];

/** Holds the counters of every grain against a recount of the log; a row that is missing counts as zeros. */
export function compareCounters(recounted: readonly LogCount[], kept: readonly CounterRow[]): Comparison {
  return compareRows(sheetOf(recounted, ALL_GRAINS), kept);
}

/** Holds the day counters from a day on against a recount that has seen all that happened since. */
export function compareDays(recounted: readonly LogCount[], kept: readonly CounterRow[], since: CivilDate): Comparison {
  return compareRows(sheetOf(recounted.filter(({ day }) => day >= since), ['day']), kept);
}

/** The measures in which a row is not what it should be. */
export function differencesOf(at: Omit<CounterRow, 'counts'>, kept: CounterRow['counts'], right: CounterRow['counts']): CounterDifference[] {
  if (sameCounts(kept, right)) return [];
  const { grain, startsOn, procedureId, channel, onlineLevel } = at;
  return COUNTER_MEASURES.filter((measure) => kept[measure] !== right[measure]).map((measure) => ({
    grain, startsOn, procedureId, channel, onlineLevel, measure, counted: kept[measure], recounted: right[measure],
  }));
}

function sheetOf(recounted: readonly LogCount[], grains: readonly Grain[]): CounterSheet {
  const sheet = new CounterSheet();
  for (const count of recounted) {
    for (const { grain, startsOn } of grainsOf(count.day).filter((start) => grains.includes(start.grain))) {
      const { counts } = sheet.at(grain, startsOn, count);
      for (const measure of COUNTER_MEASURES) counts[measure] += count.counts[measure];
    }
  }
  return sheet;
}

function compareRows(right: CounterSheet, kept: readonly CounterRow[]): Comparison {
  const sheet = new CounterSheet(kept);
  const expected = right.rows();
  const surplus = kept.filter((row) => !right.find(row));
  const differences = [
    ...expected.flatMap((row) => differencesOf(row, sheet.find(row)?.counts ?? noCounts(), row.counts)),
    ...surplus.flatMap((row) => differencesOf(row, row.counts, noCounts())),
  ];
  return { compared: expected.length + surplus.length, differences };
}
