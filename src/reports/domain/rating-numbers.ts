import type { IndexName, Numbers, SatisfactionName } from '#libs/reporting';
import type { RatingCount } from '#src/surveys';

const POINTS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Slips handed out, remarks and complaints are not here: nobody keeps how many there were. */
export function satisfactionNumbers(counts: readonly RatingCount[]): Numbers<SatisfactionName> {
  const of = (scale: RatingCount['scale'], level?: number): number =>
    counts.reduce((sum, count) => (count.scale === scale && (level === undefined || count.level === level) ? sum + count.ratings : sum), 0);
  return {
    ratings: counts.reduce((sum, { ratings }) => sum + ratings, 0),
    three3: of('3', 3), three2: of('3', 2), three1: of('3', 1),
    five5: of('5', 5), five4: of('5', 4), five3: of('5', 3), five2: of('5', 2), five1: of('5', 1),
    onIndices: of('indices'),
  };
}

export function indexNumbers(counts: readonly RatingCount[]): Numbers<IndexName> {
  const scored = counts.filter(({ scale }) => scale === 'indices');
  const points = Object.fromEntries(POINTS.map((index) => [`points${index}`, scored.reduce((sum, count) => sum + (count.points?.[index - 1] ?? 0), 0)]));
  return { ...points, scored: scored.reduce((sum, { ratings }) => sum + ratings, 0) };
}
