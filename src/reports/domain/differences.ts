import type { Cell, ReportTable, TableRow } from '#libs/reporting';
import type { RunOutcome } from './run.js';

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
  const byPlace = ({ position, name }: TableRow): string => `${position ?? 'total'} ${name}`;
  return differences([before, byPlace], [after, byPlace]);
}

/** The same between what was counted: a unit's row is its own under whatever name and in whichever place. */
export function outcomeDifferences(before: Counted, after: Counted): CellDifference[] {
  return differences([before.table, placeIn(before)], [after.table, placeIn(after)]);
}

type Counted = Pick<RunOutcome, 'rows' | 'table'>;
type Side = readonly [table: ReportTable, keyOf: (row: TableRow) => string];

function placeIn({ rows }: Counted): (row: TableRow) => string {
  return ({ position, name }) => {
    const counted = rows.find((row) => row.position === position);
    return position !== null && counted && 'unitIds' in counted ? `unit ${counted.unitIds[0] ?? ''}` : `${position ?? 'total'} ${name}`;
  };
}

function differences([before, keyBefore]: Side, [after, keyAfter]: Side): CellDifference[] {
  const rowsOf = (table: ReportTable, keyOf: Side[1]): Map<string, TableRow> => new Map([...table.rows, table.total].map((row) => [keyOf(row), row]));
  const [old, now] = [rowsOf(before, keyBefore), rowsOf(after, keyAfter)];
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
