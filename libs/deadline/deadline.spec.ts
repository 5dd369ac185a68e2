import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type DeadlineFacts,
  type Due,
  type Term,
  acceptanceDue,
  assess,
  canExtendAt,
  checkTerm,
  describeTerm,
  dueOf,
  explainDue,
  firstOverdueDay,
  isOverdueAtEndOf,
  isPast,
  outcomeOf,
  stepDueOf,
} from './index.js';
import { at, officeCalendar } from './office.fixture.js';

const holidays = readFileSync(new URL('../../src/demonstration/data/holidays-vn.csv', import.meta.url), 'utf8');
const calendar = officeCalendar(holidays);

const threeDays: Term = { unit: 'working_day', amount: 3 };
const fourHours: Term = { unit: 'working_hour', amount: 4 };
const received = (text: string, more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  receivedAt: at(text),
  pauses: [],
  policy: 'pause',
  ...more,
});
const pause = (from: string, to: string | null) => ({ from: at(from), to: to === null ? null : at(to) });
const said = (facts: DeadlineFacts, term: Term): [string, number, string][] =>
  explainDue(facts, term, calendar).map((r) => [r.code, r.counted, r.text]);
const textOf = (facts: DeadlineFacts, term: Term): string[] => explainDue(facts, term, calendar).map((r) => r.text);

describe('terms', () => {
  test.each<[Term, string]>([
    [threeDays, '03 ngày làm việc'],
    [{ unit: 'working_day', amount: 2.5 }, '2,5 ngày làm việc'],
    [{ unit: 'calendar_day', amount: 45 }, '45 ngày'],
    [{ unit: 'working_hour', amount: 8 }, '08 giờ làm việc'],
    [{ unit: 'month', amount: 6 }, '06 tháng'],
    [{ unit: 'same_day', amount: 0, cutoff: '15:00' }, 'trong ngày, nhận trước 15:00'],
    [{ unit: 'same_day', amount: 0 }, 'trong ngày'],
  ])('%j reads %s', (term, text) => expect(describeTerm(term)).toBe(text));

  test.each<Term>([
    { unit: 'working_day', amount: 0 },
    { unit: 'working_day', amount: 1.25 },
    { unit: 'working_day', amount: Number.NaN },
    { unit: 'calendar_day', amount: 0.5 },
    { unit: 'calendar_day', amount: -1 },
    { unit: 'month', amount: 1.5 },
    { unit: 'working_hour', amount: 0.001 },
    { unit: 'same_day', amount: 0, cutoff: '3 giờ' },
    { unit: 'week' as 'month', amount: 1 },
  ])('%j cannot be counted', (term) => {
    expect(() => checkTerm(term)).toThrow(RangeError);
    expect(() => dueOf(received('2021-05-04T08:00'), term, calendar)).toThrow(RangeError);
  });
});

describe('facts that contradict themselves are refused', () => {
  test.each([
    [[pause('2021-05-03T08:00', '2021-05-05T08:00')]],
    [[pause('2021-05-05T08:00', '2021-05-04T08:00')]],
    [[pause('2021-05-05T08:00', '2021-05-10T08:00'), pause('2021-05-07T08:00', '2021-05-11T08:00')]],
    [[pause('2021-05-05T08:00', null), pause('2021-05-07T08:00', '2021-05-11T08:00')]],
  ])('%#', (pauses) => {
    expect(() => dueOf(received('2021-05-04T08:00', { pauses }), threeDays, calendar)).toThrow(RangeError);
  });
});

describe('a promise taken over from an old register', () => {
  const recordedDue: Due = { dueAt: at('2021-05-20T17:00'), dueOn: '2021-05-20', byMoment: false, provisional: false };

  test('stands in place of the counted due date', () => {
    const facts = received('2021-05-11T08:00', { recordedDue });
    expect(dueOf(facts, threeDays, calendar)).toEqual(recordedDue);
    expect(said(facts, threeDays).map(([code]) => code)).toEqual(['recorded', 'due']);
  });

  test('is moved by a later pause, and replaced by a restart', () => {
    const pauses = [pause('2021-05-12T10:00', '2021-05-14T10:00')];
    const moved = received('2021-05-11T08:00', { recordedDue, pauses });
    expect(dueOf(moved, threeDays, calendar).dueOn).toBe('2021-05-24');
    expect(said(moved, threeDays).map(([code]) => code)).toEqual(['recorded', 'due_moved', 'moved', 'weekend', 'moved', 'due']);
    expect(dueOf({ ...moved, policy: 'restart' }, threeDays, calendar).dueOn).toBe('2021-05-19');
  });

  test('keeps its kind of moment: a date stays a date, a moment a moment', () => {
    const pauses = [pause('2021-05-12T10:00', '2021-05-14T10:00')];
    const byDate = dueOf(received('2021-05-11T08:00', { recordedDue, pauses }), fourHours, calendar);
    expect(byDate).toEqual({ ...recordedDue, dueAt: at('2021-05-24T17:00'), dueOn: '2021-05-24' });
    const morning = { ...recordedDue, dueAt: at('2021-05-20T10:00'), byMoment: true };
    expect(dueOf(received('2021-05-11T08:00', { recordedDue: morning, pauses }), threeDays, calendar).dueAt).toEqual(
      at('2021-05-24T10:00'),
    );
  });
});

describe('every day is explained', () => {
  test('weekends and holidays by name', () => {
    expect(textOf(received('2021-04-28T09:15'), threeDays)).toEqual([
      'Thứ Tư 28/04/2021: tiếp nhận lúc 09:15, ngày đầu không tính (khoản 2 Điều 147 BLDS 2015)',
      'Thứ Năm 29/04/2021: tính, ngày làm việc thứ 1',
      'Thứ Sáu 30/04/2021: không tính, nghỉ lễ: Ngày Chiến thắng',
      'Từ Thứ Bảy 01/05/2021 đến Chủ nhật 02/05/2021: không tính, ngày nghỉ hằng tuần',
      'Thứ Hai 03/05/2021: không tính, nghỉ lễ: Nghỉ bù Quốc tế lao động (1/5 là thứ Bảy)',
      'Thứ Ba 04/05/2021: tính, ngày làm việc thứ 2',
      'Thứ Tư 05/05/2021: tính, ngày làm việc thứ 3',
      'Hẹn trả kết quả: 17:00 Thứ Tư 05/05/2021 (thời hạn 03 ngày làm việc)',
    ]);
  });

  test('a make-up day and a half day', () => {
    expect(said(received('2024-05-03T08:00'), { unit: 'working_day', amount: 1.5 })).toEqual([
      ['receipt_day', 0, 'Thứ Sáu 03/05/2024: tiếp nhận lúc 08:00, ngày đầu không tính (khoản 2 Điều 147 BLDS 2015)'],
      ['makeup', 1, 'Thứ Bảy 04/05/2024: tính, ngày làm việc thứ 1 (ngày làm bù: Làm bù cho ngày 2024-04-29)'],
      ['weekend', 0, 'Chủ nhật 05/05/2024: không tính, ngày nghỉ hằng tuần'],
      ['half_day', 0.5, 'Thứ Hai 06/05/2024: tính nửa ngày làm việc cuối, đến 11:30'],
      ['due', 0, 'Hẹn trả kết quả: 11:30 Thứ Hai 06/05/2024 (thời hạn 1,5 ngày làm việc)'],
    ]);
  });

  test('the cut-off of a same-day term', () => {
    const sameDay: Term = { unit: 'same_day', amount: 0, cutoff: '15:00' };
    expect(said(received('2021-05-04T15:00'), sameDay)[0]).toEqual([
      'same_day',
      0,
      'Thứ Ba 04/05/2021: nhận lúc 15:00, đến hết 15:00, trả trong ngày',
    ]);
    expect(said(received('2021-05-04T15:01'), sameDay).map(([code, counted]) => [code, counted])).toEqual([
      ['after_cut_off', 0],
      ['counted', 1],
      ['due', 0],
    ]);
    expect(said(received('2021-05-08T08:00'), sameDay).map(([code]) => code)).toEqual(['received_closed', 'weekend', 'counted', 'due']);
  });

  test('a calendar-day term counts days off and rolls forward', () => {
    expect(textOf(received('2021-04-20T09:00'), { unit: 'calendar_day', amount: 10 })).toEqual([
      'Thứ Ba 20/04/2021: tiếp nhận lúc 09:00, ngày đầu không tính (khoản 2 Điều 147 BLDS 2015)',
      'Từ Thứ Tư 21/04/2021 đến Thứ Sáu 30/04/2021: tính liên tục, kể cả ngày nghỉ (10 ngày)',
      'Từ Thứ Bảy 01/05/2021 đến Thứ Ba 04/05/2021: ngày cuối Thứ Sáu 30/04/2021 là ngày nghỉ (nghỉ lễ: Ngày Chiến thắng), lùi sang ngày làm việc tiếp theo 04/05/2021 (khoản 5 Điều 148 BLDS 2015)',
      'Hẹn trả kết quả: 17:00 Thứ Ba 04/05/2021 (thời hạn 10 ngày)',
    ]);
  });

  test('a pause within the term, and what it did to the date', () => {
    const facts = received('2021-05-11T08:00', { pauses: [pause('2021-05-12T10:00', '2021-05-17T09:00')] });
    expect(said(facts, threeDays)).toEqual([
      ['receipt_day', 0, 'Thứ Ba 11/05/2021: tiếp nhận lúc 08:00, ngày đầu không tính (khoản 2 Điều 147 BLDS 2015)'],
      ['counted', 1, 'Thứ Tư 12/05/2021: tính, ngày làm việc thứ 1'],
      ['paused', 0, 'Từ Thứ Năm 13/05/2021 đến Thứ Sáu 14/05/2021: không tính, tạm dừng từ 12/05/2021 đến 17/05/2021'],
      ['weekend', 0, 'Từ Thứ Bảy 15/05/2021 đến Chủ nhật 16/05/2021: không tính, ngày nghỉ hằng tuần'],
      ['paused', 0, 'Thứ Hai 17/05/2021: không tính, tạm dừng từ 12/05/2021 đến 17/05/2021'],
      ['counted', 1, 'Thứ Ba 18/05/2021: tính, ngày làm việc thứ 2'],
      ['counted', 1, 'Thứ Tư 19/05/2021: tính, ngày làm việc thứ 3'],
      ['due_moved', 0, 'Tạm dừng từ 10:00 12/05/2021 đến 09:00 17/05/2021: dời 3 ngày làm việc, từ 14/05/2021 sang 19/05/2021'],
      ['due', 0, 'Hẹn trả kết quả: 17:00 Thứ Tư 19/05/2021 (thời hạn 03 ngày làm việc)'],
    ]);
  });

  test('a restart', () => {
    const facts = received('2021-05-11T08:00', { policy: 'restart', pauses: [pause('2021-05-12T10:00', '2021-05-17T09:00')] });
    expect(said(facts, threeDays).map(([code]) => code)).toEqual(['restarted', 'receipt_day', 'counted', 'counted', 'counted', 'due']);
    expect(textOf(facts, threeDays)[1]).toContain('nhận đủ bổ sung lúc 09:00');
  });

  test('hours by the minute, with a pause', () => {
    const facts = received('2021-05-11T16:00', { pauses: [pause('2021-05-12T08:00', '2021-05-12T10:00')] });
    expect(said(facts, fourHours)).toEqual([
      ['receipt_day', 0, 'Thứ Ba 11/05/2021: tiếp nhận lúc 16:00, tính từ phút này, chỉ trong giờ làm việc'],
      ['counted', 60, 'Thứ Ba 11/05/2021: tính 1 giờ; đã tính 1 giờ trên 4 giờ'],
      ['counted', 180, 'Thứ Tư 12/05/2021: tính 3 giờ, không tính 2 giờ tạm dừng; đã tính 4 giờ trên 4 giờ'],
      ['due_moved', 0, 'Tạm dừng từ 08:00 12/05/2021 đến 10:00 12/05/2021: dời 2 giờ làm việc, từ 10:30 12/05/2021 sang 14:30 12/05/2021'],
      ['due', 0, 'Hẹn trả kết quả: 14:30 Thứ Tư 12/05/2021 (thời hạn 04 giờ làm việc)'],
    ]);
  });

  test('a pause that began after the due moment, an open pause, a year without its notice', () => {
    const late = received('2021-05-11T16:00', { pauses: [pause('2021-05-13T08:00', '2021-05-13T10:00')] });
    expect(said(late, fourHours).map(([code]) => code)).toEqual(['receipt_day', 'counted', 'counted', 'due_moved', 'moved', 'due']);
    expect(said(received('2021-05-11T08:00', { pauses: [pause('2021-05-12T08:00', null)] }), threeDays).at(-2)?.[0]).toBe('stopped');
    expect(said(received('2026-12-30T08:00'), threeDays).at(-2)?.[0]).toBe('provisional');
  });
});

describe('outcome', () => {
  const day = dueOf(received('2018-12-25T11:29'), threeDays, calendar);
  const hour = dueOf(received('2021-05-11T09:00'), fourHours, calendar);

  test('by date: before is early, on is on time however late in the day, after is late', () => {
    expect(day).toMatchObject({ dueOn: '2018-12-28', byMoment: false, provisional: false });
    expect(['2018-12-27T23:59', '2018-12-28T00:00', '2018-12-28T23:59', '2018-12-29T00:00'].map((t) => outcomeOf(at(t), day))).toEqual([
      'early',
      'on_time',
      'on_time',
      'late',
    ]);
    expect([firstOverdueDay(day), isOverdueAtEndOf('2018-12-28', day), isOverdueAtEndOf('2018-12-29', day)]).toEqual(['2018-12-29', false, true]);
    expect([isPast(day, at('2018-12-28T23:59')), isPast(day, at('2018-12-29T00:00'))]).toEqual([false, true]);
  });

  test('by moment: later than the moment is late the same day', () => {
    expect(hour).toMatchObject({ dueAt: at('2021-05-11T15:00'), byMoment: true });
    expect([outcomeOf(at('2021-05-10T16:00'), hour), outcomeOf(at('2021-05-11T15:00'), hour), outcomeOf(at('2021-05-11T15:01'), hour)]).toEqual([
      'early',
      'on_time',
      'late',
    ]);
    expect([firstOverdueDay(hour), isOverdueAtEndOf('2021-05-10', hour), isOverdueAtEndOf('2021-05-11', hour)]).toEqual(['2021-05-11', false, true]);
    expect([isPast(hour, at('2021-05-11T15:00')), isPast(hour, at('2021-05-11T15:01'))]).toEqual([false, true]);
  });

  test('an apology goes out at the latest one working day before (NĐ 61/2018)', () => {
    expect([canExtendAt(day, at('2018-12-27T16:00'), calendar), canExtendAt(day, at('2018-12-28T07:30'), calendar)]).toEqual([true, false]);
    const afterTet = dueOf(received('2021-02-08T09:00'), { unit: 'working_day', amount: 2 }, calendar);
    expect([afterTet.dueOn, canExtendAt(afterTet, at('2021-02-09T16:00'), calendar), canExtendAt(afterTet, at('2021-02-10T08:00'), calendar)]).toEqual([
      '2021-02-17',
      true,
      false,
    ]);
  });
});

describe('other clocks', () => {
  test('acceptance of an online submission: 8 working hours (NĐ 118/2025 Điều 17–18)', () => {
    expect(acceptanceDue(at('2021-05-04T07:30'), calendar)).toMatchObject({ dueAt: at('2021-05-05T08:00'), byMoment: true });
    expect(acceptanceDue(at('2021-05-08T22:00'), calendar).dueAt).toEqual(at('2021-05-11T08:00'));
  });

  test('a step counts from its start, and only what is paused after it', () => {
    const half: Term = { unit: 'working_day', amount: 0.5 };
    expect(stepDueOf(at('2021-05-11T10:00'), half, calendar).dueAt).toEqual(at('2021-05-12T11:30'));
    const pauses = [pause('2021-05-04T08:00', '2021-05-05T08:00'), pause('2021-05-10T08:00', '2021-05-13T08:00')];
    expect(stepDueOf(at('2021-05-11T10:00'), half, calendar, pauses).dueAt).toEqual(at('2021-05-14T11:30'));
  });
});

describe('assessment at an instant', () => {
  const facts = received('2021-05-11T08:00', { pauses: [pause('2021-05-12T10:00', '2021-05-17T09:00')] });
  const stateAt = (when: string, more: Partial<DeadlineFacts> = {}) => {
    const { reasons, ...rest } = assess({ ...facts, ...more }, threeDays, calendar, at(when));
    expect(reasons.at(-1)?.to).toBe(rest.due.dueOn);
    return [rest.due.dueOn, rest.clock, rest.state, rest.workingDaysLeft, rest.workingMinutesLeft, rest.outcome];
  };

  test('through its life', () => {
    expect(stateAt('2021-05-11T08:00')).toEqual(['2021-05-14', 'running', 'in_term', 3, 1770, undefined]);
    expect(stateAt('2021-05-16T08:00')).toEqual(['2021-05-14', 'stopped', 'stopped', 2, 1200, undefined]);
    expect(stateAt('2021-05-17T09:00')).toEqual(['2021-05-19', 'running', 'in_term', 2, 1260, undefined]);
    expect(stateAt('2021-05-19T16:00')).toEqual(['2021-05-19', 'running', 'due_today', 0, 60, undefined]);
    expect(stateAt('2021-05-19T18:00')).toEqual(['2021-05-19', 'running', 'due_today', 0, 0, undefined]);
    expect(stateAt('2021-05-20T08:00')).toEqual(['2021-05-19', 'running', 'overdue', -1, -30, undefined]);
  });

  test('once finished it stays as it was then', () => {
    const finishedAt = at('2021-05-18T16:00');
    expect(stateAt('2021-06-01T08:00', { finishedAt })).toEqual(['2021-05-19', 'ended', 'finished', 1, 510, 'early']);
    expect(stateAt('2021-05-18T15:59', { finishedAt })[2]).toBe('in_term');
  });

  test('withdrawn while the clock stands still is not late', () => {
    const open = { pauses: [pause('2021-05-12T10:00', null)], finishedAt: at('2021-06-01T10:00') };
    expect(stateAt('2021-05-31T10:00', open)[2]).toBe('stopped');
    expect(stateAt('2021-06-01T10:00', open)).toEqual(['2021-06-03', 'ended', 'finished', 2, 1200, 'early']);
  });
});
