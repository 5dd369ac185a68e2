import { addDays, formatDate } from '#libs/civil-date';
import type { BaseMeasures } from './base-measures.js';
import { type AnyReport, type Column, type Expression, type HeadPath, type Layout, columnOf, headPathOn } from './definition.js';
import type { DossierName } from './detailed-base.js';
import { type Numbers, addNumbers, numbersOf, ratio, sumOf } from './numbers.js';
import type { Period } from './period.js';

/** A row to be: a field of the unit in its own order, a unit, or whatever else the report has a row for. */
export interface ReportLine<Base extends object = BaseMeasures> {
  position: number;
  name: string;
  base: Base;
}

/** Null: nothing is defined there, and nothing is printed. */
export type Cell = number | null;

export interface TableColumn {
  key: string;
  path: HeadPath;
  number: string | null;
  kind: 'count' | 'rate';
  /** Days have halves; points are averages. Absent where things are counted. */
  measuredIn?: 'days' | 'points';
}

export interface TableRow {
  /** Null in the total row. */
  position: number | null;
  name: string;
  /** By column key. */
  cells: Record<string, Cell>;
}

/** Two numbers that should be the same and are not. Shown with the table, never hidden. */
export interface IdentityFailure {
  row: string;
  identity: string;
  left: number;
  right: number;
  /** How left stands to right; absent: they differ. */
  relation?: '>';
}

export interface ReportTable {
  reportId: string;
  title: string;
  unitNoun: string;
  layout: Layout;
  period: Period;
  rowHeads: readonly [{ path: HeadPath; number: string | null }, { path: HeadPath; number: string | null }];
  columns: TableColumn[];
  rows: TableRow[];
  total: TableRow;
  checks: IdentityFailure[];
  footnotes: string[];
}

/**
 * The table of a report over a period, from the base numbers of its lines, which are printed in order of position. A column of
 * which a line lacks the numbers is empty there, and a footnote says so.
 * @example computeReport(R1, [{ position: 1, name: 'Tư pháp', base }], presetPeriod('year', 2021))
 */
export function computeReport(definition: AnyReport<DossierName>, lines: readonly ReportLine[], period: Period, layout?: Layout): ReportTable;
export function computeReport<Name extends string>(
  definition: AnyReport<Name>,
  lines: readonly ReportLine<Numbers<Name>>[],
  period: Period,
  layout?: Layout,
): ReportTable;
export function computeReport(definition: AnyReport, lines: readonly ReportLine<object>[], period: Period, layout: Layout = 'by_field'): ReportTable {
  const ordered = lines.map((line) => ({ ...line, base: numbersOf(line.base) })).sort((a, b) => a.position - b.position);
  const whole = addNumbers(ordered.map((line) => line.base), namesIn(definition));
  const checks = [
    ...ordered.flatMap((line) => failuresOf(definition, line.name, line.base)),
    ...failuresOf(definition, definition.totalName, whole),
  ];
  const columns = definition.columns.filter(
    (column) => !column.hiddenWhenZero || ordered.some((line) => (evaluate(column.value, line.base) ?? 0) !== 0),
  );
  const rowOf = (position: number | null, name: string, base: Numbers): TableRow => ({
    position,
    name,
    cells: Object.fromEntries(columns.map((column) => [column.key, evaluate(column.value, base)])),
  });
  return {
    reportId: definition.id,
    title: definition.title,
    unitNoun: definition.unitNoun,
    layout,
    period: { from: period.from, to: period.to, label: period.label },
    rowHeads: definition.rowHeads[layout],
    columns: columns.map((column) => tableColumn(column, period)),
    rows: ordered.map((line) => rowOf(line.position, line.name, line.base)),
    total: rowOf(null, definition.totalName, whole),
    checks,
    footnotes: [...footnotesOf(definition, whole, period), ...notCounted(columns, whole, period)],
  };
}

/**
 * Where the stock open at the end of one R2 differs from the stock carried over into the next; empty as well when the second
 * period does not begin the day after the first ends.
 */
export function successionFailures(earlier: ReportTable, later: ReportTable): IdentityFailure[] {
  if (addDays(earlier.period.to, 1) !== later.period.from) return [];
  const failures: IdentityFailure[] = [];
  for (const row of [...later.rows, later.total]) {
    const ended = [...earlier.rows, earlier.total].find(({ name }) => name === row.name);
    const left = row.cells['carried_over'] ?? 0;
    const right = ended?.cells['open'] ?? 0;
    if (left !== right) failures.push({ row: row.name, identity: '(6) = (11) của kỳ trước', left, right });
  }
  return failures;
}

function evaluate(expression: Expression<string>, base: Numbers): Cell {
  if ('sum' in expression) return sumOf(expression.sum, base);
  const [part, whole] = [sumOf(expression.percentOf, base), sumOf(expression.over, base)];
  return part === null || whole === null ? null : ratio(part, whole, expression.scale ?? 100);
}

const NOT_NEGATIVE = 'Không có số nào nhỏ hơn 0';

function failuresOf(definition: AnyReport, row: string, base: Numbers): IdentityFailure[] {
  // A name that no column has would never be compared, and nobody would know.
  for (const { left, right } of definition.identities) for (const key of [...left, ...right]) columnOf(definition, key);
  const cells: Numbers = Object.fromEntries(
    definition.columns.map(({ key, value }) => [key, evaluate(value, base)] as const).filter((entry): entry is readonly [string, number] => entry[1] !== null),
  );
  const failures = [
    ...definition.identities.map((identity) => ({ ...identity, numbers: cells })),
    ...definition.balances.map((identity) => ({ ...identity, numbers: base })),
  ].flatMap(({ left, right, text, relation, numbers }): IdentityFailure[] => {
    const [a, b] = [sumOf(left, numbers), sumOf(right, numbers)];
    // What was not counted is told by a footnote; nothing can be compared with it.
    if (a === null || b === null || (relation === '≤' ? a <= b : a === b)) return [];
    return [{ row, identity: text, left: a, right: b, ...(relation && { relation: '>' as const }) }];
  });
  const least = Math.min(0, ...Object.values(base).map((number) => number ?? 0));
  return least < 0 ? [...failures, { row, identity: NOT_NEGATIVE, left: least, right: 0 }] : failures;
}

function tableColumn(column: Column<string, unknown>, period: Period): TableColumn {
  const { key, number, kind, measuredIn } = column;
  return { key, path: headPathOn(column, period.to), number, kind, ...(measuredIn && { measuredIn }) };
}

function footnotesOf(definition: AnyReport, whole: Numbers, period: Period): string[] {
  const asOf = `Số liệu tính từ ngày ${formatDate(period.from)} đến hết ngày ${formatDate(period.to)}.`;
  const notes = definition.footnotes.map(({ text, counts }) =>
    text.replace(/\{(\d)\}/g, (_, index: string) => String(sumOf(counts[Number(index)] ?? [], whole) ?? '…')),
  );
  return [asOf, ...notes];
}

/** An empty column needs a word: it is not that there was nothing. */
function notCounted(columns: readonly Column<string, unknown>[], whole: Numbers, period: Period): string[] {
  const empty = columns.filter(({ value }) => namesOf(value).some((name) => whole[name] === undefined));
  return empty.length === 0 ? [] : [`Chưa có số liệu để tính: ${empty.map((column) => headPathOn(column, period.to).join(' - ')).join('; ')}.`];
}

function namesIn({ columns, balances, footnotes }: AnyReport): string[] {
  return [
    ...columns.flatMap(({ value }) => namesOf(value)),
    ...balances.flatMap(({ left, right }) => [...left, ...right]),
    ...footnotes.flatMap(({ counts }) => counts.flat()),
  ];
}

function namesOf(value: Expression<string>): readonly string[] {
  return 'sum' in value ? value.sum : [...value.percentOf, ...value.over];
}
