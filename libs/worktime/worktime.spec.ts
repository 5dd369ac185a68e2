import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayNumberOf, instantOf, startOfMinute } from '#libs/civil-date';
import {
  type SpecialDay,
  type WorkSession,
  addWorkingMinutes,
  closingTime,
  createWorkCalendar,
  dayStatus,
  isOpenForIntake,
  isWorkingDay,
  isYearLoaded,
  nthWorkingDayAfter,
  openingTime,
  subtractWorkingMinutes,
  workingDayBefore,
  workingDayOnOrAfter,
  workingDaysBetween,
  workingMinutesBetween,
} from './index.js';

const session = (weekday: number, opens: string, closes: string, more: Partial<WorkSession> = {}): WorkSession => ({
  weekday,
  opens,
  closes,
  openForIntake: true,
  countsForTerms: true,
  validFrom: '2018-01-01',
  ...more,
});
const weekdays = [1, 2, 3, 4, 5].flatMap((d) => [session(d, '07:30', '11:30'), session(d, '13:30', '17:00')]);
const saturday = session(6, '07:30', '11:30', { countsForTerms: false });
const days: SpecialDay[] = [
  { date: '2021-04-21', kind: 'off', name: 'Giỗ Tổ Hùng Vương' },
  { date: '2021-04-30', kind: 'off', name: 'Ngày Chiến thắng' },
  { date: '2021-05-03', kind: 'off', name: 'Nghỉ bù Quốc tế lao động' },
  { date: '2022-01-03', kind: 'off', name: 'Nghỉ bù Tết Dương lịch' },
  { date: '2024-04-29', kind: 'off', name: 'Nghỉ hoán đổi' },
  { date: '2024-05-04', kind: 'makeup', name: 'Làm bù cho ngày 2024-04-29', replaces: '2024-04-29' },
];
const calendar = createWorkCalendar({ days, sessions: [...weekdays, saturday] });

describe('days', () => {
  test('a day says why it counts or not', () => {
    expect(dayStatus(calendar, '2021-04-20')).toEqual({ working: true, reason: 'working' });
    expect(dayStatus(calendar, '2021-04-21')).toEqual({ working: false, reason: 'holiday', name: 'Giỗ Tổ Hùng Vương' });
    expect(dayStatus(calendar, '2021-04-24')).toEqual({ working: false, reason: 'weekend' });
    expect(dayStatus(calendar, '2024-05-04')).toEqual({ working: true, reason: 'makeup', name: 'Làm bù cho ngày 2024-04-29' });
  });

  test('counting skips weekends and holidays', () => {
    expect(isWorkingDay(calendar, '2021-05-01')).toBe(false);
    expect(nthWorkingDayAfter(calendar, '2021-04-29', 0)).toBe('2021-04-29');
    expect(nthWorkingDayAfter(calendar, '2021-04-29', 1)).toBe('2021-05-04');
    expect(nthWorkingDayAfter(calendar, '2021-12-31', 1)).toBe('2022-01-04');
    expect(workingDayBefore(calendar, '2021-05-04', 1)).toBe('2021-04-29');
    expect(workingDayBefore(calendar, '2022-01-04', 2)).toBe('2021-12-30');
    expect(workingDayOnOrAfter(calendar, '2021-05-01')).toBe('2021-05-04');
    expect(workingDayOnOrAfter(calendar, '2021-05-04')).toBe('2021-05-04');
    expect(workingDaysBetween(calendar, '2021-04-29', '2021-05-05')).toBe(2);
    expect(workingDaysBetween(calendar, '2021-05-05', '2021-04-29')).toBe(0);
    expect(workingDaysBetween(calendar, '2021-12-31', '2022-01-04')).toBe(1);
  });

  test('a year is loaded when its notice is', () => {
    expect(isYearLoaded(calendar, 2021)).toBe(true);
    expect(isYearLoaded(calendar, 2023)).toBe(false);
  });

  test('counting agrees with walking day by day', () => {
    const date = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2019-01-01', n));
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 400 }), (from, n) => {
        let walked = from;
        for (let left = n; left > 0; ) {
          walked = addDays(walked, 1);
          if (isWorkingDay(calendar, walked)) left -= 1;
        }
        expect(nthWorkingDayAfter(calendar, from, n)).toBe(walked);
        expect(workingDaysBetween(calendar, from, walked)).toBe(n);
        if (isWorkingDay(calendar, from)) expect(workingDayBefore(calendar, walked, n)).toBe(from);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hours', () => {
  const at = (clock: string, date = '2021-05-04') => instantOf(date, clock);

  test('opening and closing; a day without hours has those of the working day before', () => {
    expect(openingTime(calendar, '2021-05-04')).toEqual(at('07:30'));
    expect(closingTime(calendar, '2021-05-04')).toEqual(at('17:00'));
    expect(closingTime(calendar, '2021-05-03')).toEqual(at('17:00', '2021-05-03'));
    expect(closingTime(calendar, '2022-01-01')).toEqual(at('17:00', '2022-01-01'));
  });

  test('minutes pass through lunch, nights and days off', () => {
    expect(addWorkingMinutes(calendar, at('11:00'), 60)).toEqual(at('14:00'));
    expect(addWorkingMinutes(calendar, at('07:30'), 240)).toEqual(at('11:30'));
    expect(addWorkingMinutes(calendar, at('12:00'), 1)).toEqual(at('13:31'));
    expect(addWorkingMinutes(calendar, at('20:00'), 60)).toEqual(at('08:30', '2021-05-05'));
    expect(addWorkingMinutes(calendar, at('12:00'), 0)).toEqual(at('12:00'));
    expect(addWorkingMinutes(calendar, at('16:30', '2021-12-31'), 60)).toEqual(at('08:00', '2022-01-04'));
    expect(subtractWorkingMinutes(calendar, at('14:00'), 60)).toEqual(at('11:00'));
    expect(subtractWorkingMinutes(calendar, at('08:00', '2022-01-04'), 60)).toEqual(at('16:30', '2021-12-31'));
    expect(subtractWorkingMinutes(calendar, at('17:00'), 210)).toEqual(at('13:30'));
    expect(workingMinutesBetween(calendar, at('11:00'), at('14:00'))).toBe(60);
    expect(workingMinutesBetween(calendar, at('14:00'), at('11:00'))).toBe(0);
  });

  test('seconds are dropped', () => {
    expect(addWorkingMinutes(calendar, new Date('2021-05-04T01:00:59Z'), 1)).toEqual(at('08:01'));
    expect(workingMinutesBetween(calendar, new Date('2021-05-04T01:00:59Z'), new Date('2021-05-04T01:01:01Z'))).toBe(1);
  });

  test('a Saturday session receives dossiers and counts for nothing', () => {
    expect(isOpenForIntake(calendar, at('08:00', '2021-05-08'))).toBe(true);
    expect(isOpenForIntake(calendar, at('11:30', '2021-05-08'))).toBe(false);
    expect(isOpenForIntake(calendar, at('08:00', '2021-05-03'))).toBe(false);
    expect(workingMinutesBetween(calendar, at('00:00', '2021-05-08'), at('00:00', '2021-05-10'))).toBe(0);
  });

  test('a make-up day keeps the hours of the day it replaces, Monday’s when not said', () => {
    const shortMonday = createWorkCalendar({
      days: [
        { date: '2024-05-04', kind: 'makeup', name: 'Làm bù', replaces: '2024-04-30' },
        { date: '2024-05-11', kind: 'makeup', name: 'Làm bù' },
      ],
      sessions: [session(1, '08:00', '10:00'), session(2, '08:00', '12:00')],
    });
    expect(closingTime(shortMonday, '2024-05-04')).toEqual(at('12:00', '2024-05-04'));
    expect(closingTime(shortMonday, '2024-05-11')).toEqual(at('10:00', '2024-05-11'));
    expect(isOpenForIntake(shortMonday, at('11:00', '2024-05-04'))).toBe(true);
  });

  test('new sessions hold from their day', () => {
    const changed = createWorkCalendar({
      days: [],
      sessions: [
        session(1, '07:30', '17:00', { validTo: '2021-05-09' }),
        session(1, '08:00', '16:00', { validFrom: '2021-05-10' }),
        session(1, '12:00', '16:30', { validFrom: '2021-05-10' }),
      ],
    });
    expect(closingTime(changed, '2021-05-03')).toEqual(at('17:00', '2021-05-03'));
    expect([openingTime(changed, '2021-05-10'), closingTime(changed, '2021-05-10')]).toEqual([
      at('08:00', '2021-05-10'),
      at('16:30', '2021-05-10'),
    ]);
  });

  test('adding, subtracting and measuring are one count', () => {
    const instant = fc.integer({ min: 0, max: 5 * 525_600 }).map((m) => new Date(Date.UTC(2019, 0, 2) + m * 60_000));
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 200_000 }), (from, minutes) => {
        const to = addWorkingMinutes(calendar, from, minutes);
        expect(workingMinutesBetween(calendar, from, to)).toBe(minutes);
        const back = subtractWorkingMinutes(calendar, to, minutes);
        expect(addWorkingMinutes(calendar, back, minutes)).toEqual(to);
        // Open at `from`: no other instant has as much working time before it.
        const open = workingMinutesBetween(calendar, from, new Date(from.getTime() + 60_000)) === 1;
        if (open) expect(back).toEqual(startOfMinute(from));
      }),
      { numRuns: 500 },
    );
  });

  test('measuring agrees with counting minute by minute', () => {
    const start = Date.UTC(2021, 3, 28);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 6_000 }), (a, length) => {
        let counted = 0;
        for (let m = a; m < a + length; m++) {
          const local = Math.floor(start / 60_000) + m + 420;
          const [day, minute] = [Math.floor(local / 1440), local % 1440];
          const open = (minute >= 450 && minute < 690) || (minute >= 810 && minute < 1020);
          if (open && isWorkingDay(calendar, addDays('1970-01-01', day))) counted += 1;
        }
        const [from, to] = [new Date(start + a * 60_000), new Date(start + (a + length) * 60_000)];
        expect(workingMinutesBetween(calendar, from, to)).toBe(counted);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what cannot be counted is refused', () => {
  test('bad calendars', () => {
    const make = (d: SpecialDay[], s: WorkSession[]) => () => createWorkCalendar({ days: d, sessions: s });
    expect(make([{ date: '2021-02-30', kind: 'off', name: 'x' }], [])).toThrow(RangeError);
    expect(make([days[0], days[0]].filter((d) => d !== undefined), [])).toThrow(/Two entries/);
    expect(make([], [session(0, '07:30', '11:30')])).toThrow(RangeError);
    expect(make([], [session(1, '11:30', '07:30')])).toThrow(RangeError);
    expect(make([], [session(1, '7:30', '11:30')])).toThrow(RangeError);
  });

  test('a calendar without working days ends in an error, not in a loop', () => {
    const never = createWorkCalendar({ days: [], sessions: [saturday] });
    expect(() => nthWorkingDayAfter(never, '2021-05-04', 1)).toThrow(RangeError);
    expect(() => workingDayBefore(never, '2021-05-04', 1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(never, instantOf('2021-05-04', '08:00'), 1)).toThrow(RangeError);
    expect(() => closingTime(never, '2021-05-04')).toThrow(RangeError);
  });

  test('counts that are no counts', () => {
    expect(() => nthWorkingDayAfter(calendar, '2021-05-04', 1.5)).toThrow(RangeError);
    expect(() => workingDayBefore(calendar, '2021-05-04', -1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(calendar, instantOf('2021-05-04', '08:00'), 0.5)).toThrow(RangeError);
  });

  test('a calendar does not change after it is made', () => {
    const own = [{ ...session(1, '07:30', '17:00') }];
    const made = createWorkCalendar({ days: [], sessions: own });
    own[0] = session(2, '07:30', '17:00');
    expect(isWorkingDay(made, '2021-05-03')).toBe(true);
    expect(Object.isFrozen(made.sessions)).toBe(true);
    expect(dayNumberOf('2021-05-03')).toBe(18750);
  });
});
