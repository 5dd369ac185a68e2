import { formatNumber } from '#libs/vietnamese';
import type { ReportTable, TableColumn } from './compute.js';
import { percentage } from './numbers.js';

/** What a chart draws, and the numbers to print beside it. */
export interface ChartSeries {
  title: string;
  /** Shares of one whole, or values one after the other. */
  kind: 'shares' | 'course';
  points: ChartPoint[];
}

export interface ChartPoint {
  label: string;
  /** Null: nothing is defined there; a course has a gap, which is not 0. */
  value: number | null;
  /** Per cent of all points together; null in a course, and of nothing. */
  share: number | null;
  /** @example '1.811 (68,13 %)' */
  text: string;
}

const REST = 'Còn lại';
/** More slices than eyes tell apart. */
const MOST_SLICES = 8;

/**
 * The rows of one column as shares of its total, the largest first; rows of 0 are left out, and those beyond `most` are one.
 * @throws RangeError when the table has no such column, or it cannot be added up
 * @example shareSeries(table, 'total').points[0] // { label: 'Tư pháp', value: 1807, share: 67.98, text: '1.807 (67,98 %)' }
 */
export function shareSeries(table: ReportTable, columnKey: string, most = MOST_SLICES): ChartSeries {
  const column = columnIn(table, columnKey);
  if (column.kind === 'rate') throw new RangeError(`Rates are no shares: ${columnKey}`);
  const slices = table.rows
    .map((row) => ({ label: row.name, value: row.cells[columnKey] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const kept = slices.length > most ? slices.slice(0, most - 1) : slices;
  const rest = slices.slice(kept.length).reduce((sum, { value }) => sum + value, 0);
  const whole = slices.reduce((sum, { value }) => sum + value, 0);
  const points = [...kept, ...(rest > 0 ? [{ label: REST, value: rest }] : [])].map(({ label, value }): ChartPoint => {
    const share = percentage(value, whole);
    return { label, value, share, text: `${formatNumber(value)} (${formatNumber(share ?? 0)} %)` };
  });
  return { title: headOf(column), kind: 'shares', points };
}

/**
 * One column's total over several periods, each labelled by its table's period.
 * @throws RangeError when a table has no such column
 * @example courseSeries(monthlyTables, 'rate') // on-time rate, month by month
 */
export function courseSeries(tables: readonly ReportTable[], columnKey: string): ChartSeries {
  const points = tables.map((table): ChartPoint => {
    const column = columnIn(table, columnKey);
    const value = table.total.cells[columnKey] ?? null;
    const unit = column.kind === 'rate' && column.measuredIn !== 'points' ? ' %' : '';
    return { label: table.period.label, value, share: null, text: value === null ? '' : `${formatNumber(value)}${unit}` };
  });
  const [first] = tables;
  return { title: first ? headOf(columnIn(first, columnKey)) : '', kind: 'course', points };
}

function columnIn(table: ReportTable, key: string): TableColumn {
  const column = table.columns.find((candidate) => candidate.key === key);
  if (!column) throw new RangeError(`${table.reportId} shows no column ${JSON.stringify(key)}`);
  return column;
}

function headOf({ path }: TableColumn): string {
  return path.join(' - ');
}
