import type { Cell, ReportTable, TableRow } from '#libs/reporting';

/** A cell that is not what it was. */
export interface CellDifference {
  /** A row's position, or 'total'. */
  row: string;
  name: string;
  column: string;
  head: string;
  /** Null: nothing was defined there, or there was no such row. */
  before: Cell;
  after: Cell;
}

/** Cell by cell, rows matched by position and name; a column left out for being all zero counts as zeros. */
export function cellDifferences(before: ReportTable, after: ReportTable): CellDifference[] {
  const rowsOf = (table: ReportTable): Map<string, TableRow> =>
    new Map([...table.rows, table.total].map((row) => [`${row.position ?? 'total'} ${row.name}`, row]));
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const columns = new Map([...before.columns, ...after.columns].map((column) => [column.key, column]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    const row = String((is ?? was)?.position ?? 'total');
    return [...columns.values()].flatMap(({ key, path }) => {
      const [left, right] = [cellOf(was, key), cellOf(is, key)];
      return left === right ? [] : [{ row, name: (is ?? was)?.name ?? '', column: key, head: path.join(' - '), before: left, after: right }];
    });
  });
}

function cellOf(row: TableRow | undefined, column: string): Cell {
  if (!row) return null;
  const cell = row.cells[column];
  return cell === undefined ? 0 : cell;
}
