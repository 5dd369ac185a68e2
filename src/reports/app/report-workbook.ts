import { type AnyReport, REPORT_DEFINITIONS, type ReportTable, type TableColumn, type TableRow } from '#libs/reporting';
import { noteLinesOf, type PaperHeading, titleLinesOf } from '../domain/paper-words.js';
import { formulaOf, type SheetPlace } from '../domain/sheet-formulas.js';
import { COUNT_FORMAT, type GridCell, sheetPaper } from './sheet-paper.js';

/** As many as stay readable on A4 across, with the letterhead and the notes. */
const ROWS_ON_ONE_SHEET = 16;
/** Of every table of this module: how its columns come of each other. */
const DEFINITIONS: readonly AnyReport[] = Object.values(REPORT_DEFINITIONS);
const NOTHING_DEFINED: Pick<AnyReport, 'columns' | 'identities'> = { columns: [], identities: [] };

/** Halves of days. */
const DAYS_FORMAT = '#,##0.#';
const POINTS_FORMAT = '#,##0.00';
/** Two decimals where there are any. */
const RATE_FORMAT = '[=100]0;[=0]0;0.00';

/** The table as an A4 sheet ready to print, sign and send: numbers are numbers, totals are formulas. */
export function renderWorkbook(table: ReportTable, heading: PaperHeading): Promise<Buffer> {
  const { reportId, rowHeads, columns, rows, total } = table;
  const longest = Math.max(...rows.map(({ name }) => name.length), 16);
  return sheetPaper(heading, {
    name: reportId,
    leaves: [...rowHeads, ...columns],
    widths: [6, Math.min(longest + 4, 44), ...columns.map(() => 12)],
    above: titleLinesOf(table, heading),
    rows: (firstRow, letters) => {
      const letterOf = (key: string): string => letters[2 + columns.findIndex((column) => column.key === key)] ?? '';
      const place = { firstRow, lastRow: firstRow + rows.length - 1, letterOf };
      return [...rows, total].map((row, index) => cellsOf(table, row, place, firstRow + index));
    },
    below: noteLinesOf(table, heading),
    onOneSheet: rows.length <= ROWS_ON_ONE_SHEET,
  });
}

function cellsOf(table: ReportTable, row: TableRow, place: SheetPlace, rowNumber: number): GridCell[] {
  const bold = row.position === null;
  const shape = DEFINITIONS.find(({ id }) => id === table.reportId) ?? NOTHING_DEFINED;
  return [
    { value: row.position, at: 'center', bold },
    { value: row.name, at: 'left', bold },
    ...table.columns.map((column): GridCell => {
      const value = row.cells[column.key] ?? null;
      const formula = formulaOf(shape, table, row, column.key, place, rowNumber);
      return { value: formula === undefined ? value : { formula, result: value ?? undefined }, at: 'right', bold, format: formatOf(column, value) };
    }),
  ];
}

function formatOf({ kind, measuredIn }: TableColumn, value: number | null): string {
  if (kind === 'rate') return RATE_FORMAT;
  if (measuredIn === undefined || Number.isInteger(value)) return COUNT_FORMAT;
  return measuredIn === 'days' ? DAYS_FORMAT : POINTS_FORMAT;
}
