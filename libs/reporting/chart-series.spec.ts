import { expect, test } from '@jest/globals';
import { R1, R2, chartWords, computeReport, emptyBase, isEmptyChart, presetPeriod, rateChart, shareChart } from './index.js';

const lineOf = (name: string, position: number, received: number, late = 0) => {
  const base = emptyBase();
  base.receivedIn.counter = received;
  base.finished = { early: received - late, onTime: 0, late };
  return { name, position, base };
};
const year = presetPeriod('year', 2021);
const head = { key: 'shares', title: 'Hồ sơ theo lĩnh vực' };

test('shares: the largest first, nothing for rows of nothing, the small ones together', () => {
  const table = computeReport(R1, [lineOf('Đất đai', 1, 105), lineOf('Tư pháp', 2, 1807), lineOf('Nội vụ', 3, 0), lineOf('LĐTBXH', 4, 746)], year);
  const chart = shareChart(table, 'total', head);
  expect(chart).toEqual({
    ...head, kind: 'bars', unit: '', labelTitle: 'Lĩnh vực', labels: ['Tư pháp', 'LĐTBXH', 'Đất đai'],
    series: [{ name: 'Số hồ sơ nhận giải quyết', values: [1807, 746, 105] }], beside: [{ name: 'Tỷ lệ %', values: [67.98, 28.07, 3.95] }],
  });
  expect(chartWords(chart)).toBe('Hồ sơ theo lĩnh vực. Tư pháp: 1.807; LĐTBXH: 746; Đất đai: 105.');
  const two = shareChart(table, 'total', head, 2);
  expect([two.labels, two.series[0]?.values]).toEqual([['Tư pháp', 'Còn lại'], [1807, 851]]);
  expect(isEmptyChart(shareChart(computeReport(R1, [], year), 'total', head))).toBe(true);
  expect(() => shareChart(table, 'rate', head)).toThrow(RangeError);
  expect(() => shareChart(table, 'overdue', head)).toThrow(RangeError);
});

test('rates row by row: of 8, 2 late; a row in which nothing was finished is left out', () => {
  const table = computeReport(R2, [lineOf('Tư pháp', 1, 8, 2), lineOf('Nội vụ', 2, 0)], year);
  const rates = [{ name: 'Đúng hạn', part: ['finished_early', 'finished_on_time'], whole: ['finished'] }, { name: 'Trực tuyến', part: ['received_online'], whole: ['carried_over'] }];
  const chart = rateChart(table, rates, { key: 'rates', title: 'Tỷ lệ, %' });
  expect([chart.labels, chart.series.map(({ values }) => values)]).toEqual([['Tư pháp'], [[75], [null]]]);
  expect(chartWords(chart)).toBe('Tỷ lệ, %. Tư pháp: Đúng hạn 75, Trực tuyến không có.');
  expect(() => rateChart(table, [{ name: '', part: ['none'], whole: [] }], head)).toThrow(RangeError);
});
