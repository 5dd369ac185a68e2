import { type CivilDate, addDays, firstDayOfMonth, lastDayOfMonth, monthOf, yearOf } from '#libs/civil-date';

/** Counters are kept per calendar year, per month and per day; a sum over any period reads few rows. */
export type Grain = 'year' | 'month' | 'day';

export interface GrainStart {
  grain: Grain;
  startsOn: CivilDate;
}

/** The counters of one grain with from ≤ startsOn < before; from null: all the earlier ones. */
export interface GrainRange {
  grain: Grain;
  from: CivilDate | null;
  before: CivilDate;
}

/** The counters that a day is counted in, one of each grain. @example grainsOf('2021-03-05')[1] // { grain: 'month', startsOn: '2021-03-01' } */
export function grainsOf(day: CivilDate): GrainStart[] {
  return [
    { grain: 'year', startsOn: `${day.slice(0, 4)}-01-01` },
    { grain: 'month', startsOn: firstDayOfMonth(monthOf(day)) },
    { grain: 'day', startsOn: day },
  ];
}

/**
 * The fewest counters that together hold exactly the days from..to, both included, in order of time.
 * @throws RangeError when `to` is before `from`.
 * @example coverOf('2020-12-31', '2021-12-31') // [{ grain: 'day', startsOn: '2020-12-31' }, { grain: 'year', startsOn: '2021-01-01' }]
 */
export function coverOf(from: CivilDate, to: CivilDate): GrainStart[] {
  if (to < from) throw new RangeError(`A period cannot end (${to}) before it begins (${from})`);
  const cover: GrainStart[] = [];
  let day = from;
  while (day <= to) {
    const largest = largestFrom(day, to);
    cover.push({ grain: largest.grain, startsOn: day });
    day = addDays(largest.endsOn, 1);
  }
  return cover;
}

/**
 * The counters that together hold every day before `date`: the years before its year, the months of that year before its month,
 * the days of that month before it.
 * @example coverBefore('2021-03-05')
 * // [{ grain: 'year', from: null, before: '2021-01-01' }, { grain: 'month', from: '2021-01-01', before: '2021-03-01' },
 * //  { grain: 'day', from: '2021-03-01', before: '2021-03-05' }]
 */
export function coverBefore(date: CivilDate): GrainRange[] {
  const year = `${date.slice(0, 4)}-01-01`;
  const month = firstDayOfMonth(monthOf(date));
  const ranges: GrainRange[] = [
    { grain: 'year', from: null, before: year },
    { grain: 'month', from: year, before: month },
    { grain: 'day', from: month, before: date },
  ];
  return ranges.filter((range) => range.from === null || range.from < range.before);
}

/** Whether the counter is one of those that the ranges take in. */
export function covers(ranges: readonly GrainRange[], counter: GrainStart): boolean {
  return ranges.some(
    (range) =>
      range.grain === counter.grain &&
      counter.startsOn < range.before &&
      (range.from === null || counter.startsOn >= range.from),
  );
}

function largestFrom(day: CivilDate, to: CivilDate): { grain: Grain; endsOn: CivilDate } {
  const yearEnd = `${String(yearOf(day)).padStart(4, '0')}-12-31`;
  if (day.endsWith('-01-01') && yearEnd <= to) return { grain: 'year', endsOn: yearEnd };
  const monthEnd = lastDayOfMonth(monthOf(day));
  if (day.endsWith('-01') && monthEnd <= to) return { grain: 'month', endsOn: monthEnd };
  return { grain: 'day', endsOn: day };
}
