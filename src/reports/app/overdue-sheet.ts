import exceljs from 'exceljs';
import { formatDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import type { OverdueSheet } from './list-overdue.js';

const FONT = 'Times New Roman';
const THIN: Partial<exceljs.Border> = { style: 'thin' };
const BORDER: Partial<exceljs.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const WIDTHS = [6, 30, 36, 26, 12, 12, 10, 28, 22, 18];
/** A text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** With a byte order mark, so that spreadsheets take it for UTF-8. */
export function csvOf({ heads, lines }: OverdueSheet): Buffer {
  const quoted = (cell: string | number): string => {
    const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return Buffer.from(`\uFEFF${[heads, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`, 'utf8');
}

export async function workbookOfSheet(title: string, period: Period, { heads, lines }: OverdueSheet): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('R10', { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '4:4' } });
  sheet.columns = heads.map((_, index) => ({ width: WIDTHS[index] ?? 14 }));
  sheet.mergeCells(1, 1, 1, heads.length);
  sheet.getCell(1, 1).value = title.toUpperCase();
  sheet.getCell(1, 1).style = { font: { name: FONT, size: 14, bold: true }, alignment: { horizontal: 'center' } };
  sheet.mergeCells(2, 1, 2, heads.length);
  sheet.getCell(2, 1).value = `${period.label}. Từ ngày ${formatDate(period.from)} đến hết ngày ${formatDate(period.to)}`;
  sheet.getCell(2, 1).style = { font: { name: FONT, size: 12, italic: true }, alignment: { horizontal: 'center' } };
  [heads, ...lines].forEach((line, index) => {
    line.forEach((value, column) => {
      const cell = sheet.getCell(4 + index, column + 1);
      cell.value = value;
      cell.style = { font: { name: FONT, size: 12, bold: index === 0 }, border: BORDER, alignment: { wrapText: true, vertical: 'middle', ...(typeof value === 'number' && { horizontal: 'right' as const }) } };
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
