import { searchKey } from '#libs/vietnamese';
import { refuse } from './refusals.js';

export interface ColumnSpec {
  /** Name in the code; a heading may use it too. */
  readonly key: string;
  /** Vietnamese heading. */
  readonly label: string;
  /** Other headings in use for the same column. */
  readonly aliases?: readonly string[];
  readonly required: boolean;
}

export interface Header {
  /** The column's key by its place in the row; undefined where the heading is empty. */
  readonly keys: readonly (string | undefined)[];
  /** What to call a column when speaking to the user. */
  readonly labels: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly duplicate: readonly string[];
  readonly matched: number;
}

/** Headings are compared without case, diacritics, spaces and signs: `Mã hồ sơ`, `ma_ho_so` and `MÃ HỒ SƠ (*)` are one. */
function headingKey(text: string): string {
  return searchKey(text).replaceAll(' ', '');
}

export function matchHeader(cells: readonly string[], specs: readonly ColumnSpec[]): Header {
  const byHeading = new Map<string, ColumnSpec>();
  for (const spec of specs) {
    for (const heading of [spec.key, spec.label, ...(spec.aliases ?? [])]) byHeading.set(headingKey(heading), spec);
  }
  const unknown: string[] = [];
  const duplicate: string[] = [];
  const seen = new Set<string>();
  const keys = cells.map((cell) => {
    if (cell === '') return undefined;
    const spec = byHeading.get(headingKey(cell));
    if (!spec) unknown.push(cell);
    else if (seen.has(spec.key)) duplicate.push(spec.label);
    if (spec) seen.add(spec.key);
    return spec?.key;
  });
  const missing = specs.filter((spec) => spec.required && !seen.has(spec.key)).map((spec) => spec.label);
  const labels = new Map(specs.map((spec) => [spec.key, spec.label]));
  return { keys, labels, missing, unknown, duplicate, matched: seen.size };
}

/** Without a specification every heading is its own key. */
export function freeHeader(cells: readonly string[]): Header {
  const headings = cells.filter((cell) => cell !== '');
  const duplicate = [...new Set(headings.filter((cell, index) => headings.indexOf(cell) !== index))];
  const keys = cells.map((cell) => (cell === '' ? undefined : cell));
  return { keys, labels: new Map(), missing: [], unknown: [], duplicate, matched: headings.length };
}

/** @throws tabular.missing_columns, tabular.unknown_columns or tabular.duplicate_columns with the columns' names. */
export function checkHeader(header: Header): Header {
  if (header.missing.length > 0) throw refuse('tabular.missing_columns', { columns: header.missing });
  if (header.unknown.length > 0) throw refuse('tabular.unknown_columns', { columns: header.unknown });
  if (header.duplicate.length > 0) throw refuse('tabular.duplicate_columns', { columns: header.duplicate });
  return header;
}
