import { describe, expect, test } from '@jest/globals';
import type { RateFacts, Step } from '#libs/dossier-flow';
import { ratingOf } from './rating.js';
import { groupBy, type RatingCount, ratingCountOf, summaryOf } from './summary.js';

function rated(facts: Partial<RateFacts>): Step {
  const at = new Date('2026-03-02T17:30:00Z');
  return { seq: 5, action: 'rate', at, recordedAt: at, actorId: null, stateAfter: 'returned', due: null, facts: { scale: 3, level: 3, source: 'paper', ...facts } };
}

describe('the rating of a dossier', () => {
  test('is dated in Viet Nam', () => {
    expect(ratingOf([rated({})])).toMatchObject({ ratedOn: '2026-03-03', scale: '3', level: 3, indices: null, total: null, officerId: null, remark: null });
  });

  test('sums the nine indices', () => {
    expect(ratingOf([rated({ scale: 'indices', level: undefined, indices: [2, 2, 2, 1, 1, 0, 2, 2, 2] })])).toMatchObject({ scale: 'indices', level: null, total: 14 });
  });

  test('a blank remark is none', () => {
    expect(ratingOf([rated({ remark: '  ' })])?.remark).toBeNull();
  });

  test('is none without such a step', () => {
    expect(ratingOf([])).toBeUndefined();
  });
});

const count = (rest: Partial<RatingCount>): RatingCount => ({
  procedureId: 'p', officerId: null, source: 'counter', scale: '3', level: 3, ratings: 1, points: null, remarks: 0, ...rest,
});

test('the scales are counted apart, each with its shares', () => {
  const summary = summaryOf([
    count({ ratings: 2 }), count({ level: 1, source: 'paper' }), count({ scale: '5', level: 3, ratings: 4, source: 'qr' }),
    count({ scale: 'indices', level: null, ratings: 3, points: [6, 6, 6, 3, 3, 0, 6, 6, 5], source: 'kiosk' }),
  ]);
  expect(summary.ratings).toBe(10);
  expect(summary.sources).toEqual({ counter: 2, paper: 1, qr: 4, kiosk: 3 });
  expect(summary.threeLevels).toEqual({
    ratings: 3, levels: [{ level: 3, ratings: 2, share: 66.67 }, { level: 2, ratings: 0, share: 0 }, { level: 1, ratings: 1, share: 33.33 }],
  });
  expect(summary.fiveLevels.levels.map(({ ratings }) => ratings)).toEqual([0, 0, 4, 0, 0]);
  expect(summary.indices).toEqual({ ratings: 3, averages: [2, 2, 2, 1, 1, 0, 2, 2, 1.67], averageTotal: 13.67 });
});

test('nothing has no shares and no averages', () => {
  const summary = summaryOf([]);
  expect(summary.threeLevels.levels.map(({ share }) => share)).toEqual([null, null, null]);
  expect(summary.indices).toEqual({ ratings: 0, averages: Array<null>(9).fill(null), averageTotal: null });
});

test('one rating is counted as the store counts many', () => {
  const rating = ratingOf([rated({ scale: 'indices', level: undefined, indices: [2, 2, 2, 1, 1, 0, 2, 2, 2], remark: 'Chờ lâu', officerId: 'o', source: 'qr' })]);
  expect(rating && ratingCountOf('p', rating)).toEqual({
    procedureId: 'p', officerId: 'o', source: 'qr', scale: 'indices', level: null, ratings: 1, points: [2, 2, 2, 1, 1, 0, 2, 2, 2], remarks: 1,
  });
  const plain = ratingOf([rated({})]);
  expect(plain && ratingCountOf('p', plain)).toMatchObject({ scale: '3', level: 3, points: null, remarks: 0 });
});

test('groups keep the order of the items', () => {
  expect(groupBy([{ a: 1 }, { a: 2 }, { a: 1 }], (each) => each.a)).toEqual(new Map([[1, [{ a: 1 }, { a: 1 }]], [2, [{ a: 2 }]]]));
});
