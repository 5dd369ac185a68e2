import { formatNumber, searchKey } from '#libs/vietnamese';
import type { LayoutColumn } from './layouts.js';
import { type PrintedRow, type PrintedTable, cellAt } from './read-table.js';
import { rowLabel, shown } from './slip.js';

/** The table that was counted, under the same column keys; null: nothing is defined there. */
export interface CountedTable {
  rows: readonly CountedRow[];
  total: CountedRow | null;
}

export interface CountedRow {
  name: string;
  cells: Readonly<Record<string, number | null>>;
}

export interface Difference {
  code: 'cell' | 'row_not_counted' | 'row_not_printed';
  line: number | null;
  row: string;
  column: string | null;
  printed: string;
  counted: number | null;
  /** A Vietnamese sentence. */
  text: string;
}

/** Rows are matched by name without diacritics; a rate is held against the counted one rounded as printed. */
export function differencesFrom(table: PrintedTable, counted: CountedTable): Difference[] {
  const left = new Map(counted.rows.map((row) => [searchKey(row.name), row]));
  const differences = table.rows.flatMap((row): Difference[] => {
    const key = searchKey(row.name);
    const match = left.get(key);
    left.delete(key);
    return match ? cellDifferences(table, row, match, false) : [rowDifference('row_not_counted', row.name, row.line)];
  });
  const { total } = table;
  if (total && counted.total) differences.push(...cellDifferences(table, total, counted.total, true));
  return [...differences, ...[...left.values()].map(({ name }) => rowDifference('row_not_printed', name, null))];
}

function cellDifferences(table: PrintedTable, row: PrintedRow, counted: CountedRow, isTotal: boolean): Difference[] {
  return table.columns.flatMap((column): Difference[] => {
    const { printed, text } = cellAt(row, column.key);
    const value = counted.cells[column.key] ?? null;
    // A number that cannot be read is a slip already; an empty cell of the total row claims nothing.
    if (printed.kind === 'text' || (isTotal && printed.kind === 'empty') || agrees(column, printed, value)) return [];
    const said = printed.kind === 'empty' ? 'để trống' : `in ${text}`;
    const right = value === null ? 'không có số' : `là ${shown(value)}`;
    return [{
      code: 'cell', line: row.line, row: row.name === '' ? row.position : row.name, column: column.key, printed: text, counted: value,
      text: `${rowLabel(row)}, cột ${column.name}: bảng ${said}, hệ thống đếm ${right}.`,
    }];
  });
}

function agrees({ kind }: LayoutColumn, printed: { kind: 'empty' } | { kind: 'number'; value: number; decimals: number }, counted: number | null): boolean {
  if (printed.kind === 'empty') return counted === null || (counted === 0 && kind !== 'rate');
  if (counted === null) return printed.value === 0 && kind !== 'rate';
  return kind === 'rate' ? formatNumber(counted, printed.decimals) === formatNumber(printed.value, printed.decimals) : counted === printed.value;
}

function rowDifference(code: 'row_not_counted' | 'row_not_printed', name: string, line: number | null): Difference {
  const text = code === 'row_not_counted' ? `Dòng “${name}” không có trong bảng hệ thống đếm.` : `Bảng không có dòng “${name}” mà hệ thống đếm.`;
  return { code, line, row: name, column: null, printed: '', counted: null, text };
}
