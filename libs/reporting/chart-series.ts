import { formatNumber } from '#libs/vietnamese';
import type { ReportTable, TableColumn } from './compute.js';
import { percentage } from './numbers.js';

/** A picture of figures with its numbers: drawn on a page, and as a chart of Word in a document. */
export interface FigureChart {
  key: string;
  title: string;
  /** Lying bars, a group per label; or lines over time. */
  kind: 'bars' | 'course';
  labelTitle: string;
  labels: string[];
  series: ChartLine[];
  /** Printed beside, not drawn. */
  beside: ChartLine[];
  unit: '' | '%';
}

export interface ChartLine {
  name: string;
  /** One per label. Null: nothing is defined there; a line has a gap, which is not 0. */
  values: (number | null)[];
}

type Head = Pick<FigureChart, 'key' | 'title'>;

const REST = 'Còn lại';
/** More slices than eyes tell apart. */
const MOST_SLICES = 10;

/**
 * The rows of one column as shares of its total, the largest first; rows of 0 are left out, and those beyond `most` are one.
 * @throws RangeError when the table has no such column, or it cannot be added up
 * @example shareChart(table, 'total', { key: 'shares', title: 'Hồ sơ theo lĩnh vực' }).beside[0] // { name: 'Tỷ lệ %', values: [67.98, 28.07, 3.95] }
 */
export function shareChart(table: ReportTable, columnKey: string, head: Head, most = MOST_SLICES): FigureChart {
  const column = columnIn(table, columnKey);
  if (column.kind === 'rate') throw new RangeError(`Rates are no shares: ${columnKey}`);
  const slices = table.rows
    .map((row) => ({ label: row.name, value: row.cells[columnKey] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const kept = slices.length > most ? slices.slice(0, most - 1) : slices;
  const rest = slices.slice(kept.length).reduce((sum, { value }) => sum + value, 0);
  const whole = slices.reduce((sum, { value }) => sum + value, 0);
  const points = [...kept, ...(rest > 0 ? [{ label: REST, value: rest }] : [])];
  return {
    ...head, kind: 'bars', unit: '', labelTitle: rowTitle(table), labels: points.map(({ label }) => label),
    series: [{ name: column.path.at(-1) === 'Tổng số' ? (column.path[0] ?? '') : column.path.join(', '), values: points.map(({ value }) => value) }],
    beside: [{ name: 'Tỷ lệ %', values: points.map(({ value }) => percentage(value, whole)) }],
  };
}

/** A rate of each row: a column of rates, or columns in per cent of others. */
export interface RowRate {
  name: string;
  part: readonly string[];
  whole: readonly string[];
}

/**
 * Rates row by row, in the table's order; rows in which none is defined are left out.
 * @throws RangeError when the table has no such column
 */
export function rateChart(table: ReportTable, rates: readonly RowRate[], head: Head): FigureChart {
  for (const key of rates.flatMap(({ part, whole }) => [...part, ...whole])) columnIn(table, key);
  const sum = (keys: readonly string[], cells: ReportTable['total']['cells']): number => keys.reduce((all, key) => all + (cells[key] ?? 0), 0);
  const rows = table.rows
    .map(({ name, cells }) => ({ name, values: rates.map(({ part, whole }) => percentage(sum(part, cells), sum(whole, cells))) }))
    .filter(({ values }) => values.some((value) => value !== null));
  return {
    ...head, kind: 'bars', unit: '%', labelTitle: rowTitle(table), labels: rows.map(({ name }) => name), beside: [],
    series: rates.map(({ name }, index) => ({ name, values: rows.map(({ values }) => values[index] ?? null) })),
  };
}

/** What a chart shows, in words: for those who do not see it. @example 'Tỷ lệ đúng hạn, %. 11/2025: 100; 12/2025: 57,14.' */
export function chartWords({ title, labels, series }: FigureChart): string {
  const told = labels.map((label, index) => {
    const values = series.map(({ name, values: of }) => {
      const value = of[index] ?? null;
      const text = value === null ? 'không có' : formatNumber(value);
      return series.length > 1 ? `${name} ${text}` : text;
    });
    return `${label}: ${values.join(', ')}`;
  });
  return `${title}. ${told.join('; ')}.`;
}

/** Nothing to look at: no row, or nothing in any. A rate of 0 is something. */
export function isEmptyChart({ series, unit }: FigureChart): boolean {
  return series.every(({ values }) => values.every((value) => value === null || (value === 0 && unit === '')));
}

function columnIn(table: ReportTable, key: string): TableColumn {
  const column = table.columns.find((candidate) => candidate.key === key);
  if (!column) throw new RangeError(`${table.reportId} shows no column ${JSON.stringify(key)}`);
  return column;
}

function rowTitle({ rowHeads }: ReportTable): string {
  return rowHeads[1].path.join(', ');
}
