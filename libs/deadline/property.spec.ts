import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, civilDateOf, endOfDay, startOfDay } from '#libs/civil-date';
import { isWorkingDay, workingMinutesBetween } from '#libs/worktime';
import {
  type DeadlineFacts,
  type Pause,
  type Term,
  assess,
  dueOf,
  explainDue,
  firstOverdueDay,
  isOverdueAtEndOf,
  isPast,
  outcomeOf,
} from './index.js';
import { at, officeCalendar } from './office.fixture.js';

const holidays = readFileSync(new URL('../../src/demonstration/data/holidays-vn.csv', import.meta.url), 'utf8');
const calendar = officeCalendar(holidays);
const MINUTE = 60_000;

const instant = fc.integer({ min: 0, max: 7 * 525_600 }).map((m) => new Date(at('2019-01-01T00:00').getTime() + m * MINUTE));
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constant('same_day' as const), amount: fc.constant(0), cutoff: fc.constantFrom('15:00', '11:00', null) }),
  fc.record({ unit: fc.constant('working_day' as const), amount: fc.integer({ min: 1, max: 120 }).map((n) => n / 2) }),
  fc.record({ unit: fc.constant('calendar_day' as const), amount: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ unit: fc.constant('working_hour' as const), amount: fc.integer({ min: 1, max: 160 }).map((n) => n / 2) }),
  fc.record({ unit: fc.constant('month' as const), amount: fc.integer({ min: 1, max: 12 }) }),
);
const minutes = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 }));
/** Gaps in minutes: from receipt to the first pause, its length, to the next pause, and so on. */
const gaps = fc.array(fc.tuple(minutes, minutes), { maxLength: 4 });
const policy = fc.constantFrom('pause' as const, 'restart' as const);

function pausesAfter(receivedAt: Date, list: [number, number][]): (Pause & { to: Date })[] {
  let time = receivedAt.getTime();
  return list.map(([gap, length]) => {
    const from = new Date(time + gap * MINUTE);
    time = from.getTime() + length * MINUTE;
    return { from, to: new Date(time) };
  });
}

const factsOf = (receivedAt: Date, pauses: Pause[] = [], how: DeadlineFacts['policy'] = 'pause'): DeadlineFacts => ({
  receivedAt,
  pauses,
  policy: how,
});

test('received later is never due earlier', () => {
  fc.assert(
    fc.property(term, instant, fc.integer({ min: 0, max: 30_000 }), (t, receivedAt, later) => {
      const second = new Date(receivedAt.getTime() + later * MINUTE);
      expect(dueOf(factsOf(second), t, calendar).dueAt >= dueOf(factsOf(receivedAt), t, calendar).dueAt).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a longer term is never due earlier', () => {
  fc.assert(
    fc.property(term, instant, fc.integer({ min: 0, max: 20 }), (t, receivedAt, more) => {
      const step = t.unit === 'working_day' || t.unit === 'working_hour' ? more / 2 : more;
      const longer = { ...t, amount: t.amount + step };
      expect(dueOf(factsOf(receivedAt), longer, calendar).dueAt >= dueOf(factsOf(receivedAt), t, calendar).dueAt).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a dossier is due in working time, on a working day, not before its receipt', () => {
  fc.assert(
    fc.property(term, instant, gaps, policy, (t, receivedAt, list, how) => {
      const due = dueOf(factsOf(receivedAt, pausesAfter(receivedAt, list), how), t, calendar);
      expect(isWorkingDay(calendar, due.dueOn)).toBe(true);
      expect(due.dueAt >= receivedAt).toBe(true);
      expect(civilDateOf(due.dueAt)).toBe(due.dueOn);
      expect(workingMinutesBetween(calendar, new Date(due.dueAt.getTime() - MINUTE), due.dueAt)).toBe(1);
    }),
    { numRuns: 1000 },
  );
});

test('a pause never makes the due date earlier, and the order of the rows does not matter', () => {
  fc.assert(
    fc.property(term, instant, gaps, policy, (t, receivedAt, list, how) => {
      const pauses = pausesAfter(receivedAt, list);
      const due = dueOf(factsOf(receivedAt, pauses, how), t, calendar);
      expect(due.dueAt >= dueOf(factsOf(receivedAt, pauses.slice(0, -1), how), t, calendar).dueAt).toBe(true);
      expect(dueOf(factsOf(receivedAt, [...pauses].reverse(), how), t, calendar)).toEqual(due);
    }),
    { numRuns: 1000 },
  );
});

test('an open pause changes nothing until it ends', () => {
  fc.assert(
    fc.property(term, instant, gaps, policy, (t, receivedAt, list, how) => {
      const pauses = pausesAfter(receivedAt, list);
      const from = pauses.at(-1)?.to ?? receivedAt;
      const open = factsOf(receivedAt, [...pauses, { from, to: null }], how);
      expect(dueOf(open, t, calendar)).toEqual(dueOf(factsOf(receivedAt, pauses, how), t, calendar));
    }),
  );
});

test('the explanation covers every day and counts the whole term', () => {
  fc.assert(
    fc.property(term, instant, gaps, policy, (t, receivedAt, list, how) => {
      const facts = factsOf(receivedAt, pausesAfter(receivedAt, list), how);
      const due = dueOf(facts, t, calendar);
      const reasons = explainDue(facts, t, calendar);
      const last = reasons.at(-1);
      expect(last).toMatchObject({ code: 'due', from: due.dueOn, to: due.dueOn });
      const days = reasons.filter((reason) => !['due', 'due_moved', 'provisional'].includes(reason.code));
      const uncovered: string[] = [];
      for (let day = civilDateOf(receivedAt); day <= due.dueOn; day = addDays(day, 1)) {
        if (!days.some((reason) => reason.from <= day && day <= reason.to)) uncovered.push(day);
      }
      expect(uncovered).toEqual([]);
      expect(reasons.every((reason) => reason.from <= reason.to && reason.text !== '')).toBe(true);
      const counted = reasons.reduce((sum, reason) => sum + reason.counted, 0);
      if (t.unit === 'working_day' || t.unit === 'calendar_day') expect(counted).toBe(t.amount);
      if (t.unit === 'working_hour') expect(counted).toBe(t.amount * 60);
      if (t.unit === 'same_day') expect(counted).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});

test('each day is spoken of once, in order, when no pause began after the due date', () => {
  fc.assert(
    fc.property(term, instant, (t, receivedAt) => {
      const facts = factsOf(receivedAt);
      const days = explainDue(facts, t, calendar).filter((reason) => !['due', 'provisional', 'receipt_day', 'received_closed', 'same_day', 'after_cut_off'].includes(reason.code));
      let next = civilDateOf(receivedAt);
      if (t.unit !== 'working_hour' || days[0]?.from !== next) next = addDays(next, 1);
      for (const reason of days) {
        expect(reason.from).toBe(next);
        next = addDays(reason.to, 1);
      }
      expect(next > dueOf(facts, t, calendar).dueOn).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('overdue, past and late are one thing seen at different times', () => {
  fc.assert(
    fc.property(term, instant, fc.integer({ min: -3, max: 3 }), (t, receivedAt, offset) => {
      const due = dueOf(factsOf(receivedAt), t, calendar);
      const day = addDays(due.dueOn, offset);
      expect(isOverdueAtEndOf(day, due)).toBe(day >= firstOverdueDay(due));
      // By day, the last minute of the due date is on time; by moment, it is late.
      const lastMinute = new Date(endOfDay(day).getTime() - MINUTE);
      expect(isPast(due, lastMinute)).toBe(isOverdueAtEndOf(day, due));
      expect(outcomeOf(lastMinute, due) === 'late').toBe(isPast(due, lastMinute));
      expect(outcomeOf(startOfDay(addDays(day, 1)), due) === 'late').toBe(addDays(day, 1) > due.dueOn);
    }),
  );
});

test('an assessment agrees with its parts', () => {
  fc.assert(
    fc.property(term, instant, gaps, fc.integer({ min: 0, max: 60_000 }), (t, receivedAt, list, later) => {
      const facts = factsOf(receivedAt, pausesAfter(receivedAt, list));
      const now = new Date(receivedAt.getTime() + later * MINUTE);
      const { due, state, clock, workingDaysLeft, workingMinutesLeft } = assess(facts, t, calendar, now);
      const stopped = facts.pauses.some((pause) => pause.from <= now && pause.to !== null && now < pause.to);
      expect(clock).toBe(stopped ? 'stopped' : 'running');
      if (!stopped) expect(state === 'overdue').toBe(isPast(due, now));
      if (state === 'in_term' || state === 'due_today') {
        expect(workingDaysLeft).toBeGreaterThanOrEqual(0);
        if (now <= due.dueAt) expect(workingMinutesLeft).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 500 },
  );
});
