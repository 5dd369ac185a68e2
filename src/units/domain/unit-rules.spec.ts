import { describe, expect, test } from '@jest/globals';
import { valueRows } from '../data/value-rows.js';
import { findClash, lineOfField } from './report-lines.js';
import { findBadSession } from './session-draft.js';

const lines = [
  { position: 2, name: 'Lĩnh vực khác', fieldCodes: ['YT'] },
  { position: 1, name: 'Tư pháp', fieldCodes: ['HT', 'CT'] },
];

describe('report lines', () => {
  test('a field is counted on its own line, a field without one on the line with the last position', () => {
    expect(lineOfField(lines, 'CT')?.name).toBe('Tư pháp');
    expect(lineOfField(lines, 'GD')?.name).toBe('Lĩnh vực khác');
    expect(lineOfField([], 'GD')).toBeUndefined();
  });

  test('no two lines share a position or a field', () => {
    expect(findClash(lines)).toBeUndefined();
    expect(findClash([...lines, { position: 1, name: 'X', fieldCodes: [] }])).toEqual({ position: 1 });
    expect(findClash([...lines, { position: 3, name: 'X', fieldCodes: ['YT'] }])).toEqual({ fieldCode: 'YT' });
  });
});

describe('sessions', () => {
  const session = { weekday: 1, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true };

  test('may follow each other without a break, and meet on other days', () => {
    expect(findBadSession([session, { ...session, opens: '11:30', closes: '17:00' }, { ...session, weekday: 2 }])).toBeUndefined();
  });

  test('may not overlap, contain or repeat each other, or be empty', () => {
    expect(findBadSession([session, { ...session, opens: '08:00', closes: '09:00' }])).toMatchObject({ because: 'overlaps' });
    expect(findBadSession([session, session])).toMatchObject({ because: 'overlaps' });
    expect(findBadSession([{ ...session, closes: '07:30' }])).toMatchObject({ because: 'empty' });
  });
});

test('placeholders of a multi-row VALUES', () => {
  expect(valueRows(2, 2)).toBe('($1, $2), ($3, $4)');
});
