import { describe, expect, test } from '@jest/globals';
import type { PaperFact } from '#libs/dossier-flow';
import { checkListOf, resultOf, standingOf } from './digitisation.js';
import { byField, ratesOf, totalOf } from './digitisation-table.js';

const requirement = { papers: [{ code: 'TK', required: true }, { code: 'UQ', required: false }], givesResult: true };
const notDigitised = { number: null, on: null, status: 'not_digitised' as const };

function paper(code: string, rest: Partial<PaperFact> = {}): PaperFact {
  return { code, name: code, originals: 1, certified: 0, copies: 0, missing: false, digitised: 'no', ...rest };
}

describe('digitised in full', () => {
  const inFull = (...papers: PaperFact[]): boolean => standingOf({ papers, result: notDigitised }, requirement).inFull;

  test('every paper handed in, whether scanned or used again', () => {
    expect(inFull(paper('TK', { digitised: 'digitised' }), paper('X', { digitised: 'reused_result' }))).toBe(true);
    expect(inFull(paper('TK', { digitised: 'digitised' }), paper('X'))).toBe(false);
  });

  test('an optional paper may be missing, a required one may not', () => {
    expect(inFull(paper('TK', { digitised: 'digitised' }), paper('UQ', { missing: true }))).toBe(true);
    expect(inFull(paper('TK', { missing: true }), paper('X', { digitised: 'digitised' }))).toBe(false);
  });

  test('a dossier without papers is not digitised', () => {
    expect(inFull()).toBe(false);
    expect(inFull(paper('UQ', { missing: true }))).toBe(false);
  });
});

test('a dossier is electronic with one paper attached and, where a result is due, the result digitised', () => {
  const papers = [paper('TK', { digitised: 'digitised' }), paper('X')];
  const digitised = { ...notDigitised, status: 'digitised' as const };
  expect(standingOf({ papers, result: notDigitised }, requirement)).toMatchObject({ electronic: false, resultDue: true, resultDigitised: false });
  expect(standingOf({ papers, result: digitised }, requirement)).toMatchObject({ electronic: true, resultDue: true, resultDigitised: true });
  expect(standingOf({ papers, result: notDigitised }, { ...requirement, givesResult: false })).toMatchObject({ electronic: true, resultDue: false });
  expect(standingOf({ papers: [], result: digitised }, requirement)).toMatchObject({ electronic: false });
});

test('a result that no procedure gives is none, and is never counted as digitised', () => {
  const without = { ...requirement, givesResult: false };
  expect(resultOf({ result: notDigitised }, without)).toEqual({ due: false, status: 'none', number: null, signedOn: null });
  expect(standingOf({ papers: [], result: { ...notDigitised, status: 'digitised' } }, without).resultDigitised).toBe(false);
});

test('a paper told twice is as it was told last', () => {
  expect(checkListOf({ papers: [paper('TK'), paper('X'), paper('TK', { copies: 2 })] })).toEqual([paper('TK', { copies: 2 }), paper('X')]);
});

test('rates have two decimals, and there is none of nothing', () => {
  const count = { received: 3, inFull: 1, electronic: 2, resultsDue: 0, resultsDigitised: 0, reused: 0 };
  expect(ratesOf(count)).toEqual({ ...count, inFullRate: 33.33, electronicRate: 66.67, resultsDigitisedRate: null, reusedRate: 0 });
  expect(ratesOf(totalOf([]))).toMatchObject({ received: 0, inFullRate: null, reusedRate: null });
});

test('procedures of one field, whoever keeps them, are one row', () => {
  const count = { received: 1, inFull: 1, electronic: 0, resultsDue: 1, resultsDigitised: 0, reused: 0 };
  const rows = byField([
    { ...count, fieldCode: 'ho-tich', fieldName: 'Hộ tịch' },
    { ...count, fieldCode: 'dat-dai', fieldName: 'Đất đai' },
    { ...count, fieldCode: 'ho-tich', fieldName: 'Hộ tịch' },
  ]);
  expect(rows.map(({ fieldName, received }) => [fieldName, received])).toEqual([['Đất đai', 1], ['Hộ tịch', 2]]);
});
