import { gunzipSync, gzipSync } from 'node:zlib';
import type { TableRow } from '#src/platform/tabular';

/** What a form may carry besides; the rest of its fields are short. */
const MOST_CHARACTERS = 900_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** Rows that were looked at travel with the form that applies them; undefined where they are too many for a form. */
export function packRows(rows: readonly TableRow[]): string | undefined {
  const text = gzipSync(JSON.stringify(rows.map(({ row, cells }) => [row, cells]))).toString('base64url');
  return text.length <= MOST_CHARACTERS ? text : undefined;
}

/** Undefined where it was not made by packRows. */
export function unpackRows(text: string): TableRow[] | undefined {
  try {
    const rows: unknown = JSON.parse(gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: MOST_BYTES }).toString('utf8'));
    return Array.isArray(rows) && rows.every(isPacked) ? rows.map(([row, cells]) => ({ row, cells, problems: [] })) : undefined;
  } catch {
    return undefined;
  }
}

function isPacked(packed: unknown): packed is [number, Record<string, string>] {
  if (!Array.isArray(packed) || packed.length !== 2) return false;
  const [row, cells] = packed as [unknown, unknown];
  return Number.isSafeInteger(row) && typeof cells === 'object' && cells !== null && Object.values(cells).every((cell) => typeof cell === 'string');
}
