import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  civilDateOf,
  compareDates,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  endOfDay,
  firstDayOfMonth,
  formatClock,
  formatDate,
  formatDateTime,
  formatTime,
  instantOf,
  isCivilDate,
  lastDayOfMonth,
  minuteOfDay,
  monthOf,
  parseCivilDate,
  parseClock,
  startOfDay,
  startOfMinute,
  weekdayOf,
  yearOf,
} from './index.js';

const instants = fc.date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2150-01-01T00:00:00Z'), noInvalidDate: true });

describe('dates', () => {
  test.each(['2021-02-30', '2021-13-01', '2021-00-10', '2023-02-29', '21-02-03', '2021-2-3', '2021-02-03T00:00', '', '0000-01-01', '２０２１-02-03'])(
    '%j is not a civil date',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
      expect(() => parseCivilDate(text)).toThrow(RangeError);
    },
  );

  test('existing days are civil dates', () => {
    expect(parseCivilDate('2021-02-28')).toBe('2021-02-28');
    expect(isCivilDate('2024-02-29')).toBe(true);
    expect(isCivilDate('2000-02-29')).toBe(true);
    expect(isCivilDate('1900-02-29')).toBe(false);
    expect(isCivilDate(20210228)).toBe(false);
  });

  test('arithmetic crosses months, leap days and years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
    expect(daysBetween('2021-12-31', '2022-01-02')).toBe(2);
    expect(() => addDays('hôm nay', 1)).toThrow(RangeError);
  });

  test('months keep the day number or end with the shorter month (Điều 148 khoản 3 BLDS 2015)', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2021-11-30', 3)).toBe('2022-02-28');
    expect(addMonths('2021-12-15', 1)).toBe('2022-01-15');
    expect(addMonths('2021-03-31', -1)).toBe('2021-02-28');
    expect(() => addMonths('2021', 1)).toThrow(RangeError);
  });

  test('weekdays, months and years', () => {
    expect(weekdayOf('1970-01-01')).toBe(4);
    expect(weekdayOf('2021-01-01')).toBe(5);
    expect(weekdayOf('2021-05-03')).toBe(1);
    expect(weekdayOf('2021-05-02')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect([yearOf('2021-05-03'), monthOf('2021-05-03')]).toEqual([2021, '2021-05']);
    expect([daysInMonth('2024-02'), firstDayOfMonth('2024-02'), lastDayOfMonth('2024-02')]).toEqual([29, '2024-02-01', '2024-02-29']);
    expect(['2021-02-01', '2020-12-31', '2021-01-31'].sort(compareDates)).toEqual(['2020-12-31', '2021-01-31', '2021-02-01']);
  });

  test('day numbers agree with the UTC calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = dateOfDayNumber(day);
        expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumberOf(date)).toBe(day);
      }),
    );
  });
});

describe('instants in Viet Nam', () => {
  test('the day turns at 17:00 UTC', () => {
    expect(civilDateOf(new Date('2021-05-03T16:59:59.999Z'))).toBe('2021-05-03');
    expect(civilDateOf(new Date('2021-05-03T17:00:00Z'))).toBe('2021-05-04');
    expect(startOfDay('2021-05-04').toISOString()).toBe('2021-05-03T17:00:00.000Z');
    expect(endOfDay('2021-05-03').toISOString()).toBe('2021-05-03T17:00:00.000Z');
    expect(minuteOfDay(new Date('2021-05-03T17:00:00Z'))).toBe(0);
    expect(minuteOfDay(new Date('2021-05-03T16:59:59Z'))).toBe(1439);
  });

  test('a wall-clock time is an instant and back', () => {
    const opening = instantOf('2021-05-03', '07:30');
    expect(opening.toISOString()).toBe('2021-05-03T00:30:00.000Z');
    expect(startOfMinute(new Date('2021-05-03T00:30:59.999Z'))).toEqual(opening);
    expect(minuteOfDay(opening)).toBe(parseClock('07:30'));
    fc.assert(
      fc.property(instants, (instant) => {
        expect(instantOf(civilDateOf(instant), formatTime(instant))).toEqual(startOfMinute(instant));
      }),
    );
  });

  test.each(['7:30', '07:60', '24:01', '25:00', '', '07:30:00'])('%j is not a time of day', (clock) => {
    expect(() => parseClock(clock)).toThrow(RangeError);
  });

  test('an invalid Date is refused', () => {
    expect(() => civilDateOf(new Date(Number.NaN))).toThrow(RangeError);
  });

  test('written as on Vietnamese forms', () => {
    const closing = instantOf('2021-05-03', '17:00');
    expect(formatDate('2021-05-03')).toBe('03/05/2021');
    expect(formatTime(closing)).toBe('17:00');
    expect(formatClock(450)).toBe('07:30');
    expect(formatDateTime(closing)).toBe('17:00 03/05/2021');
  });
});
