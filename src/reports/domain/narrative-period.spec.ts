import { expect, test } from '@jest/globals';
import { customPeriod, type PeriodKind, presetPeriod } from '#libs/reporting';
import { periodWords, yearBefore, yearSoFar } from './narrative-period.js';

const named = (kind: PeriodKind, year: number, n?: number) => {
  const { name, next, lastYear } = periodWords(presetPeriod(kind, year, n));
  return [name, next, lastYear];
};

test('a period, the next one and that of the year before have the names that reports give them', () => {
  expect(named('year', 2025)).toEqual(['năm 2025', 'năm 2026', 'năm 2024']);
  expect(named('statutory_year', 2025)).toEqual(['năm 2025', 'năm 2026', 'năm 2024']);
  expect(named('to_9_december', 2025)).toEqual(['năm 2025', 'năm 2026', 'năm 2024']);
  expect(named('quarter', 2025, 4)).toEqual(['quý IV năm 2025', 'quý I năm 2026', 'quý IV năm 2024']);
  expect(named('statutory_quarter', 2026, 1)).toEqual(['quý I năm 2026', 'quý II năm 2026', 'quý I năm 2025']);
  expect(named('half', 2026, 1)).toEqual(['6 tháng đầu năm 2026', '6 tháng cuối năm 2026', '6 tháng đầu năm 2025']);
  expect(named('nine_months', 2026)).toEqual(['9 tháng đầu năm 2026', 'quý IV năm 2026', '9 tháng đầu năm 2025']);
  expect(named('month', 2026, 12)).toEqual(['tháng 12 năm 2026', 'tháng 1 năm 2027', 'tháng 12 năm 2025']);
  expect(named('week', 2026, 5)).toEqual(['kỳ báo cáo', 'kỳ tới', 'cùng kỳ năm trước']);
  expect([periodWords(presetPeriod('statutory_year', 2025)).isYear, periodWords(presetPeriod('quarter', 2025, 1)).isYear]).toEqual([true, false]);
});

test('the year so far begins with the reporting year, statutory or not', () => {
  const so = (kind: PeriodKind, year: number, n?: number) => yearSoFar(presetPeriod(kind, year, n)).from;
  expect([so('quarter', 2026, 3), so('statutory_quarter', 2026, 3), so('month', 2026, 5)]).toEqual(['2026-01-01', '2025-12-15', '2026-01-01']);
  expect([so('quarter', 2026, 1), so('statutory_year', 2026), so('half', 2026, 2)]).toEqual(['2026-01-01', '2025-12-15', '2026-01-01']);
  expect(yearSoFar(customPeriod('2026-02-03', '2026-02-20')).from).toBe('2026-02-03');
  expect(yearSoFar(customPeriod('2026-02-01', '2026-04-30')).from).toBe('2026-02-01');
});

test('a year before, a month that ends with February ends with February', () => {
  expect(yearBefore(presetPeriod('month', 2025, 2))).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
  expect(yearBefore(presetPeriod('statutory_quarter', 2026, 1))).toMatchObject({ from: '2024-12-15', to: '2025-03-14' });
});
