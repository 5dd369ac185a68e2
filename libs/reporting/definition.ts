import type { CivilDate } from '#libs/civil-date';
import type { BaseName } from './base-measures.js';
import { type Selector, selectorOfBases } from './selector.js';

/** `by_field`: a row per field of one unit, or of several added up. `by_unit`: a row per unit, as the supervising unit consolidates. */
export type Layout = 'by_field' | 'by_unit';

/** A head from the top merged cell down to the column's own. */
export type HeadPath = readonly string[];

/** A sum of base numbers; or one sum in per cent of another, with no value where the other is 0. */
export type Expression =
  | { sum: readonly BaseName[] }
  | { percentOf: readonly BaseName[]; over: readonly BaseName[] };

export interface Column {
  key: string;
  /** The head in use for periods that end on `since` or later; the first entry has no `since`. */
  heads: readonly { since: CivilDate | null; path: HeadPath }[];
  /** The column's printed number, '(3)', where the form has one. */
  number: string | null;
  kind: 'count' | 'rate';
  value: Expression;
  /** The dossiers that it counts; for a rate, those above the line. */
  drill: Selector;
  /** Left out of a table in which it would be 0 on every row. */
  hiddenWhenZero: boolean;
}

/** Columns added up on either side must agree on every row. */
export interface Identity {
  left: readonly string[];
  right: readonly string[];
  text: string;
}

export interface RowHead {
  path: HeadPath;
  number: string | null;
}

export interface ReportDefinition {
  id: 'R1' | 'R2';
  title: string;
  unitNoun: string;
  /** Heads of the row number and of the row's name. */
  rowHeads: Record<Layout, readonly [RowHead, RowHead]>;
  totalName: string;
  columns: readonly Column[];
  identities: readonly Identity[];
  footnotes: readonly Footnote[];
}

/** Conventions to print under the table; `{0}`, `{1}` … are the values of `counts` in the total row. */
export interface Footnote {
  text: string;
  counts: readonly (readonly BaseName[])[];
}

/** A column that counts dossiers. */
export function countColumn(
  key: string,
  head: HeadPath | Column['heads'],
  sum: readonly BaseName[],
  more: { number?: string; hiddenWhenZero?: boolean } = {},
): Column {
  return {
    key,
    heads: isPath(head) ? [{ since: null, path: head }] : head,
    number: more.number ?? null,
    kind: 'count',
    value: { sum },
    drill: selectorOfBases(sum),
    hiddenWhenZero: more.hiddenWhenZero ?? false,
  };
}

/** A column in per cent, at most two decimals. */
export function rateColumn(key: string, path: HeadPath, percentOf: readonly BaseName[], over: readonly BaseName[]): Column {
  return {
    key,
    heads: [{ since: null, path }],
    number: null,
    kind: 'rate',
    value: { percentOf, over },
    drill: selectorOfBases(percentOf),
    hiddenWhenZero: false,
  };
}

/**
 * Which dossiers a cell of that column counts.
 * @throws RangeError when the report has no such column.
 * @example cellSelector(R2, 'open_overdue') // { kind: 'open', overdue: true }
 */
export function cellSelector(definition: ReportDefinition, columnKey: string): Selector {
  return columnOf(definition, columnKey).drill;
}

/** @throws RangeError when the report has no such column. */
export function columnOf(definition: ReportDefinition, columnKey: string): Column {
  const column = definition.columns.find((candidate) => candidate.key === columnKey);
  if (!column) throw new RangeError(`${definition.id} has no column ${JSON.stringify(columnKey)}`);
  return column;
}

/** The head in use for a period that ends on that day. */
export function headPathOn(column: Column, day: CivilDate): HeadPath {
  const inUse = column.heads.filter((head) => head.since === null || head.since <= day).at(-1);
  return inUse?.path ?? [];
}

function isPath(head: HeadPath | Column['heads']): head is HeadPath {
  return typeof head[0] === 'string';
}
