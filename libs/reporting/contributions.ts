import type { CivilDate } from '#libs/civil-date';
import type { Outcome } from '#libs/deadline';
import type { CountedLife } from './counted-life.js';

/**
 * What the day counters count, each per unit, procedure and channel class. `withdrawn` and `stopped` are counted besides the
 * finished_* measure of the same dossier. Stock overdue at the end of T = Σ overdue_in(≤T) − Σ overdue_out(≤T).
 */
export const MEASURES = [
  'received',
  'finished_early',
  'finished_on_time',
  'finished_late',
  'withdrawn',
  'stopped',
  'overdue_in',
  'overdue_out',
] as const;

export type Measure = (typeof MEASURES)[number];

export interface Contribution<M extends string = Measure> {
  day: CivilDate;
  measure: M;
}

export interface ContributionChange<M extends string = Measure> extends Contribution<M> {
  /** Never 0. */
  delta: number;
}

const FINISHED: Record<Outcome, Measure> = {
  early: 'finished_early',
  on_time: 'finished_on_time',
  late: 'finished_late',
};

/**
 * The +1s that a dossier adds to the day counters. An overdue_in may lie in the future: it follows from the due date, and is
 * taken back by diffContributions when the dossier finishes, pauses or is moved before that day, so no clock is needed.
 * @example contributionsOf(life) // [{ day: '2021-03-02', measure: 'received' }, { day: '2021-03-06', measure: 'overdue_in' }]
 */
export function contributionsOf(life: CountedLife | null): Contribution[] {
  if (!life) return [];
  const contributions: Contribution[] = [{ day: life.receivedOn, measure: 'received' }];
  if (life.finishedOn !== null && life.outcome !== null) {
    contributions.push({ day: life.finishedOn, measure: FINISHED[life.outcome] });
    if (life.finishKind === 'withdrawn' || life.finishKind === 'stopped') {
      contributions.push({ day: life.finishedOn, measure: life.finishKind });
    }
  }
  for (const interval of life.overdue) {
    contributions.push({ day: interval.from, measure: 'overdue_in' });
    if (interval.to !== null) contributions.push({ day: interval.to, measure: 'overdue_out' });
  }
  return contributions;
}

/**
 * What to add to the day counters when a dossier's life changes. Channel and level are keys of the counters, not measures: when
 * a correction changes them, diff to null under the old keys and from null under the new ones.
 * @example diffContributions(null, life) // every contribution of life with delta 1
 */
export function diffContributions(before: CountedLife | null, after: CountedLife | null): ContributionChange[] {
  return changesBetween(contributionsOf(before), contributionsOf(after), MEASURES);
}

/** By day, and in order of the measures within one. */
export function changesBetween<M extends string>(
  before: readonly Contribution<M>[],
  after: readonly Contribution<M>[],
  order: readonly M[],
): ContributionChange<M>[] {
  const changes = new Map<string, ContributionChange<M>>();
  const add = (contribution: Contribution<M>, delta: number): void => {
    const key = `${contribution.day} ${contribution.measure}`;
    const change = changes.get(key) ?? { ...contribution, delta: 0 };
    change.delta += delta;
    changes.set(key, change);
  };
  for (const contribution of after) add(contribution, 1);
  for (const contribution of before) add(contribution, -1);
  return [...changes.values()]
    .filter((change) => change.delta !== 0)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : order.indexOf(a.measure) - order.indexOf(b.measure)));
}
