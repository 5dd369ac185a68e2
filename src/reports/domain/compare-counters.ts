import { type CounterMeasure, COUNTER_MEASURES, grainsOf } from '#libs/reporting';
import type { LogCount } from '#src/dossiers';
import { type CounterRow, CounterSheet, noCounts, sameCounts } from './counter-key.js';

/** A counter that is not what the log says. */
export interface CounterDifference extends Omit<CounterRow, 'counts'> {
  measure: CounterMeasure;
  counted: number;
  /** What the log says. */
  recounted: number;
}

export interface Comparison {
  /** How many rows were held against each other. */
  compared: number;
  differences: CounterDifference[];
}

/** Holds the counters of every grain against a recount of the log; a row that is missing counts as zeros. */
export function compareCounters(recounted: readonly LogCount[], kept: readonly CounterRow[]): Comparison {
  const right = new CounterSheet();
  for (const count of recounted) {
    for (const { grain, startsOn } of grainsOf(count.day)) {
      const { counts } = right.at(grain, startsOn, count);
      for (const measure of COUNTER_MEASURES) counts[measure] += count.counts[measure];
    }
  }
  const sheet = new CounterSheet(kept);
  const expected = right.rows();
  const surplus = kept.filter((row) => !right.find(row));
  const differences = [
    ...expected.flatMap((row) => differencesOf(row, sheet.find(row), row)),
    ...surplus.flatMap((row) => differencesOf(row, row, undefined)),
  ];
  return { compared: expected.length + surplus.length, differences };
}

function differencesOf(at: CounterRow, kept: CounterRow | undefined, recounted: CounterRow | undefined): CounterDifference[] {
  const [counted, right] = [kept?.counts ?? noCounts(), recounted?.counts ?? noCounts()];
  if (sameCounts(counted, right)) return [];
  const { counts: _, ...where } = at;
  return COUNTER_MEASURES.filter((measure) => counted[measure] !== right[measure]).map((measure) => ({
    ...where, measure, counted: counted[measure], recounted: right[measure],
  }));
}
