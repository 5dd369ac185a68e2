import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, toPage } from './index.js';

const ID = '019a8f00-0000-7000-8000-0123456789ab';
const SHAPE = ['instant', 'uuid', 'number', 'text'] as const;

describe('a cursor', () => {
  test('comes back as it was written', () => {
    const written = [new Date('2026-02-03T02:00:00Z'), ID, 5, "Nguyễn '; --"] as const;
    const cursor = encodeCursor(written);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursor, SHAPE)).toEqual(written);
  });

  test.each([
    ['nonsense', 'nonsense'],
    ['bad characters', 'a b'],
    ['nothing', ''],
    ['an object', Buffer.from('{}').toString('base64url')],
    ['too few values', encodeCursor([ID])],
    ['values of other kinds', encodeCursor([5, ID, 5, 'a'])],
    ['no UUID', encodeCursor([new Date(0), "' OR 1=1", 5, 'a'])],
    ['no instant', encodeCursor(['tomorrow', ID, 5, 'a'])],
    ['NUL', encodeCursor([new Date(0), ID, 5, 'a\0'])],
    ['broken UTF-8', Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]).toString('base64url')],
  ])('with %s is refused', (_, cursor) => {
    expect(() => decodeCursor(cursor, SHAPE)).toThrow('page.bad_cursor');
  });

  test('of any text is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          decodeCursor(text, SHAPE);
        } catch (error) {
          expect(error).toMatchObject({ code: 'page.bad_cursor' });
        }
      }),
    );
  });
});

describe('a page', () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];

  test('shows the limit and points behind its last row', () => {
    const page = toPage(rows, 2, (row) => [row.id], (row) => `row ${String(row.id)}`);
    expect(page.items).toEqual(['row 1', 'row 2']);
    expect(decodeCursor(page.next ?? '', ['number'])).toEqual([2]);
  });

  test('is the last when there is no surplus row', () => {
    expect(toPage(rows, 3, (row) => [row.id]).next).toBeNull();
    expect(toPage([], 3, () => [])).toEqual({ items: [], next: null });
  });
});
