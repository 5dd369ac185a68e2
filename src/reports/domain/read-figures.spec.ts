import { expect, test } from '@jest/globals';
import { INDICATORS } from '#libs/reporting';
import { readFigures } from './read-figures.js';

const read = (...lines: string[]) => readFigures(lines.map((line) => line.split(';')), 2026);
const indicatorsOf = (name: string): string[] => read('Chỉ tiêu;2020;2021', `${name};1;2`)?.figures.filter(({ year }) => year === 2020).map(({ indicator }) => indicator) ?? [];

test('rows are known by their names here and by how communes call them', () => {
  const numeric = INDICATORS.filter(({ kind }) => kind !== 'text');
  expect(numeric.map(({ name }) => indicatorsOf(name))).toEqual(numeric.map(({ key }) => [key]));
  expect(numeric.map(({ key }) => indicatorsOf(key))).toEqual(numeric.map(({ key }) => [key]));
  expect(['Tổng số TTHC của đơn vị', 'Tỷ lệ giải quyết hồ sơ đúng hẹn', 'Số DVCTT mức độ 3 và 4', 'Tiếp nhận và xử lý PAKN', 'Số phiếu khảo sát'].map(indicatorsOf))
    .toEqual([['procedures'], ['on_time_rate'], ['services'], ['feedback_received', 'feedback_handled'], ['survey_samples']]);
});

test('a rate is no count, and what is not in the appendix is nothing', () => {
  for (const name of ['Tỷ lệ PAKN được xử lý', 'Tỷ lệ hồ sơ dịch vụ công trực tuyến mức độ 3, mức độ 4', 'Số ngày cắt giảm', 'Phần mềm', 'Tổng số']) expect([name, indicatorsOf(name)]).toEqual([name, []]);
});

test('years stand under one head or alone, a part of a year with its last day; dashes and marks say nothing', () => {
  const table = read(';Năm;', 'Chỉ tiêu;2020 (tính đến 31/03/2020);2021*', 'at_desk;1.250;-', 'public;12 *;–');
  expect(table?.figures.map(({ indicator, year, value, until }) => [indicator, year, value, until])).toEqual([['at_desk', 2020, 1250, 'đến 31/03/2020'], ['public', 2020, 12, 'đến 31/03/2020']]);
  expect(read('Lĩnh vực;Tổng số', 'Tư pháp;1')).toBeNull();
});

test('years to come and before the first are not read', () => {
  expect(read('Chỉ tiêu;1989;2027', 'at_desk;1;2')?.unread.map(({ column, why }) => [column, why])).toEqual([['1989', 'năm phải từ 1990 đến 2026'], ['2027', 'năm phải từ 1990 đến 2026']]);
});

test('one year alone is a table too', () => {
  expect(read('Chỉ tiêu;Năm 2021', 'at_desk;7')?.figures).toMatchObject([{ indicator: 'at_desk', year: 2021, value: 7 }]);
});
