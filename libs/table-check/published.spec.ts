import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { checkTable } from './index.js';

const rowsOf = (name: string): string[][] => parse(readFileSync(new URL(`../../test/golden/${name}.csv`, import.meta.url), 'utf8'));

test('R1 of 2021: the total of one column, and the row with 5 dossiers that are neither resolved nor open', () => {
  const { layout, rowCount, slips } = checkTable(rowsOf('duong-ha-2021-received'));
  expect([layout, rowCount]).toEqual(['R1', 12]);
  expect(slips).toEqual([
    {
      code: 'row_balance', line: 7, row: 'Tài nguyên môi trường', column: 'not_due', printed: '0', expected: 5,
      alternatives: [
        { column: 'not_due', value: 5, breaksOther: false },
        { column: 'overdue', value: 5, breaksOther: false },
        { column: 'finished', value: 105, breaksOther: true },
        { column: 'total', value: 100, breaksOther: true },
      ],
      text: 'Dòng 6 “Tài nguyên môi trường”: Tổng số nhận giải quyết 105, nhưng Đã giải quyết 100 + Chưa đến hạn 0 = 100: thiếu 5. '
        + 'Khớp nếu Chưa đến hạn là 5, hoặc có 5 hồ sơ quá hạn mà bảng không có cột.',
    },
    {
      code: 'column_total', line: 14, row: 'Tổng', column: 'direct', printed: '2658', expected: 1811,
      alternatives: [{ column: 'direct', value: 1811, breaksOther: false }],
      text: 'Dòng “Tổng”, cột Nộp trực tiếp: in 2.658, nhưng cộng các dòng được 1.811 (chênh 847).',
    },
  ]);
});

test('R3 of 2021: one total; more interlinked procedures than others is no slip', () => {
  const { layout, slips } = checkTable(rowsOf('duong-ha-2021-catalogue'));
  expect(layout).toBe('R3');
  expect(slips.map(({ text }) => text)).toEqual(['Dòng “Tổng số”, cột TTHC: in 152, nhưng cộng các dòng được 122 (chênh 30).']);
  expect(slips[0]).toMatchObject({ code: 'column_total', line: 13, column: 'procedures', printed: '152', expected: 122 });
});

test('R7 of 2015–2020: none', () => {
  expect(checkTable(rowsOf('an-hoa-thinh-2015-2020'))).toEqual({ layout: 'R7', rowCount: 10, slips: [], differences: [] });
});
