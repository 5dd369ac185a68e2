import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#libs/civil-date';
import { type PeriodKind, PERIOD_KINDS, coverBefore, coverOf, covers, customPeriod, grainsOf, periodLabel, presetPeriod } from './index.js';

describe('customary periods', () => {
  // Nghị định 09/2019/NĐ-CP: a quarter runs from the 15th of the month before it to the 14th of its last month.
  test.each<[PeriodKind, number, string, string, string]>([
    ['year', 1, '2021-01-01', '2021-12-31', 'Năm 2021'],
    ['half', 2, '2021-07-01', '2021-12-31', '6 tháng cuối năm 2021'],
    ['nine_months', 1, '2021-01-01', '2021-09-30', '9 tháng đầu năm 2021'],
    ['eleven_months', 1, '2021-01-01', '2021-11-30', '11 tháng đầu năm 2021'],
    ['quarter', 4, '2021-10-01', '2021-12-31', 'Quý IV năm 2021'],
    ['month', 2, '2021-02-01', '2021-02-28', 'Tháng 2 năm 2021'],
    ['week', 1, '2021-01-04', '2021-01-10', 'Tuần 1 năm 2021 (từ ngày 04/01/2021 đến ngày 10/01/2021)'],
    ['statutory_year', 1, '2020-12-15', '2021-12-14', 'Kỳ báo cáo năm 2021 (từ ngày 15/12/2020 đến ngày 14/12/2021)'],
    ['statutory_quarter', 1, '2020-12-15', '2021-03-14', 'Kỳ báo cáo quý I năm 2021 (từ ngày 15/12/2020 đến ngày 14/03/2021)'],
    ['statutory_quarter', 3, '2021-06-15', '2021-09-14', 'Kỳ báo cáo quý III năm 2021 (từ ngày 15/06/2021 đến ngày 14/09/2021)'],
    ['to_9_december', 1, '2020-12-10', '2021-12-09', 'Năm 2021 (từ ngày 10/12/2020 đến ngày 09/12/2021)'],
  ])('%s %i of 2021', (kind, n, from, to, label) => {
    expect(presetPeriod(kind, 2021, n)).toEqual({ from, to, label });
  });

  test('every preset is known again by its two dates', () => {
    for (const kind of PERIOD_KINDS) {
      const period = presetPeriod(kind, 2024, 1);
      expect(periodLabel(period.from, period.to)).toBe(period.label);
    }
  });

  test('any two dates', () => {
    expect(customPeriod('2021-02-03', '2021-02-05').label).toBe('Từ ngày 03/02/2021 đến ngày 05/02/2021');
    expect(customPeriod('2021-02-03', '2021-02-03').label).toBe('Ngày 03/02/2021');
  });

  test('what does not exist is refused', () => {
    expect(() => presetPeriod('quarter', 2021, 5)).toThrow(RangeError);
    expect(() => presetPeriod('month', 2021, 0)).toThrow(RangeError);
    expect(() => presetPeriod('week', 2021, 53)).toThrow(RangeError);
    expect(presetPeriod('week', 2020, 53).to).toBe('2021-01-03');
    expect(() => customPeriod('2021-02-30', '2021-03-01')).toThrow(RangeError);
    expect(() => customPeriod('2021-03-02', '2021-03-01')).toThrow(RangeError);
  });
});

const aDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2019-11-20', days));

describe('counters over an interval', () => {
  test('the statutory first quarter: 17 days, 2 months, 14 days', () => {
    const cover = coverOf('2020-12-15', '2021-03-14');
    expect(cover.filter(({ grain }) => grain === 'month').map(({ startsOn }) => startsOn)).toEqual(['2021-01-01', '2021-02-01']);
    expect(cover).toHaveLength(17 + 2 + 14);
    expect(coverOf('2021-01-01', '2021-12-31')).toEqual([{ grain: 'year', startsOn: '2021-01-01' }]);
    expect(() => coverOf('2021-01-02', '2021-01-01')).toThrow(RangeError);
  });

  test('all before a date', () => {
    expect(coverBefore('2021-03-05')).toEqual([
      { grain: 'year', from: null, before: '2021-01-01' },
      { grain: 'month', from: '2021-01-01', before: '2021-03-01' },
      { grain: 'day', from: '2021-03-01', before: '2021-03-05' },
    ]);
    expect(coverBefore('2021-01-01')).toEqual([{ grain: 'year', from: null, before: '2021-01-01' }]);
  });

  test('a day is in exactly one counter of the cover, or in none when it is outside', () => {
    fc.assert(
      fc.property(aDay, aDay, aDay, (a, b, day) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const cover = coverOf(from, to);
        const hits = grainsOf(day).filter((own) => cover.some((part) => part.grain === own.grain && part.startsOn === own.startsOn));
        expect(hits).toHaveLength(day >= from && day <= to ? 1 : 0);
        expect(grainsOf(day).filter((own) => covers(coverBefore(from), own))).toHaveLength(day < from ? 1 : 0);
      }),
    );
  });
});
