import type { Cell, ReportTable, TableRow } from '#libs/reporting';
import type { FigureHead, FigureRow } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { headCells } from '#src/reports';

export interface SheetFigures {
  caption: string;
  heads: FigureHead[][];
  numbers?: string[];
  rows: FigureRow[];
  total: FigureRow;
}

/** A counted table as a FigureTable draws it. @param hrefOf where a cell's dossiers are listed */
export function sheetFigures(table: ReportTable, hrefOf?: (row: string, column: string) => string): SheetFigures {
  const leaves = [...table.rowHeads, ...table.columns];
  const wrong = new Set(table.checks.map(({ row }) => row));
  const rowOf = (row: TableRow): FigureRow => {
    const key = row.position === null ? 'total' : String(row.position);
    return {
      number: row.position === null ? '' : String(row.position),
      name: row.name,
      wrong: wrong.has(row.name),
      figures: table.columns.map((column) => {
        const cell = row.cells[column.key] ?? null;
        // Nothing was counted, so there is nothing to list.
        return { text: figureText(cell), ...(cell !== null && cell !== 0 && hrefOf && { href: hrefOf(key, column.key) }) };
      }),
    };
  };
  return {
    caption: `${table.title}. ${table.period.label}`,
    heads: headLines(leaves.map(({ path }) => path)),
    ...(leaves.some(({ number }) => number !== null) && { numbers: leaves.map(({ number }) => number ?? '') }),
    rows: table.rows.map(rowOf),
    total: rowOf(table.total),
  };
}

export function figureText(cell: Cell): string {
  return cell === null ? '' : formatNumber(cell);
}

function headLines(paths: readonly (readonly string[])[]): FigureHead[][] {
  const cells = headCells(paths);
  const depth = Math.max(...cells.map(({ toLevel }) => toLevel)) + 1;
  return Array.from({ length: depth }, (_, level) =>
    cells
      .filter(({ fromLevel }) => fromLevel === level)
      .sort((a, b) => a.first - b.first)
      .map(({ text, first, last, toLevel }) => ({ text, columns: last - first + 1, lines: toLevel - level + 1 })));
}
