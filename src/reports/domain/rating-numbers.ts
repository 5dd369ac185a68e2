import type { IndexName, Numbers, SatisfactionName } from '#libs/reporting';
import { type RatingCount, slipsOut } from '#src/surveys';

/** The nine indices of a slip have two points each. */
export const MOST_PER_SLIP = 18;
const POINTS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * Complaints are not here: nobody keeps how many there were.
 * @param slips paper ones handed out, by the book; where nobody knows how many, slips out are not counted
 */
export function satisfactionNumbers(counts: readonly RatingCount[], slips?: readonly { slips: number }[]): Numbers<SatisfactionName> {
  const of = (scale: RatingCount['scale'], level?: number): number =>
    ratingsOf(counts.filter((count) => count.scale === scale && (level === undefined || count.level === level)));
  return {
    ...(slips && { slipsOut: slipsOut(counts, slips) }),
    ratings: ratingsOf(counts),
    three3: of('3', 3), three2: of('3', 2), three1: of('3', 1),
    five5: of('5', 5), five4: of('5', 4), five3: of('5', 3), five2: of('5', 2), five1: of('5', 1),
    onIndices: of('indices'),
    remarks: counts.reduce((sum, { remarks }) => sum + remarks, 0),
  };
}

export function indexNumbers(counts: readonly RatingCount[]): Numbers<IndexName> {
  const scored = counts.filter(({ scale }) => scale === 'indices');
  const points = Object.fromEntries(POINTS.map((index) => [`points${index}`, scored.reduce((sum, count) => sum + (count.points?.[index - 1] ?? 0), 0)]));
  return { ...points, scored: ratingsOf(scored) };
}

function ratingsOf(counts: readonly RatingCount[]): number {
  return counts.reduce((sum, { ratings }) => sum + ratings, 0);
}
