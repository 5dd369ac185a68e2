import { balanceSlips } from './balance-slips.js';
import { cellSlips, partSlips } from './cell-slips.js';
import { type CountedTable, type Difference, differencesFrom } from './compare-counted.js';
import type { LayoutId } from './layouts.js';
import { rateSlips } from './rate-slips.js';
import type { TextRows } from './read-heads.js';
import { type PrintedRow, readTable } from './read-table.js';
import type { Slip } from './slip.js';

export interface TableCheck {
  /** Null: the heads are of no layout known here, and nothing was checked. */
  layout: LayoutId | null;
  /** Rows read, without the total. */
  rowCount: number;
  slips: Slip[];
  /** Against what the system counted; empty when nothing was given. */
  differences: Difference[];
}

/**
 * Reads a hand-made table and names its slips, each once, where it lies. Says nothing of what the table does not print: empty
 * cells of the total row claim nothing. Given the table that was counted, it also names every number that is another.
 * @example checkTable([['Lĩnh vực', 'Tổng số', …], ['Tư pháp', '1.807', …]]).slips
 */
export function checkTable(rows: TextRows, counted?: CountedTable): TableCheck {
  const table = readTable(rows);
  if (!table) return { layout: null, rowCount: 0, slips: [unknownLayout()], differences: [] };
  const ownSlips = cellSlips(table);
  const named = (row: PrintedRow, column: string): boolean => ownSlips.some((slip) => slip.line === row.line && slip.column === column);
  const missing = table.missing.map(({ key, name }): Slip => headSlip('missing_column', key, `Bảng thiếu cột ${name}.`));
  const balances = balanceSlips(table, named);
  const doubtful = (row: PrintedRow, column: string): boolean =>
    [...ownSlips, ...balances].some((slip) => slip.line === row.line && slip.column === column);
  const slips = [...missing, ...ownSlips, ...balances, ...rateSlips(table, doubtful), ...partSlips(table)];
  return {
    layout: table.layout.id,
    rowCount: table.rows.length,
    slips: slips.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    differences: counted ? differencesFrom(table, counted) : [],
  };
}

function headSlip(code: Slip['code'], column: string | null, text: string): Slip {
  return { code, line: null, row: '', column, printed: '', expected: null, alternatives: [], text };
}

function unknownLayout(): Slip {
  return headSlip('unknown_layout', null, 'Không nhận ra đầu bảng: chưa rõ đây là biểu nào.');
}
