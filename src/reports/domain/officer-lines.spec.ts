import { expect, test } from '@jest/globals';
import { computeReport, customPeriod, R6_OFFICERS } from '#libs/reporting';
import type { RatingCount } from '#src/surveys';
import { officerLines } from './officer-lines.js';
import { satisfactionNumbers } from './rating-numbers.js';

const count = (rest: Partial<RatingCount>): RatingCount => ({
  procedureId: 'p', officerId: null, source: 'counter', scale: '3', level: 3, ratings: 1, points: null, remarks: 0, ...rest,
});

const COUNTS = [
  count({ officerId: 'o2', ratings: 3, remarks: 1 }), count({ officerId: 'o2', level: 1, source: 'paper' }), count({ officerId: 'o1', scale: '5', level: 4 }),
  count({ officerId: 'gone' }), count({ source: 'qr', ratings: 2 }),
];

test('officers stand by name, what names nobody that is known stands last, and no rating is lost', () => {
  const lines = officerLines(COUNTS, new Map([['o1', 'Trần Văn Mẫu'], ['o2', 'Đỗ Thị Mẫu']]));
  expect(lines.map(({ position, name, base }) => [position, name, base.ratings, base.remarks])).toEqual([
    [1, 'Đỗ Thị Mẫu', 4, 1], [2, 'Trần Văn Mẫu', 1, 0], [3, 'Không rõ cán bộ', 3, 0],
  ]);
  const table = computeReport(R6_OFFICERS, lines, customPeriod('2026-03-01', '2026-03-31'));
  expect(table.rows[0]?.cells).toMatchObject({ ratings: 4, three3: 3, three3_rate: 75, three1: 1, three1_rate: 25, remarks: 1, complaints: null });
  expect(table.total.cells).toMatchObject({ ratings: 8, five4: 1 });
  expect(table.columns.map(({ key }) => key)).not.toContain('slips_out');
  expect(table.checks).toEqual([]);
});

test('two officers of one name are two lines', () => {
  const lines = officerLines(COUNTS, new Map([['o1', 'Trần Văn Mẫu'], ['o2', 'Trần Văn Mẫu']]));
  expect(lines.map(({ name, base }) => [name, base.ratings])).toEqual([['Trần Văn Mẫu', 1], ['Trần Văn Mẫu', 4], ['Không rõ cán bộ', 3]]);
});

test('slips out are those of the book and, one each, the ratings without paper; without the book they are not counted', () => {
  expect(satisfactionNumbers(COUNTS, [{ slips: 10 }, { slips: 5 }]).slipsOut).toBe(15 + 7);
  expect(satisfactionNumbers(COUNTS, []).slipsOut).toBe(7);
  expect(satisfactionNumbers(COUNTS)).not.toHaveProperty('slipsOut');
});
