import { addNumbers, type Numbers, numbersOf, prefixed, score766, type Score766, totalNumbers } from '#libs/reporting';
import type { CountedRow } from './run.js';

/** The nine indices of a slip have 18 points at most. */
const MOST_PER_SLIP = 18;
const POINTS = /^points\d$/;

/** Counted rows of the tables that the score of decision 766 is made of. */
export type ScoredRows = Readonly<Record<'R2' | 'R3' | 'R4' | 'R5' | 'R6_INDICES', readonly Pick<CountedRow, 'base'>[]>>;

/** R9 from the same numbers as the tables beside it, whether they were closed or counted just now. */
export function scoreOfRows(rows: ScoredRows): Score766 {
  const of = (id: keyof ScoredRows): Numbers[] => rows[id].map(({ base }) => numbersOf(base));
  const sum = (id: keyof ScoredRows): Numbers => addNumbers(of(id), []);
  const rated = sum('R6_INDICES');
  return score766({
    ...totalNumbers(of('R2')), ...prefixed('catalogue', sum('R3')), ...prefixed('digital', sum('R4')), ...prefixed('online', sum('R5')),
    'rated.points': Object.entries(rated).reduce((points, [name, number]) => points + (POINTS.test(name) ? (number ?? 0) : 0), 0),
    'rated.most': MOST_PER_SLIP * (rated['scored'] ?? 0),
  });
}
