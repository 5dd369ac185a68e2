import type { PaperHeading } from '../domain/paper-words.js';
import { formulaText, numberIn, type PlainCell, type PlainRow, type PlainTable, sheetDay } from '../domain/plain-table.js';
import { linesAbove, linesBelow } from '../domain/plain-words.js';
import { COUNT_FORMAT, type GridCell, sheetPaper } from './sheet-paper.js';

/** Notes are longer here than under a table of figures. */
const ROWS_ON_ONE_SHEET = 18;
const DAY_FORMAT = 'dd/mm/yyyy';
const FRACTION_FORMAT = '#,##0.00';

/** As an A4 sheet: numbers are numbers, days are days, what comes of other cells is a formula. */
export function renderPlainWorkbook(table: PlainTable, heading: PaperHeading): Promise<Buffer> {
  const { id, columns, rows } = table;
  return sheetPaper(heading, {
    name: id,
    leaves: columns.map(({ path }) => ({ path, number: null })),
    widths: columns.map(({ width }) => width),
    above: linesAbove(table, heading),
    rows: (firstRow, letters) => rows.map((row, index) => cellsOf(table, row, { row: index, firstRow, letters })),
    below: linesBelow(table, heading),
    onOneSheet: rows.length <= ROWS_ON_ONE_SHEET,
  });
}

function cellsOf(table: PlainTable, { cells, strong = false }: PlainRow, place: Parameters<typeof formulaText>[2]): GridCell[] {
  return table.columns.map(({ at }, index): GridCell => {
    const cell = cells[index] ?? null;
    const format = formatOf(cell);
    return { value: valueOf(table, cell, place), at, bold: strong, ...(format !== undefined && { format }) };
  });
}

function valueOf(table: PlainTable, cell: PlainCell, place: Parameters<typeof formulaText>[2]): GridCell['value'] {
  if (cell === null || typeof cell !== 'object') return cell;
  if ('date' in cell) return sheetDay(cell.date);
  return 'formula' in cell ? { formula: formulaText(table, cell.formula, place), result: cell.number } : cell.number;
}

function formatOf(cell: PlainCell): string | undefined {
  if (cell !== null && typeof cell === 'object' && 'date' in cell) return DAY_FORMAT;
  const number = numberIn(cell);
  if (number === null) return undefined;
  const format = Number.isInteger(number) ? COUNT_FORMAT : FRACTION_FORMAT;
  return typeof cell === 'object' && cell !== null && 'mark' in cell ? `${format}"${cell.mark}"` : format;
}
