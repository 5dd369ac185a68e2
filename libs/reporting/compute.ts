import { addDays, formatDate } from '#libs/civil-date';
import { type BaseMeasures, type BaseName, addBases, baseValue } from './base-measures.js';
import { type Column, type Expression, type HeadPath, type Layout, type ReportDefinition, headPathOn } from './definition.js';
import type { Period } from './period.js';
import { ALL_CARRIED, ALL_FINISHED, ALL_OPEN, ALL_RECEIVED } from './selector.js';

/** A row to be: a field of the unit in its own order, or a unit. */
export interface ReportLine {
  position: number;
  name: string;
  base: BaseMeasures;
}

/** Null: nothing is defined there, and nothing is printed. */
export type Cell = number | null;

export interface TableColumn {
  key: string;
  path: HeadPath;
  number: string | null;
  kind: 'count' | 'rate';
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
}

export interface ReportTable {
  reportId: ReportDefinition['id'];
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
 * The table of a report over a period, from the base numbers of its lines, which are printed in order of position.
 * @example computeReport(R1, [{ position: 1, name: 'Tư pháp', base }], presetPeriod('year', 2021))
 */
export function computeReport(
  definition: ReportDefinition,
  lines: readonly ReportLine[],
  period: Period,
  layout: Layout = 'by_field',
): ReportTable {
  const ordered = [...lines].sort((a, b) => a.position - b.position);
  const whole = addBases(ordered.map((line) => line.base));
  const checks = [
    ...ordered.flatMap((line) => failuresOf(definition, line.name, line.base)),
    ...failuresOf(definition, definition.totalName, whole),
  ];
  const columns = definition.columns.filter(
    (column) => !column.hiddenWhenZero || ordered.some((line) => evaluate(column.value, line.base) !== 0),
  );
  const rowOf = (position: number | null, name: string, base: BaseMeasures): TableRow => ({
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
    footnotes: footnotesOf(definition, whole, period),
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

/** Per cent with at most two decimals, halves up; null over 0. @example percentage(2, 3) === 66.67 */
export function percentage(part: number, whole: number): number | null {
  // In integers: 1.005 times 100 is not 100.5 in binary.
  return whole === 0 ? null : Math.floor((part * 20_000 + whole) / (2 * whole)) / 100;
}

function evaluate(expression: Expression, base: BaseMeasures): Cell {
  if ('sum' in expression) return sumOf(expression.sum, base);
  return percentage(sumOf(expression.percentOf, base), sumOf(expression.over, base));
}

function sumOf(names: readonly BaseName[], base: BaseMeasures): number {
  return names.reduce((sum, name) => sum + baseValue(base, name), 0);
}

const BALANCE = 'Tiếp nhận trong kỳ + kỳ trước chuyển sang = đã giải quyết + đang giải quyết';
const NOT_NEGATIVE = 'Không có số nào nhỏ hơn 0';
const EVERY_BASE: readonly BaseName[] = [...ALL_RECEIVED, ...ALL_CARRIED, ...ALL_FINISHED, ...ALL_OPEN, 'withdrawn', 'stopped'];

function failuresOf(definition: ReportDefinition, row: string, base: BaseMeasures): IdentityFailure[] {
  const column = (key: string): number => {
    const found = definition.columns.find((candidate) => candidate.key === key);
    return (found && evaluate(found.value, base)) ?? 0;
  };
  const add = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + column(key), 0);
  const compared = definition.identities.map(({ left, right, text }) => ({
    row,
    identity: text,
    left: add(left),
    right: add(right),
  }));
  compared.push({
    row,
    identity: BALANCE,
    left: sumOf([...ALL_RECEIVED, ...ALL_CARRIED], base),
    right: sumOf([...ALL_FINISHED, ...ALL_OPEN], base),
  });
  const least = Math.min(...EVERY_BASE.map((name) => baseValue(base, name)));
  compared.push({ row, identity: NOT_NEGATIVE, left: Math.min(least, 0), right: 0 });
  return compared.filter(({ left, right }) => left !== right);
}

function tableColumn(column: Column, period: Period): TableColumn {
  return { key: column.key, path: headPathOn(column, period.to), number: column.number, kind: column.kind };
}

function footnotesOf(definition: ReportDefinition, whole: BaseMeasures, period: Period): string[] {
  const asOf = `Số liệu tính từ ngày ${formatDate(period.from)} đến hết ngày ${formatDate(period.to)}.`;
  const notes = definition.footnotes.map(({ text, counts }) =>
    text.replace(/\{(\d)\}/g, (_, index: string) => String(sumOf(counts[Number(index)] ?? [], whole))),
  );
  return [asOf, ...notes];
}
