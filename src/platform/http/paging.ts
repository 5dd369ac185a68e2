import { refuseHttp } from './refusals.js';
import { isUuid, Text } from './text-fields.js';
import { WholeNumber } from './value-fields.js';

export const MAX_PAGE = 200;

/** One page of a list, and where the next begins; null after the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The query of a paged list; extend it with the list's own filters. */
export class PageQuery {
  @Text({ label: 'Vị trí trang', optional: true, max: 1000 })
  cursor?: string;

  @WholeNumber({ label: 'Số dòng mỗi trang', optional: true, min: 1, max: MAX_PAGE, example: 50 })
  limit: number = 50;
}

/** What a cursor holds, one name per column of the ORDER BY. */
export type CursorShape = readonly ('text' | 'number' | 'uuid' | 'instant')[];
export type CursorValues<Shape extends CursorShape> = {
  -readonly [Index in keyof Shape]: Shape[Index] extends 'number' ? number : Shape[Index] extends 'instant' ? Date : string;
};

/** Writes the place after a row as an opaque text. */
export function encodeCursor(values: readonly (string | number | Date)[]): string {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return Buffer.from(JSON.stringify(plain), 'utf8').toString('base64url');
}

/**
 * Reads a cursor back, checked against its shape, so that its values can be bound as they are.
 *
 * @example
 * const [receivedAt, dossierId] = decodeCursor(query.cursor, ['instant', 'uuid']);
 * @throws Refusal page.bad_cursor when it was not made by encodeCursor for this list.
 */
export function decodeCursor<const Shape extends CursorShape>(cursor: string, shape: Shape): CursorValues<Shape> {
  const values = parseCursor(cursor);
  if (values?.length !== shape.length) throw refuseHttp('page.bad_cursor');
  return values.map((value, index) => readCursorValue(value, shape[index])) as unknown as CursorValues<Shape>;
}

/** Makes a page of rows selected with `limit + 1`; the surplus row only tells that there is a next page. */
export function toPage<Row, Item = Row>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => readonly (string | number | Date)[],
  show: (row: Row) => Item = (row) => row as unknown as Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(show), next: rows.length > limit && last !== undefined ? encodeCursor(place(last)) : null };
}

function parseCursor(cursor: string): readonly unknown[] | undefined {
  if (!/^[\w-]+$/.test(cursor)) return undefined;
  try {
    const values: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cursor, 'base64url')));
    return Array.isArray(values) ? values : undefined;
  } catch {
    return undefined; // Not JSON or not UTF-8: the caller refuses it as page.bad_cursor.
  }
}

function readCursorValue(value: unknown, kind: CursorShape[number] | undefined): string | number | Date {
  if (kind === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
  if (kind === 'text' && typeof value === 'string' && !value.includes('\0')) return value;
  if (kind === 'uuid' && isUuid(value)) return value;
  if (kind === 'instant' && typeof value === 'string') {
    const instant = new Date(value);
    if (!Number.isNaN(instant.getTime())) return instant;
  }
  throw refuseHttp('page.bad_cursor');
}
