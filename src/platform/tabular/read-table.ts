import type { Readable } from 'node:stream';
import type { Refusal } from '#src/platform/refusal';
import { type ColumnSpec, checkHeader, freeHeader, type Header, matchHeader } from './columns.js';
import { csvRows } from './csv-rows.js';
import { kindOf, PREFIX_BYTES } from './file-kind.js';
import type { RawRow } from './raw-row.js';
import { refuse } from './refusals.js';
import { xlsxRows } from './xlsx-rows.js';

export interface ReadTableOptions {
  /** For messages only: the type is told by the content. */
  readonly fileName: string;
  /** Headings to expect, in any order; without them every heading is its own key. */
  readonly columns?: readonly ColumnSpec[];
  readonly maxBytes?: number;
  readonly maxRows?: number;
}

export interface TableRow {
  /** As a spreadsheet numbers it: the first row of the file is 1, blank rows count. */
  readonly row: number;
  /** By column key; trimmed, NFC; '' where empty or where an optional column is not in the file. */
  readonly cells: Readonly<Record<string, string>>;
  /** What is wrong with this row's cells; the rows after it can still be read. */
  readonly problems: readonly Refusal[];
}

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_CELL = 10_000;
/** A register often carries its title above the headings. */
const ROWS_BEFORE_HEADINGS = 20;
// What no keyboard types and PostgreSQL or a printed form cannot hold; U+FFFD marks what an earlier program destroyed.
const BROKEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/g;

/**
 * Reads a CSV or XLSX table row by row, in flat memory for CSV; an XLSX is held compressed, with its shared texts.
 *
 * Dates in XLSX cells come as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, the workbook's own wall clock, whatever the zone of the
 * process. Merged cells all carry the value of their top left cell. The first visible sheet is read.
 *
 * @example
 * for await (const { row, cells } of readTable(upload, { fileName: 'so.csv', columns: [{ key: 'code', label: 'Mã hồ sơ', required: true }] })) …
 *
 * @throws a refusal `tabular.*` (see isTableError) when the file as a whole cannot be read.
 */
export async function* readTable(source: Readable | Buffer, options: ReadTableOptions): AsyncGenerator<TableRow, void, undefined> {
  const { columns, fileName, maxRows = Infinity } = options;
  let header: Header | undefined;
  let closest: Header | undefined;
  let before = 0;
  let count = 0;
  for await (const raw of rawRows(source, options)) {
    const cells = raw.cells.map((cell) => cell.trim().normalize('NFC'));
    if (cells.every((cell) => cell === '')) continue;
    if (!header) {
      const candidate = columns ? matchHeader(cells, columns) : freeHeader(cells);
      if (candidate.matched > (closest?.matched ?? -1)) closest = candidate;
      if (candidate.matched > 0 && candidate.missing.length === 0) header = checkHeader(candidate);
      else if (++before >= ROWS_BEFORE_HEADINGS) break;
      continue;
    }
    if (++count > maxRows) throw refuse('tabular.too_many_rows', { file: fileName, limit: maxRows });
    yield toRow({ ...raw, cells }, header, columns);
  }
  if (!header && closest) checkHeader(closest);
  if (!header) throw refuse('tabular.empty', { file: fileName });
}

/**
 * The rows as they stand, before anybody knows which are headings: trimmed, NFC, without what no keyboard types.
 * @throws a refusal `tabular.*`
 */
export async function* readRows(source: Readable | Buffer, options: Pick<ReadTableOptions, 'fileName' | 'maxBytes' | 'maxRows'>): AsyncGenerator<RawRow> {
  const { fileName, maxRows = Infinity } = options;
  let count = 0;
  for await (const { row, cells } of rawRows(source, options)) {
    if (++count > maxRows) throw refuse('tabular.too_many_rows', { file: fileName, limit: maxRows });
    yield { row, cells: cells.map((cell) => cell.replace(BROKEN, '').trim().normalize('NFC').slice(0, MAX_CELL)) };
  }
  if (count === 0) throw refuse('tabular.empty', { file: fileName });
}

async function* rawRows(source: Readable | Buffer, options: ReadTableOptions): AsyncGenerator<RawRow> {
  const { fileName: file, maxBytes = MAX_BYTES } = options;
  const chunks = limited(Buffer.isBuffer(source) ? [source] : (source as AsyncIterable<Buffer>), file, maxBytes);
  try {
    const start: Buffer[] = [];
    let size = 0;
    while (size < PREFIX_BYTES) {
      const next = await chunks.next();
      if (next.done) break;
      start.push(next.value);
      size += next.value.length;
    }
    const prefix = Buffer.concat(start);
    if (prefix.length === 0) throw refuse('tabular.empty', { file });
    const kind = kindOf(prefix.subarray(0, PREFIX_BYTES));
    if (kind.type === 'other') throw refuse('tabular.wrong_type', { file, found: kind.name });
    if (kind.type === 'xlsx') yield* xlsxRows(await collect(prefix, chunks), file);
    else yield* csvRows(rejoin(prefix, chunks), prefix.subarray(0, PREFIX_BYTES), file);
  } finally {
    await chunks.return(undefined);
    if (!Buffer.isBuffer(source)) source.destroy();
  }
}

async function* limited(source: Iterable<Buffer> | AsyncIterable<Buffer>, file: string, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw refuse('tabular.too_big', { file, limit });
    yield chunk;
  }
}

async function* rejoin(prefix: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield prefix;
  yield* rest;
}

async function collect(prefix: Buffer, rest: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks = [prefix];
  for await (const chunk of rest) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function toRow(raw: RawRow, header: Header, columns: readonly ColumnSpec[] | undefined): TableRow {
  const { row } = raw;
  const cells: Record<string, string> = {};
  for (const { key } of columns ?? []) cells[key] = '';
  const problems: Refusal[] = [];
  const extra: string[] = [];
  for (const key of header.keys) if (key !== undefined) cells[key] = '';
  raw.cells.forEach((text, index) => {
    if (text === '') return;
    const key = header.keys[index];
    if (key === undefined) return void extra.push(shortened(text));
    const column = header.labels.get(key) ?? key;
    if (raw.errors?.has(index)) problems.push(refuse('tabular.formula_error', { row, column, error: text }));
    if (text.length > MAX_CELL) problems.push(refuse('tabular.cell_too_long', { row, column, limit: MAX_CELL }));
    const clean = text.replace(BROKEN, '');
    if (clean !== text) problems.push(refuse('tabular.broken_character', { row, column }));
    cells[key] = clean.slice(0, MAX_CELL);
  });
  if (extra.length > 0) problems.push(refuse('tabular.extra_cells', { row, cells: extra.slice(0, 5) }));
  return { row, cells, problems };
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
