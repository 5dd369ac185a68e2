import { describe, expect, test } from '@jest/globals';
import { FormState } from '#src/platform/view';
import { packRows, unpackRows } from './packed-rows.js';
import { countRows, filledRows, withFlags } from './rows.js';
import { fieldsOfSessions, weekRows } from './week-rows.js';

describe('rows of a table that somebody filled in', () => {
  test('empty ones go, the others are numbered anew in their order, what stands around stays', () => {
    const fields = { notice: '1/TB', 'days.10.date': 'b', 'days.10.kind': 'off', 'days.2.date': 'a', 'days.5.kind': 'off', 'days.7.date': ' ' };
    expect(filledRows(fields, 'days', ['date'])).toEqual({ notice: '1/TB', 'days.0.date': 'a', 'days.1.date': 'b', 'days.1.kind': 'off' });
  });

  test('boxes not ticked are said', () => {
    const fields = { 'papers.0.name': 'A', 'papers.0.required': 'true', 'papers.1.name': 'B' };
    expect(countRows(fields, 'papers')).toBe(2);
    expect(withFlags(fields, 'papers', ['required'])).toMatchObject({ 'papers.0.required': 'true', 'papers.1.required': 'false' });
  });
});

test('a day has at least two sessions on the page, and as many as it keeps', () => {
  const session = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes, openForIntake: true, countsForTerms: true });
  const fields = fieldsOfSessions([session(2, '13:30', '17:00'), session(2, '07:30', '11:30'), session(2, '18:00', '19:00'), session(1, '07:30', '11:30')]);
  const rows = weekRows(new FormState(fields));
  expect(rows.filter(({ weekday }) => weekday <= 2)).toEqual([
    { row: 0, weekday: 1, slot: 1 }, { row: 4, weekday: 1, slot: 2 }, { row: 1, weekday: 2, slot: 1 }, { row: 2, weekday: 2, slot: 2 }, { row: 3, weekday: 2, slot: 3 },
  ]);
  expect(new Set(rows.map(({ row }) => row)).size).toBe(rows.length);
});

describe('rows that travel with a form', () => {
  test('come back as they were', () => {
    const rows = [{ row: 2, cells: { code: '1.001193', name: 'Đăng ký khai sinh' }, problems: [] }];
    expect(unpackRows(packRows(rows) ?? '')).toEqual(rows);
  });

  test.each(['', 'x', Buffer.from('[1]').toString('base64url')])('%j is none of ours', (text) => {
    expect(unpackRows(text)).toBeUndefined();
  });
});
