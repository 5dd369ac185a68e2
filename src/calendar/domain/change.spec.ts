import { expect, test } from '@jest/globals';
import { replacedIn, sameDay, withDrafts } from './change.js';
import { readDate, readDays } from './read-days.js';

const day = { date: '2021-09-02', kind: 'off', name: 'Quốc khánh', basis: 'luật', notice: '1/TB', replaces: null } as const;

test('the notice of a make-up day names the day off', () => {
  expect(replacedIn('Làm bù cho ngày 2018-12-31')).toBe('2018-12-31');
  expect(replacedIn('Làm bù cho ngày 31/12/2018')).toBe('2018-12-31');
  expect(replacedIn('Làm bù')).toBeNull();
  expect([readDate('2/9/2021'), readDate('2021-02-29'), readDate('')]).toEqual(['2021-09-02', undefined, undefined]);
});

test('another notice of the same day is no change', () => {
  expect(sameDay(day, { ...day, notice: '2/TB' })).toBe(true);
  expect(sameDay(day, { ...day, name: 'Khác' })).toBe(false);
  expect([sameDay(null, null), sameDay(day, null)]).toEqual([true, false]);
});

test('drafts stand in the place of the days they change', () => {
  const drafts = [
    { date: '2021-09-02', kind: null, name: '', basis: '', replaces: null },
    { date: '2021-09-01', kind: 'off', name: 'Nghỉ', basis: '', replaces: null } as const,
  ];
  expect(withDrafts([day, { ...day, date: '2021-09-03' }], drafts).map(({ date }) => date)).toEqual(['2021-09-01', '2021-09-03']);
});

test('a make-up day whose name holds no real date makes up for none in particular', () => {
  const { drafts, errors } = readDays([{ row: 2, cells: { date: '2021-01-09', kind: 'makeup', name: 'Làm bù 2021-13-45' }, problems: [] }]);
  expect([drafts[0]?.replaces, errors]).toEqual([null, []]);
});
