import { formatNumber } from '#libs/vietnamese';
import type { PrintedRow } from './read-table.js';

export type SlipCode =
  | 'unknown_layout'
  | 'missing_column'
  | 'unreadable'
  | 'negative'
  | 'fraction'
  /** The total row is not what its column adds up to. */
  | 'column_total'
  /** Columns of one row that should be the same are not. */
  | 'row_balance'
  | 'rate_range'
  /** No whole number of dossiers gives that rate. */
  | 'rate'
  /** A rate of nothing. */
  | 'rate_of_nothing'
  | 'days_without_simplification';

/** A number that would make the row agree. */
export interface Alternative {
  column: string;
  value: number;
  /** Whether something that agrees now would then no longer do so. */
  breaksOther: boolean;
}

export interface Slip {
  code: SlipCode;
  /** The row's number among those handed in, from 1; null when the slip is in the heads. */
  line: number | null;
  row: string;
  /** The column key of the cell that the slip is in; null where it is in the row and nothing tells which cell is wrong. */
  column: string | null;
  printed: string;
  /** What would be right, where one number is; null where it cannot be told, or where nothing should stand. */
  expected: number | null;
  alternatives: Alternative[];
  /** A Vietnamese sentence. */
  text: string;
}

/** @example rowLabel(row) // 'Dòng 6 “Tài nguyên môi trường”' */
export function rowLabel(row: PrintedRow): string {
  const name = row.name === '' ? row.position : row.name;
  return row.position === '' || row.name === '' ? `Dòng “${name}”` : `Dòng ${row.position} “${name}”`;
}

/** @throws RangeError for numbers that no table can show */
export function shown(value: number): string {
  return formatNumber(Math.round(value * 1e6) / 1e6);
}

export function slipIn(row: PrintedRow, code: SlipCode, more: Pick<Slip, 'column' | 'text'> & Partial<Slip>): Slip {
  return { code, line: row.line, row: row.name === '' ? row.position : row.name, printed: '', expected: null, alternatives: [], ...more };
}
