import { addDays } from '#libs/civil-date';
import { type CounterCover, type GrainRange, type GrainStart, type Period, counterCoverOf } from '#libs/reporting';

export type Part = keyof CounterCover;

/** Which counters to add up for which of the three sums behind a table. */
export type PartRange = GrainRange & { part: Part };

/** A dozen ranges at most, however long the period and whatever lies before it. */
export function partRanges(period: Pick<Period, 'from' | 'to'>): PartRange[] {
  const cover = counterCoverOf(period);
  return [
    ...cover.before.map((range) => ({ ...range, part: 'before' as const })),
    ...rangesOf(cover.within).map((range) => ({ ...range, part: 'within' as const })),
    ...cover.upTo.map((range) => ({ ...range, part: 'upTo' as const })),
  ];
}

/** Counters of one grain that follow each other, as one range. */
function rangesOf(starts: readonly GrainStart[]): GrainRange[] {
  const ranges: GrainRange[] = [];
  for (const { grain, startsOn } of starts) {
    const last = ranges.at(-1);
    const before = addDays(startsOn, 1);
    if (last?.grain === grain) last.before = before;
    else ranges.push({ grain, from: startsOn, before });
  }
  return ranges;
}
