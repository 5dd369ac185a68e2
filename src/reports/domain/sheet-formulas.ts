import type { AnyReport, ReportTable, TableRow } from '#libs/reporting';

/** Where a table stands on its sheet. */
export interface SheetPlace {
  letterOf: (columnKey: string) => string;
  firstRow: number;
  lastRow: number;
}

type Shape = Pick<AnyReport, 'columns' | 'identities'>;

/**
 * The formula of a cell that is a total of others in its row or its column, or one of them over another; undefined for what was
 * counted. A formula that would not give the value is never written: the value stands, and the checks say what is wrong.
 * @example formulaOf(R2, table, row, 'received', place, 12) === 'D12+E12+F12'
 */
export function formulaOf(shape: Shape, table: ReportTable, row: TableRow, key: string, place: SheetPlace, rowNumber: number): string | undefined {
  const value = row.cells[key] ?? null;
  if (value === null) return undefined;
  const column = shape.columns.find((each) => each.key === key);
  if (column && 'over' in column.value) return ratioFormula(shape, row, column.value, place, rowNumber);
  if (row.position === null) return columnSum(table, row, key, place);
  const parts = partsOf(shape, table, key);
  if (parts.length === 0 || sum(parts.map((part) => row.cells[part] ?? null)) !== value) return undefined;
  return parts.map((part) => `${place.letterOf(part)}${rowNumber}`).join('+');
}

function columnSum({ rows }: ReportTable, total: TableRow, key: string, { letterOf, firstRow, lastRow }: SheetPlace): string | undefined {
  if (rows.length === 0 || sum(rows.map(({ cells }) => cells[key] ?? null)) !== total.cells[key]) return undefined;
  return `SUM(${letterOf(key)}${firstRow}:${letterOf(key)}${lastRow})`;
}

/** The columns that the first identity of the report adds up to this one; a hidden one is 0. */
function partsOf({ identities }: Shape, { columns }: ReportTable, key: string): string[] {
  const identity = identities.find(({ left, relation }) => relation === undefined && left.length === 1 && left[0] === key);
  const shown = new Set(columns.map((column) => column.key));
  return (identity?.right ?? []).filter((part) => shown.has(part));
}

/** Only where both sides of the stroke stand in columns of their own. */
function ratioFormula(
  { columns }: Shape, { cells }: TableRow, { percentOf, over, scale = 100 }: { percentOf: readonly string[]; over: readonly string[]; scale?: 1 | 100 },
  { letterOf }: SheetPlace, rowNumber: number,
): string | undefined {
  const cellOf = (names: readonly string[]): string | undefined => {
    const same = columns.find(({ key, value }) => 'sum' in value && isSame(value.sum, names) && (cells[key] ?? null) !== null);
    return same && `${letterOf(same.key)}${rowNumber}`;
  };
  const [part, whole] = [cellOf(percentOf), cellOf(over)];
  return part && whole && `ROUND(${part}*${scale}/${whole},2)`;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function sum(values: readonly (number | null)[]): number {
  return Math.round(values.reduce<number>((total, value) => total + (value ?? 0), 0) * 1e6) / 1e6;
}
