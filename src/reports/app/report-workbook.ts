import exceljs from 'exceljs';
import { type AnyReport, REPORT_DEFINITIONS, type ReportTable, type TableColumn, type TableRow } from '#libs/reporting';
import { headCells } from '../domain/head-cells.js';
import { letterheadOf, noteLinesOf, type PaperHeading, type PaperLine, type PaperPair, SIGNATURES, titleLinesOf } from '../domain/paper-words.js';
import { formulaOf, type SheetPlace } from '../domain/sheet-formulas.js';
import { RECORD_TABLES } from './count-records.js';

/** As many as stay readable on A4 across, with the letterhead and the notes. */
const ROWS_ON_ONE_SHEET = 16;
/** Of every table of this module: how its columns come of each other. */
const DEFINITIONS: readonly AnyReport[] = [...Object.values(REPORT_DEFINITIONS), ...Object.values(RECORD_TABLES)];
const NOTHING_DEFINED: Pick<AnyReport, 'columns' | 'identities'> = { columns: [], identities: [] };

const FONT = 'Times New Roman';
const THIN: Partial<exceljs.Border> = { style: 'thin' };
const BORDER: Partial<exceljs.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const CENTRE: Partial<exceljs.Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
const COUNT_FORMAT = '#,##0';
/** Halves of days. */
const DAYS_FORMAT = '#,##0.#';
const POINTS_FORMAT = '#,##0.00';
/** Two decimals where there are any. */
const RATE_FORMAT = '[=100]0;[=0]0;0.00';
const RED = 'FFC00000';

/** The table as an A4 sheet ready to print, sign and send: numbers are numbers, totals are formulas. */
export async function renderWorkbook(table: ReportTable, heading: PaperHeading): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.creator = heading.unitName;
  book.created = heading.countedAt;
  const sheet = book.addWorksheet(table.reportId, {
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, horizontalCentered: true,
      // A commune's table, its notes and signatures stand on one sheet; a longer one runs on, its heads repeated.
      fitToHeight: table.rows.length <= ROWS_ON_ONE_SHEET ? 1 : 0,
      margins: { left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&RTrang &P/&N' },
  });
  const paper = new Paper(sheet, table);
  for (const pair of letterheadOf(heading)) paper.pair(pair);
  paper.gap();
  for (const line of titleLinesOf(table, heading)) paper.line(line);
  paper.heads();
  paper.numbers();
  paper.gap();
  for (const line of noteLinesOf(table, heading)) paper.line(line);
  paper.gap();
  for (const pair of SIGNATURES) paper.pair(pair);
  paper.frame();
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Writes a sheet from top to bottom. */
class Paper {
  #row = 1;
  readonly #width: number;

  constructor(private readonly sheet: exceljs.Worksheet, private readonly table: ReportTable) {
    this.#width = 2 + table.columns.length;
    const longest = Math.max(...table.rows.map(({ name }) => name.length), 16);
    sheet.columns = [{ width: 6 }, { width: Math.min(longest + 4, 44) }, ...table.columns.map(() => ({ width: 12 }))];
  }

  gap(): void {
    this.#row += 1;
  }

  heads(): void {
    const { rowHeads, columns } = this.table;
    const leaves = [...rowHeads, ...columns];
    const top = this.#row;
    const cells = headCells(leaves.map(({ path }) => path));
    for (const { first, last, fromLevel, toLevel, text } of cells) {
      this.merge([top + fromLevel, first + 1, top + toLevel, last + 1], text, { font: { bold: true }, alignment: CENTRE, border: BORDER });
    }
    const levels = Math.max(...cells.map(({ toLevel }) => toLevel)) + 1;
    for (let level = 0; level < levels; level += 1) this.sheet.getRow(top + level).height = 34;
    this.#row += levels;
    if (leaves.some(({ number }) => number !== null)) {
      leaves.forEach(({ number }, index) => this.cell(this.#row, index + 1, number ?? '', { font: { italic: true }, alignment: CENTRE, border: BORDER }));
      this.#row += 1;
    }
    this.sheet.pageSetup.printTitlesRow = `${top}:${this.#row - 1}`;
    this.sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: this.#row - 1 }];
  }

  numbers(): void {
    const [first, last] = [this.#row, this.#row + this.table.rows.length - 1];
    const place = { firstRow: first, lastRow: last, letterOf: (key: string) => this.letterOf(key) };
    for (const row of [...this.table.rows, this.table.total]) this.tableRow(row, place);
  }

  /** What is printed, and nothing beside it; room is left to sign. */
  frame(): void {
    this.#row += 4;
    // ExcelJS puts the stroke before the column only.
    this.sheet.pageSetup.printArea = `A$1:${this.sheet.getColumn(this.#width).letter}$${this.#row}`;
  }

  private letterOf(key: string): string {
    return this.sheet.getColumn(3 + this.table.columns.findIndex((column) => column.key === key)).letter;
  }

  private tableRow(row: TableRow, place: SheetPlace): void {
    const font = { bold: row.position === null };
    const shape = DEFINITIONS.find(({ id }) => id === this.table.reportId) ?? NOTHING_DEFINED;
    this.cell(this.#row, 1, row.position, { font, alignment: CENTRE, border: BORDER });
    this.cell(this.#row, 2, row.name, { font, alignment: { vertical: 'middle', wrapText: true }, border: BORDER });
    this.table.columns.forEach((column, index) => {
      const value = row.cells[column.key] ?? null;
      const formula = formulaOf(shape, this.table, row, column.key, place, this.#row);
      const style = { font, alignment: { horizontal: 'right', vertical: 'middle' }, border: BORDER, numFmt: formatOf(column, value) } as const;
      this.cell(this.#row, index + 3, formula === undefined ? value : { formula, result: value ?? undefined }, style);
    });
    this.#row += 1;
  }

  /** A row with something on the left and something on the right. */
  pair([left, right]: PaperPair): void {
    const row = this.#row;
    this.merge([row, 1, row, 3], left.text, { font: fontOf(left), alignment: CENTRE });
    this.merge([row, 4, row, this.#width], right.text, { font: fontOf(right), alignment: CENTRE });
    this.#row += 1;
  }

  /** A text over the whole width; merged cells do not grow by themselves, so its height is reckoned. */
  line(line: PaperLine): void {
    const { text, at = 'left', size = 12 } = line;
    const row = this.#row;
    this.merge([row, 1, row, this.#width], text, { font: fontOf(line), alignment: { vertical: 'middle', wrapText: true, horizontal: at } });
    const across = this.sheet.columns.reduce((sum, column) => sum + (column.width ?? 10), 0);
    this.sheet.getRow(row).height = 18 * Math.ceil((text.length * (size / 11)) / across);
    this.#row += 1;
  }

  /** @param box top, left, bottom, right */
  private merge(box: [number, number, number, number], text: string, style: Partial<exceljs.Style>): void {
    const [top, left, bottom, right] = box;
    if (top !== bottom || left !== right) this.sheet.mergeCells(box);
    this.cell(top, left, text, style);
  }

  private cell(row: number, column: number, value: exceljs.CellValue, style: Partial<exceljs.Style>): void {
    const cell = this.sheet.getCell(row, column);
    cell.value = value;
    cell.style = { ...style, font: { name: FONT, size: 12, ...style.font } };
  }
}

function formatOf({ kind, measuredIn }: TableColumn, value: number | null): string {
  if (kind === 'rate') return RATE_FORMAT;
  if (measuredIn === undefined || Number.isInteger(value)) return COUNT_FORMAT;
  return measuredIn === 'days' ? DAYS_FORMAT : POINTS_FORMAT;
}

function fontOf({ bold, italic, underline, size, alarm }: PaperLine): Partial<exceljs.Font> {
  return { ...(bold && { bold }), ...(italic && { italic }), ...(underline && { underline }), ...(size && { size }), ...(alarm && { color: { argb: RED } }) };
}
