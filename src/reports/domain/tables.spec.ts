import { describe, expect, test } from '@jest/globals';
import { R1, R2, computeReport, emptyBase, presetPeriod } from '#libs/reporting';
import { intervalsOf, multirangeOf } from '../data/life.store.js';
import { canonicalJson } from './content-hash.js';
import { partRanges } from './cover-ranges.js';
import { cellDifferences } from './differences.js';
import { headCells } from './head-cells.js';

const year = presetPeriod('year', 2021);

function line(name: string, position: number, overdue: number) {
  const base = emptyBase();
  base.receivedIn.counter = 3;
  base.finished.early = 3 - overdue;
  base.openOverdue = overdue;
  return { position, name, base };
}

describe('what differs between two tables', () => {
  test('is told cell by cell; a column that was left out for being zero counts as zeros', () => {
    const before = computeReport(R1, [line('Tư pháp', 1, 0), line('Đất đai', 2, 0)], year);
    const after = computeReport(R1, [line('Tư pháp', 1, 0), line('Đất đai', 2, 1)], year);
    expect(cellDifferences(before, after).map(({ row, column, before: was, after: is }) => [row, column, was, is])).toEqual([
      ['2', 'finished', 3, 2],
      ['2', 'overdue', 0, 1],
      ['total', 'finished', 6, 5],
      ['total', 'overdue', 0, 1],
    ]);
    expect(cellDifferences(before, before)).toEqual([]);
  });

  test('a row that is new has nothing before', () => {
    const before = computeReport(R2, [line('Tư pháp', 1, 0)], year);
    const after = computeReport(R2, [line('Tư pháp', 1, 0), line('Đất đai', 2, 0)], year);
    expect(cellDifferences(before, after)).toContainEqual(expect.objectContaining({ row: '2', name: 'Đất đai', column: 'received', before: null, after: 3 }));
  });
});

test('merged heads: shared ones over their columns, a column’s own down to the last level', () => {
  const cells = headCells([['TT'], ['Nhận', 'Tổng'], ['Nhận', 'Trong kỳ', 'Trực tuyến'], ['Nhận', 'Trong kỳ', 'Trực tiếp'], ['Nhận']]);
  expect(cells).toEqual([
    { first: 0, last: 0, fromLevel: 0, toLevel: 2, text: 'TT' },
    { first: 1, last: 3, fromLevel: 0, toLevel: 0, text: 'Nhận' },
    { first: 1, last: 1, fromLevel: 1, toLevel: 2, text: 'Tổng' },
    { first: 2, last: 3, fromLevel: 1, toLevel: 1, text: 'Trong kỳ' },
    { first: 2, last: 2, fromLevel: 2, toLevel: 2, text: 'Trực tuyến' },
    { first: 3, last: 3, fromLevel: 2, toLevel: 2, text: 'Trực tiếp' },
    { first: 4, last: 4, fromLevel: 0, toLevel: 2, text: 'Nhận' },
  ]);
});

test('a table over any period is read from a dozen ranges of counters at most', () => {
  expect(partRanges(year).map(({ part, grain, from, before }) => [part, grain, from, before])).toEqual([
    ['before', 'year', null, '2021-01-01'],
    ['within', 'year', '2021-01-01', '2021-01-02'],
    ['upTo', 'year', null, '2022-01-01'],
  ]);
  expect(partRanges(presetPeriod('statutory_year', 2021)).length).toBeLessThanOrEqual(12);
  expect(partRanges({ from: '2015-02-03', to: '2021-11-29' }).length).toBeLessThanOrEqual(12);
});

test('overdue intervals are kept as PostgreSQL writes them', () => {
  const intervals = [{ from: '2021-03-06', to: '2021-03-09' }, { from: '2021-04-01', to: null }];
  expect(multirangeOf(intervals)).toBe('{[2021-03-06,2021-03-09),[2021-04-01,)}');
  expect(intervalsOf(multirangeOf(intervals))).toEqual(intervals);
  expect(intervalsOf('{}')).toEqual([]);
});

test('JSON with its keys in order is the same however it was stored', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(canonicalJson({ a: 'x', b: [{ c: null, d: 1 }] }));
});
