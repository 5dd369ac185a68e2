import exceljs from 'exceljs';
import { type CivilDate, formatDate, formatDateTime } from '#libs/civil-date';
import type { Cell, ReportTable, TableRow } from '#libs/reporting';
import { headCells } from '../domain/head-cells.js';

/** What stands around the table on paper. */
/** As many as stay readable on A4 across, with the letterhead and the notes. */
const ROWS_ON_ONE_SHEET = 16;

export interface PaperHeading {
  unitName: string;
  /** The unit above, which receives the report. */
  parentName: string | null;
  /** Where the unit is, before the date. */
  place: string;
  on: CivilDate;
  countedAt: Date;
  closed: boolean;
  contentHash: string;
}

const FONT = 'Times New Roman';
const THIN: Partial<exceljs.Border> = { style: 'thin' };
const BORDER: Partial<exceljs.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const CENTRE: Partial<exceljs.Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
const COUNT_FORMAT = '#,##0';
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
  paper.letterhead(heading);
  paper.title(heading);
  paper.heads();
  paper.numbers();
  paper.notes(heading);
  paper.signatures();
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

  letterhead({ unitName, parentName, place, on }: PaperHeading): void {
    const [year = '', month = '', day = ''] = on.split('-');
    const date = `${place === '' ? '' : `${place}, `}ngày ${day} tháng ${month} năm ${year}`;
    this.halves(parentName?.toUpperCase() ?? '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', [{}, { bold: true }]);
    this.halves(unitName.toUpperCase(), 'Độc lập - Tự do - Hạnh phúc', [{ bold: true }, { bold: true, underline: true }]);
    this.halves('', date, [{}, { italic: true }]);
    this.#row += 1;
  }

  title({ unitName, parentName }: PaperHeading): void {
    const { title, period, unitNoun } = this.table;
    this.line(title.toUpperCase(), { bold: true, size: 14 }, CENTRE);
    this.line(`Kỳ báo cáo: ${period.label}`, { italic: true }, CENTRE);
    this.line(`Từ ngày ${formatDate(period.from)} đến hết ngày ${formatDate(period.to)}`, { italic: true }, CENTRE);
    this.line(`Đơn vị báo cáo: ${unitName}`);
    if (parentName) this.line(`Đơn vị nhận báo cáo: ${parentName}`);
    this.line(`Đơn vị tính: ${unitNoun}`, { italic: true }, { horizontal: 'right' });
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
    const first = this.#row;
    for (const row of this.table.rows) this.tableRow(row, (cell) => cell);
    const last = this.#row - 1;
    this.tableRow(this.table.total, (cell, column, kind) => {
      if (kind === 'rate' || cell === null || this.table.rows.length === 0) return cell;
      const letter = this.sheet.getColumn(column).letter;
      return { formula: `SUM(${letter}${first}:${letter}${last})`, result: cell };
    });
  }

  notes({ countedAt, closed, contentHash }: PaperHeading): void {
    this.#row += 1;
    for (const { row, identity, left, right } of this.table.checks) {
      this.line(`SỐ LIỆU KHÔNG KHỚP - ${row}: ${identity}: ${left} ≠ ${right}`, { bold: true, color: { argb: RED } });
    }
    this.line('Ghi chú:', { bold: true });
    for (const note of this.table.footnotes) this.line(`- ${note}`);
    const state = closed ? 'số liệu đã chốt' : 'số liệu chưa chốt';
    this.line(`- Tính lúc ${formatDateTime(countedAt)}, ${state}; mã kiểm tra ${contentHash.slice(0, 16)}.`);
    this.#row += 1;
  }

  signatures(): void {
    this.halves('NGƯỜI LẬP BIỂU', 'THỦ TRƯỞNG ĐƠN VỊ', [{ bold: true }, { bold: true }]);
    this.halves('(Ký, ghi rõ họ tên)', '(Ký, đóng dấu, ghi rõ họ tên)', [{ italic: true }, { italic: true }]);
  }

  private tableRow(row: TableRow, valueOf: (cell: Cell, column: number, kind: 'count' | 'rate') => exceljs.CellValue): void {
    const font = { bold: row.position === null };
    this.cell(this.#row, 1, row.position, { font, alignment: CENTRE, border: BORDER });
    this.cell(this.#row, 2, row.name, { font, alignment: { vertical: 'middle', wrapText: true }, border: BORDER });
    this.table.columns.forEach(({ key, kind }, index) => {
      const value = valueOf(row.cells[key] ?? null, index + 3, kind);
      const numFmt = kind === 'rate' ? RATE_FORMAT : COUNT_FORMAT;
      this.cell(this.#row, index + 3, value, { font, alignment: { horizontal: 'right', vertical: 'middle' }, border: BORDER, numFmt });
    });
    this.#row += 1;
  }

  /** A row with something on the left and something on the right. */
  private halves(left: string, right: string, [leftFont, rightFont]: [Partial<exceljs.Font>, Partial<exceljs.Font>]): void {
    const row = this.#row;
    this.merge([row, 1, row, 3], left, { font: leftFont, alignment: CENTRE });
    this.merge([row, 4, row, this.#width], right, { font: rightFont, alignment: CENTRE });
    this.#row += 1;
  }

  /** A text over the whole width; merged cells do not grow by themselves, so its height is reckoned. */
  private line(text: string, font: Partial<exceljs.Font> = {}, alignment: Partial<exceljs.Alignment> = {}): void {
    const row = this.#row;
    this.merge([row, 1, row, this.#width], text, { font, alignment: { vertical: 'middle', wrapText: true, ...alignment } });
    const across = this.sheet.columns.reduce((sum, column) => sum + (column.width ?? 10), 0);
    this.sheet.getRow(row).height = 18 * Math.ceil((text.length * ((font.size ?? 12) / 11)) / across);
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
