import type exceljs from 'exceljs';
import type { HeadPath } from '#libs/reporting';
import { headCells } from '../domain/head-cells.js';
import { letterheadOf, type PaperHeading, type PaperLine, type PaperPair, SIGNATURES } from '../domain/paper-words.js';

const FONT = 'Times New Roman';
const THIN: Partial<exceljs.Border> = { style: 'thin' };
const BORDER: Partial<exceljs.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const CENTRE: Partial<exceljs.Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
const RED = 'FFC00000';
/** The left half of letterhead and signatures: number, name and one column more. */
const LEFT_COLUMNS = 3;

/** Of a line of 12 points. */
const LINE_HEIGHT = 16;
/** Of the width of a column, counted in letters, a letter takes one part; bold ones are wider. */
const WORD_SHARE = 1;
const BOLD_SHARE = 1.3;

export const COUNT_FORMAT = '#,##0';

/** A cell of the grid, ruled. */
export interface GridCell {
  value: exceljs.CellValue;
  at: 'left' | 'center' | 'right';
  bold?: boolean;
  format?: string;
}

export interface SheetBody {
  /** Of the sheet. */
  name: string;
  leaves: readonly { path: HeadPath; number: string | null }[];
  /** In characters, one per leaf. */
  widths: readonly number[];
  above: readonly PaperLine[];
  /** From the number of the first row and the letters of the columns: formulas name them. */
  rows: (firstRow: number, letters: readonly string[]) => GridCell[][];
  below: readonly PaperLine[];
  /** Letterhead, table, notes and signatures are fitted on one sheet; otherwise it runs on, its heads repeated. */
  onOneSheet: boolean;
}

/** A workbook of one A4 sheet across, ready to print, sign and send. */
export async function sheetPaper(heading: PaperHeading, body: SheetBody): Promise<Buffer> {
  // Loaded when the first workbook is wanted: it is the largest of the libraries.
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  book.creator = heading.unitName;
  book.created = heading.countedAt;
  const sheet = book.addWorksheet(body.name, {
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, horizontalCentered: true, fitToHeight: body.onOneSheet ? 1 : 0,
      margins: { left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&RTrang &P/&N' },
  });
  const paper = new Paper(sheet, body.widths);
  for (const pair of letterheadOf(heading)) paper.pair(pair);
  paper.gap();
  for (const line of body.above) paper.line(line);
  paper.heads(body.leaves);
  paper.grid(body.rows);
  paper.gap();
  for (const line of body.below) paper.line(line);
  paper.gap();
  for (const pair of SIGNATURES) paper.pair(pair);
  paper.frame();
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Writes a sheet from top to bottom. */
class Paper {
  #row = 1;
  readonly #width: number;
  /** The last column of the left half. */
  readonly #half: number;

  constructor(private readonly sheet: exceljs.Worksheet, widths: readonly number[]) {
    this.#width = widths.length;
    this.#half = Math.min(LEFT_COLUMNS, this.#width - 1);
    sheet.columns = widths.map((width) => ({ width }));
  }

  gap(): void {
    this.#row += 1;
  }

  heads(leaves: SheetBody['leaves']): void {
    const top = this.#row;
    const cells = headCells(leaves.map(({ path }) => path));
    for (const { first, last, fromLevel, toLevel, text } of cells) {
      this.merge([top + fromLevel, first + 1, top + toLevel, last + 1], text, { font: { bold: true }, alignment: CENTRE, border: BORDER });
    }
    const levels = Math.max(...cells.map(({ toLevel }) => toLevel)) + 1;
    for (let level = 0; level < levels; level += 1) {
      // A head over several levels finds room on the last of them.
      const ending = cells.filter(({ toLevel }) => toLevel === level);
      this.grow(top + level, Math.max(1, ...ending.map(({ first, last, fromLevel, text }) => this.linesOf(text, first, last, BOLD_SHARE) - (level - fromLevel))));
    }
    this.#row += levels;
    if (leaves.some(({ number }) => number !== null)) {
      leaves.forEach(({ number }, index) => this.cell(this.#row, index + 1, number ?? '', { font: { italic: true }, alignment: CENTRE, border: BORDER }));
      this.#row += 1;
    }
    this.sheet.pageSetup.printTitlesRow = `${top}:${this.#row - 1}`;
    this.sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: this.#row - 1 }];
  }

  grid(rowsAt: SheetBody['rows']): void {
    const letters = Array.from({ length: this.#width }, (_, index) => this.sheet.getColumn(index + 1).letter);
    for (const cells of rowsAt(this.#row, letters)) {
      cells.forEach(({ value, at, bold, format }, index) => {
        const alignment = { horizontal: at, vertical: 'middle', ...(at !== 'right' && { wrapText: true }) } as const;
        this.cell(this.#row, index + 1, value, { font: { bold: bold ?? false }, alignment, border: BORDER, ...(format !== undefined && { numFmt: format }) });
      });
      const texts = cells.map(({ value, bold }, index) => (typeof value === 'string' ? this.linesOf(value, index, index, bold ? BOLD_SHARE : WORD_SHARE) : 1));
      this.grow(this.#row, Math.max(...texts));
      this.#row += 1;
    }
  }

  /** What is printed, and nothing beside it; room is left to sign. */
  frame(): void {
    this.#row += 4;
    // ExcelJS puts the stroke before the column only.
    this.sheet.pageSetup.printArea = `A$1:${this.sheet.getColumn(this.#width).letter}$${this.#row}`;
  }

  /** A row with something on the left and something on the right. */
  pair([left, right]: PaperPair): void {
    const row = this.#row;
    this.merge([row, 1, row, this.#half], left.text, { font: fontOf(left), alignment: CENTRE });
    this.merge([row, this.#half + 1, row, this.#width], right.text, { font: fontOf(right), alignment: CENTRE });
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

  /** How many lines a text takes over these columns. */
  private linesOf(text: string, first: number, last: number, share: number): number {
    const width = this.sheet.columns.slice(first, last + 1).reduce((sum, column) => sum + (column.width ?? 10), 0);
    const longest = Math.max(...text.split(/\s/).map((word) => word.length));
    return Math.max(Math.ceil((text.length * share) / width), Math.ceil(longest / width));
  }

  /** Not every program reckons heights when it opens a sheet. */
  private grow(row: number, lines: number): void {
    if (lines > 1) this.sheet.getRow(row).height = LINE_HEIGHT * lines + 2;
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

function fontOf({ bold, italic, underline, size, alarm }: PaperLine): Partial<exceljs.Font> {
  return { ...(bold && { bold }), ...(italic && { italic }), ...(underline && { underline }), ...(size && { size }), ...(alarm && { color: { argb: RED } }) };
}
