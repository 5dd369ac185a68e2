import type { CivilDate } from '#libs/civil-date';
import type { BaseName } from './base-measures.js';
import { type Selector, selectorOfBases } from './selector.js';

/** `by_field`: a row per field of one unit, or of several added up. `by_unit`: a row per unit, as the supervising unit consolidates. */
export type Layout = 'by_field' | 'by_unit';

/** A head from the top merged cell down to the column's own. */
export type HeadPath = readonly string[];

/**
 * A sum of base numbers; or one sum in per cent of another, with no value where the other is 0. With `scale` 1 it is so many for
 * each of the others, not per cent.
 */
export type Expression<Name extends string = BaseName> =
  | { sum: readonly Name[] }
  | { percentOf: readonly Name[]; over: readonly Name[]; scale?: 1 };

/** `Name`: the base numbers that it is made of; `Drill`: how what it counts is told. */
export interface Column<Name extends string = BaseName, Drill = Selector> {
  key: string;
  /** The head in use for periods that end on `since` or later; the first entry has no `since`. */
  heads: readonly { since: CivilDate | null; path: HeadPath }[];
  /** The column's printed number, '(3)', where the form has one. */
  number: string | null;
  kind: 'count' | 'rate';
  /** What is counted when not things: days, halves allowed, or points on average. */
  measuredIn?: 'days' | 'points';
  value: Expression<Name>;
  /** The dossiers that it counts; for a rate, those above the line. */
  drill: Drill;
  /** Left out of a table in which it would be 0 on every row. */
  hiddenWhenZero: boolean;
}

/** Columns added up on either side must agree on every row. */
export interface Identity<Name extends string = string> {
  left: readonly Name[];
  right: readonly Name[];
  text: string;
  /** In place of equality: the left is at most the right. */
  relation?: '≤';
}

export interface RowHead {
  path: HeadPath;
  number: string | null;
}

/**
 * One description drives counting, screens, exports, drill-down and checks. By default a table of dossiers over their base
 * numbers; a table of anything else names its own.
 */
export interface ReportDefinition<Name extends string = BaseName, Drill = Selector, Id extends string = 'R1' | 'R2'> {
  id: Id;
  title: string;
  unitNoun: string;
  /** Heads of the row number and of the row's name. */
  rowHeads: Record<Layout, readonly [RowHead, RowHead]>;
  totalName: string;
  columns: readonly Column<Name, Drill>[];
  identities: readonly Identity[];
  /** Between base numbers, also those that no column shows. */
  balances: readonly Identity<Name>[];
  footnotes: readonly Footnote<Name>[];
}

/** Any report, whatever it counts. */
export type AnyReport<Name extends string = string> = ReportDefinition<Name, unknown, string>;

/** Conventions to print under the table; `{0}`, `{1}` … are the values of `counts` in the total row. */
export interface Footnote<Name extends string = BaseName> {
  text: string;
  counts: readonly (readonly Name[])[];
}

export interface ColumnOptions {
  number?: string;
  hiddenWhenZero?: boolean;
  measuredIn?: 'days' | 'points';
}

/** A column that counts dossiers. */
export function countColumn(key: string, head: HeadPath | Column['heads'], sum: readonly BaseName[], more: ColumnOptions = {}): Column {
  return sumColumn(key, head, sum, selectorOfBases(sum), more);
}

/** A column in per cent, at most two decimals. */
export function rateColumn(key: string, path: HeadPath, percentOf: readonly BaseName[], over: readonly BaseName[]): Column {
  return ratioColumn(key, path, { percentOf, over }, selectorOfBases(percentOf));
}

/** A column of sums of whatever the report counts. */
export function sumColumn<Name extends string, Drill>(
  key: string,
  head: HeadPath | Column['heads'],
  sum: readonly Name[],
  drill: Drill,
  more: ColumnOptions = {},
): Column<Name, Drill> {
  return { key, heads: headsOf(head), kind: 'count', value: { sum }, drill, ...optionsOf(more) };
}

/** A column of one sum over another, at most two decimals. */
export function ratioColumn<Name extends string, Drill>(
  key: string,
  head: HeadPath | Column['heads'],
  value: Extract<Expression<Name>, { over: unknown }>,
  drill: Drill,
  more: ColumnOptions = {},
): Column<Name, Drill> {
  return { key, heads: headsOf(head), kind: 'rate', value, drill, ...optionsOf(more) };
}

/**
 * Columns under one merged head.
 * @example under('Số hồ sơ đã giải quyết', [countColumn('finished', ['Tổng số'], ALL_FINISHED)])
 */
export function under<Name extends string, Drill>(head: string, columns: readonly Column<Name, Drill>[]): Column<Name, Drill>[] {
  return columns.map((column) => ({ ...column, heads: column.heads.map(({ since, path }) => ({ since, path: [head, ...path] })) }));
}

/**
 * The report with one more column, behind the one named or last; all else stays.
 * @throws RangeError when the report has no such column, or has the new one already.
 * @example withColumn(R1, countColumn('withdrawn', ['Công dân xin rút'], ['withdrawn']), 'finished')
 */
export function withColumn<Name extends string, Drill, Id extends string>(
  definition: ReportDefinition<Name, Drill, Id>,
  column: Column<Name, Drill>,
  behind?: string,
): ReportDefinition<Name, Drill, Id> {
  const { columns, id } = definition;
  if (columns.some(({ key }) => key === column.key)) throw new RangeError(`${id} has a column ${JSON.stringify(column.key)} already`);
  const at = behind === undefined ? columns.length : columns.indexOf(columnOf(definition, behind)) + 1;
  return { ...definition, columns: columns.toSpliced(at, 0, column) };
}

/**
 * Which dossiers a cell of that column counts.
 * @throws RangeError when the report has no such column.
 * @example cellSelector(R2, 'open_overdue') // { kind: 'open', overdue: true }
 */
export function cellSelector<Name extends string, Drill, Id extends string>(definition: ReportDefinition<Name, Drill, Id>, columnKey: string): Drill {
  return columnOf(definition, columnKey).drill;
}

/** @throws RangeError when the report has no such column. */
export function columnOf<Name extends string, Drill, Id extends string>(
  definition: ReportDefinition<Name, Drill, Id>,
  columnKey: string,
): Column<Name, Drill> {
  const column = definition.columns.find((candidate) => candidate.key === columnKey);
  if (!column) throw new RangeError(`${definition.id} has no column ${JSON.stringify(columnKey)}`);
  return column;
}

/** The head in use for a period that ends on that day. */
export function headPathOn(column: Pick<Column, 'heads'>, day: CivilDate): HeadPath {
  const inUse = column.heads.filter((head) => head.since === null || head.since <= day).at(-1);
  return inUse?.path ?? [];
}

function headsOf(head: HeadPath | Column['heads']): Column['heads'] {
  return isPath(head) ? [{ since: null, path: head }] : head;
}

function optionsOf({ number, hiddenWhenZero, measuredIn }: ColumnOptions): Pick<Column, 'number' | 'hiddenWhenZero' | 'measuredIn'> {
  return { number: number ?? null, hiddenWhenZero: hiddenWhenZero ?? false, ...(measuredIn && { measuredIn }) };
}

function isPath(head: HeadPath | Column['heads']): head is HeadPath {
  return typeof head[0] === 'string';
}
