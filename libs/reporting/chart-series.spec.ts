import { expect, test } from '@jest/globals';
import { R1, courseSeries, computeReport, emptyBase, presetPeriod, shareSeries } from './index.js';

const lineOf = (name: string, position: number, received: number, late = 0) => {
  const base = emptyBase();
  base.receivedIn.counter = received;
  base.finished = { early: received - late, onTime: 0, late };
  return { name, position, base };
};
const year = presetPeriod('year', 2021);

test('shares: the largest first, nothing for rows of nothing, the small ones together', () => {
  const table = computeReport(R1, [lineOf('Đất đai', 1, 105), lineOf('Tư pháp', 2, 1807), lineOf('Nội vụ', 3, 0), lineOf('LĐTBXH', 4, 746)], year);
  expect(shareSeries(table, 'total')).toEqual({
    title: 'Số hồ sơ nhận giải quyết - Tổng số', kind: 'shares',
    points: [
      { label: 'Tư pháp', value: 1807, share: 67.98, text: '1.807 (67,98 %)' },
      { label: 'LĐTBXH', value: 746, share: 28.07, text: '746 (28,07 %)' },
      { label: 'Đất đai', value: 105, share: 3.95, text: '105 (3,95 %)' },
    ],
  });
  expect(shareSeries(table, 'total', 2).points.map(({ label, value }) => [label, value])).toEqual([['Tư pháp', 1807], ['Còn lại', 851]]);
  expect(shareSeries(computeReport(R1, [], year), 'total').points).toEqual([]);
  expect(() => shareSeries(table, 'rate')).toThrow(RangeError);
  expect(() => shareSeries(table, 'overdue')).toThrow(RangeError);
});

test('a course over months has a gap where nothing was finished', () => {
  const months = [1, 2, 3].map((n) => computeReport(R1, [lineOf('Tư pháp', 1, n === 2 ? 0 : 8, n === 3 ? 1 : 0)], presetPeriod('month', 2021, n)));
  expect(courseSeries(months, 'rate')).toEqual({
    title: 'Đạt tỷ lệ %', kind: 'course',
    points: [
      { label: 'Tháng 1 năm 2021', value: 100, share: null, text: '100 %' },
      { label: 'Tháng 2 năm 2021', value: null, share: null, text: '' },
      { label: 'Tháng 3 năm 2021', value: 87.5, share: null, text: '87,5 %' },
    ],
  });
  expect(courseSeries([], 'rate').points).toEqual([]);
});
