import type { ReportTable } from '#libs/reporting';

export interface CellHeads {
  row: string;
  column: string;
  isRate: boolean;
  measuredIn?: 'days' | 'points';
}

/** What a cell is called: its row, and all heads above it. */
export function cellHeads(table: ReportTable, row: string, column: string): CellHeads {
  const found = table.columns.find(({ key }) => key === column);
  const line = row === 'total' ? table.total : table.rows.find(({ position }) => String(position) === row);
  return { row: line?.name ?? '', column: found?.path.join(', ') ?? '', isRate: found?.kind === 'rate', ...(found?.measuredIn && { measuredIn: found.measuredIn }) };
}
