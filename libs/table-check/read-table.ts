import { normaliseText, searchKey } from '#libs/vietnamese';
import { LAYOUTS, type Layout, type LayoutColumn, type LayoutId, rowKind } from './layouts.js';
import { type Printed, readPrinted } from './printed-number.js';
import { type TextRows, readHeads } from './read-heads.js';

export interface PrintedCell {
  text: string;
  printed: Printed;
}

export interface PrintedRow {
  /** Of the row among those handed in, from 1. */
  line: number;
  position: string;
  name: string;
  /** By column key. */
  cells: Readonly<Record<string, PrintedCell>>;
}

export interface PrintedTable {
  layout: Layout;
  columns: readonly LayoutColumn[];
  missing: readonly LayoutColumn[];
  rows: readonly PrintedRow[];
  /** The row 'Tổng', when there is one; empty cells of it claim nothing. */
  total: PrintedRow | null;
}

const TOTAL = /^(tong|tong so|tong cong|cong|total)$/;
const NOTHING: PrintedCell = { text: '', printed: { kind: 'empty' } };

/**
 * The table in rows of text, known by its heads: Vietnamese ones, merged over up to three rows, or column keys. It ends with its
 * total row, and without one at the first empty row.
 * @returns null when the heads are of no layout known here
 */
export function readTable(rows: TextRows): PrintedTable | null {
  const heads = readHeads(rows);
  if (!heads) return null;
  const layout = LAYOUTS[heads.layout];
  const data: PrintedRow[] = [];
  let total: PrintedRow | null = null;
  for (const [index, cells] of rows.slice(heads.dataFrom).entries()) {
    const text = (at: number | null): string => normaliseText(at === null ? '' : (cells[at] ?? ''));
    if (cells.every((cell) => cell.trim() === '')) {
      if (data.length > 0) break;
      continue;
    }
    const name = text(heads.name);
    const row: PrintedRow = {
      line: heads.dataFrom + index + 1,
      position: text(heads.position),
      name,
      cells: Object.fromEntries(heads.columns.map(({ column, at }) => [column.key, cellOf(text(at), heads.layout, column, name)])),
    };
    // 'Tổng' may stand in the merged cell of the row's number.
    if (heads.layout !== 'R7' && [row.name, row.position].some((label) => TOTAL.test(searchKey(label)))) {
      total = row;
      break;
    }
    data.push(row);
  }
  return { layout, columns: heads.columns.map(({ column }) => column), missing: heads.missing, rows: data, total };
}

export function cellAt(row: PrintedRow, key: string): PrintedCell {
  return row.cells[key] ?? NOTHING;
}

/** Empty cells and columns that may be left out are 0; null where no number can be read. */
export function valueAt(row: PrintedRow, key: string): number | null {
  const { printed } = cellAt(row, key);
  if (printed.kind === 'empty') return 0;
  return printed.kind === 'number' ? printed.value : null;
}

function cellOf(text: string, layout: LayoutId, column: LayoutColumn, rowName: string): PrintedCell {
  const kind = layout === 'R7' ? rowKind(searchKey(rowName)) : column.kind;
  return kind === 'text' ? { text, printed: { kind: 'empty' } } : { text, printed: readPrinted(text, kind) };
}
