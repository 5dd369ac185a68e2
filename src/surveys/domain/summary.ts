import type { RatingSource } from '#libs/dossier-flow';
import { percentage } from '#libs/reporting';
import { INDEX_COUNT, type Rating, type Scale } from './rating.js';

/** Ratings that agree in everything that a summary splits by. */
export interface RatingCount {
  procedureId: string;
  officerId: string | null;
  source: RatingSource;
  scale: Scale;
  /** Null on the indices. */
  level: number | null;
  ratings: number;
  /** Points of each of the nine indices, added up; null on the other scales. */
  points: number[] | null;
  /** How many of the ratings came with a remark. */
  remarks: number;
}

export interface LevelShare {
  level: number;
  ratings: number;
  /** Per cent of the ratings on the same scale; null when there are none. */
  share: number | null;
}

export interface Summary {
  ratings: number;
  sources: Record<RatingSource, number>;
  /** From the best level to the worst. */
  threeLevels: { ratings: number; levels: LevelShare[] };
  fiveLevels: { ratings: number; levels: LevelShare[] };
  indices: {
    ratings: number;
    /** Average points of each index, 0 to 2; null without ratings. */
    averages: (number | null)[];
    /** Average sum, 0 to 18. */
    averageTotal: number | null;
  };
}

/** One rating, counted. */
export function ratingCountOf(procedureId: string, { officerId, source, scale, level, indices, remark }: Rating): RatingCount {
  return { procedureId, officerId, source, scale, level, ratings: 1, points: indices, remarks: remark === null ? 0 : 1 };
}

/** Scales are never mixed: a 3 of 3 and a 3 of 5 are not the same answer. */
export function summaryOf(counts: readonly RatingCount[]): Summary {
  const sources: Record<RatingSource, number> = { counter: 0, kiosk: 0, qr: 0, paper: 0 };
  for (const count of counts) sources[count.source] += count.ratings;
  return {
    ratings: ratingsIn(counts),
    sources,
    threeLevels: levelsOf(counts.filter((count) => count.scale === '3'), 3),
    fiveLevels: levelsOf(counts.filter((count) => count.scale === '5'), 5),
    indices: indicesOf(counts.filter((count) => count.scale === 'indices')),
  };
}

/** @example groupBy([{ a: 1 }, { a: 2 }, { a: 1 }], (each) => each.a) // Map { 1 => [{ a: 1 }, { a: 1 }], 2 => [{ a: 2 }] } */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function ratingsIn(counts: readonly RatingCount[]): number {
  return counts.reduce((sum, count) => sum + count.ratings, 0);
}

function levelsOf(counts: readonly RatingCount[], best: number): { ratings: number; levels: LevelShare[] } {
  const ratings = ratingsIn(counts);
  const levels = Array.from({ length: best }, (_, index) => {
    const level = best - index;
    const ofLevel = ratingsIn(counts.filter((count) => count.level === level));
    return { level, ratings: ofLevel, share: percentage(ofLevel, ratings) };
  });
  return { ratings, levels };
}

function indicesOf(counts: readonly RatingCount[]): Summary['indices'] {
  const ratings = ratingsIn(counts);
  const points = Array.from({ length: INDEX_COUNT }, (_, index) => counts.reduce((sum, count) => sum + (count.points?.[index] ?? 0), 0));
  return {
    ratings,
    averages: points.map((sum) => average(sum, ratings)),
    averageTotal: average(points.reduce((sum, each) => sum + each, 0), ratings),
  };
}

/** With two decimals, halves up. */
function average(sum: number, count: number): number | null {
  return count === 0 ? null : Math.floor((200 * sum + count) / (2 * count)) / 100;
}
