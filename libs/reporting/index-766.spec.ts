import { expect, test } from '@jest/globals';
import { INDICATORS_766, customPeriod, forecast766, groups766, score766, table766, worthRaising } from './index.js';

const NOW = {
  'catalogue.public': 90, 'catalogue.inForce.commune': 80, 'catalogue.inForce.interlinked': 20, 'catalogue.inForce.police': 0, 'catalogue.inForce.military': 0,
  'receivedIn.counter': 6, 'receivedIn.post': 0, 'receivedIn.online3': 2, 'receivedIn.online4': 0,
  'carriedOver.counter': 2, 'carriedOver.post': 0, 'carriedOver.online3': 0, 'carriedOver.online4': 0,
  'finished.early': 4, 'finished.onTime': 2, openInTerm: 2,
  'digital.received': 8, 'digital.inFull': 4, 'digital.electronic': 2, 'digital.resultsDue': 6, 'digital.resultsDigitised': 3, 'digital.reused': 0,
  'online.offered3': 10, 'online.offered4': 10, 'online.offeredUsed': 5, 'online.received': 8, 'online.online3': 2, 'online.online4': 0,
  'online.payable': 0, 'online.paidOnline': 0, 'rated.points': 27, 'rated.most': 36,
};

test('the decision’s groups have 18, 20, 22, 12, 10 and 18 points', () => {
  const groups = new Map<string, number>();
  for (const { group, points } of INDICATORS_766) groups.set(group, (groups.get(group) ?? 0) + points);
  expect([...groups.values()]).toEqual([18, 20, 22, 12, 10, 18]);
});

test('points by hand: 90/100 of 18, 8/10 of 20, 4/8 of 6, …; what has nothing to divide has no value and no points lost', () => {
  const { rows, points, possible } = score766(NOW);
  expect(rows.map((row) => row.points)).toEqual([16.2, 16, 3, 1, 3, 0, 1, 2, null, 13.5]);
  expect([points, possible]).toEqual([55.7, 90]);
  // 3 + 1 + 3 + 0 of the 22 of digitisation; nothing was to be paid.
  expect(groups766({ rows, points, possible }).map((group) => [group.most, group.points])).toEqual([[18, 16.2], [20, 16], [22, 7], [12, 3], [10, null], [18, 13.5]]);
  const table = table766({ rows, points, possible }, customPeriod('2026-03-01', '2026-03-10'));
  expect(table.rows[1]).toMatchObject({ position: 2, cells: { part: 8, whole: 10, rate: 80, most: 20, points: 16 } });
  expect(table.total.cells).toMatchObject({ most: 100, points: 55.7 });
  expect(table.checks).toEqual([]);
  expect(table.footnotes[0]).toContain('Số TTHC công khai ÷ số TTHC có hiệu lực');
});

test('the month’s end: as many come per day as before, as well handled as so far; stocks stay', () => {
  // 90 days before had 45 received: 10 more in the 20 days left, of which 4 in 8 are digitised in full.
  const before = { ...NOW, 'digital.received': 45, 'online.received': 45, 'online.payable': 9, 'online.paidOnline': 9 };
  const { rows } = forecast766(NOW, before, { daysBefore: 90, daysLeft: 20 });
  const of = (key: string) => rows.find(({ indicator }) => indicator.key === key);
  expect(of('in_full')).toMatchObject({ part: 9, whole: 18, points: 3, now: 3, lost: 3, missing: 9 });
  expect(of('public')).toMatchObject({ part: 90, whole: 100, lost: 1.8, missing: 10 });
  // Nothing paid this month yet: as before.
  expect(of('paid')).toMatchObject({ part: 2, whole: 2, points: 10, now: null });
  expect(worthRaising(rows).slice(0, 3).map(({ indicator, lost }) => [indicator.key, lost])).toEqual([['reused', 6], ['online', 5.78], ['content', 4.5]]);
});

test('a part larger than its whole is told', () => {
  const period = customPeriod('2026-03-01', '2026-03-10');
  expect(table766(score766({ ...NOW, 'digital.inFull': 9 }), period).checks).toMatchObject([{ left: 9, right: 8, relation: '>' }]);
});
