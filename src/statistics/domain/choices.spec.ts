import { describe, expect, test } from '@jest/globals';
import type { ComparedUnit } from '#src/reports';
import { periodChoices, periodFrom, valueOf, yearSoFar } from './period-choices.js';
import { hashWords, runIdFrom } from './run-words.js';
import { inOrder } from './unit-order.js';

describe('periods to choose from', () => {
  test('of a year that is over: every customary one, with its dates', () => {
    const choices = periodChoices(2021, '2026-03-05');
    expect(choices[0]).toEqual({ value: '2020-12-15/2021-12-14', text: 'Kỳ báo cáo năm 2021 (15/12/2020 – 14/12/2021)' });
    expect(choices).toContainEqual({ value: '2021-01-01/2021-09-30', text: '9 tháng đầu năm 2021 (01/01/2021 – 30/09/2021)' });
    expect(choices.filter(({ text }) => text.startsWith('Tuần '))).toHaveLength(52);
  });

  test('of this year: those that run end today, those to come are not offered, the same days stand once', () => {
    const choices = periodChoices(2026, '2026-03-05');
    expect(choices).toContainEqual({ value: '2026-01-01/2026-03-05', text: 'Năm 2026, đến hôm nay 05/03/2026' });
    expect(choices.every(({ value }) => value.slice(11) <= '2026-03-05')).toBe(true);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
  });

  test('what is no period is none', () => {
    expect(['', 'khac', '2021-02-30/2021-03-01', '2021-03-02/2021-03-01', '2021-01-01/2021-02-01/2021-03-01'].map(periodFrom)).toEqual(Array(5).fill(undefined));
    expect(valueOf(periodFrom('2021-01-01/2021-12-31') ?? yearSoFar('2026-03-05'))).toBe('2021-01-01/2021-12-31');
  });
});

test('units are put in order; without a rate they stand last either way', () => {
  const unit = (name: string, onTimeRate: number | null): ComparedUnit => ({
    unitId: name, name, onTimeRate, onlineRate: null, received: 0, carriedOver: 0, finished: 0, open: 0, overdue: 0, lastClosed: null,
  });
  const units = [unit('Yên Viên', 90), unit('Đình Xuyên', null), unit('Dương Hà', 100)];
  expect(inOrder(units, 'onTimeRate', 'ascending').map(({ name }) => name)).toEqual(['Yên Viên', 'Dương Hà', 'Đình Xuyên']);
  expect(inOrder(units, 'onTimeRate', 'descending').map(({ name }) => name)).toEqual(['Dương Hà', 'Yên Viên', 'Đình Xuyên']);
  expect(inOrder(units, 'name', 'ascending').map(({ name }) => name)).toEqual(['Dương Hà', 'Đình Xuyên', 'Yên Viên']);
});

test('a run’s id is taken only as one, and a hash is shown in two groups', () => {
  expect(runIdFrom('01a1fcba-f179-7823-92a7-7e6873cb5e67')).toBe('01a1fcba-f179-7823-92a7-7e6873cb5e67');
  expect(runIdFrom("' OR 1=1")).toBeUndefined();
  expect(hashWords('9b91fd388e85e0e8aa')).toBe('9b91fd38 8e85e0e8');
});
