import { PassThrough } from 'node:stream';
import type exceljs from 'exceljs';

export interface ExportedFile {
  name: string;
  type: string;
  bytes: Buffer;
}

export interface SheetColumn<Row> {
  head: string;
  width: number;
  /** Of dates. */
  format?: string;
  value: (row: Row) => string | number | Date | null;
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const MOST_EXPORTED = 50_000;
export const MINUTE_FORMAT = 'dd/mm/yyyy hh:mm';

const FONT = { name: 'Times New Roman', size: 12 };
const HANOI_MS = 7 * 3_600_000;

/** A sheet knows no time zone: it gets the clock on the wall. */
export function wallClock(at: Date | null): Date | null {
  return at && new Date(at.getTime() + HANOI_MS);
}

/** Numbered rows under one head, written row by row so that fifty thousand of them need no more memory than one batch and the packed file. */
export async function sheetFile<Row>(title: string, columns: readonly SheetColumn<Row>[], batches: AsyncIterable<readonly Row[]>): Promise<{ bytes: Buffer; rows: number }> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { stream: { xlsx } } = (await import('exceljs')).default;
  const book = new xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = openSheet(book, title, columns);
  let rows = 0;
  for await (const batch of batches) {
    for (const each of batch) {
      rows += 1;
      const row = sheet.addRow([rows, ...columns.map(({ value }) => value(each))]);
      row.font = FONT;
      row.commit();
    }
  }
  if (rows === MOST_EXPORTED) sheet.addRow(['', `Danh sách dừng ở ${MOST_EXPORTED} dòng; hãy lọc bớt để xuất phần còn lại.`]).commit();
  sheet.commit();
  await book.commit();
  return { bytes: Buffer.concat(chunks), rows };
}

function openSheet<Row>(book: exceljs.stream.xlsx.WorkbookWriter, title: string, columns: readonly SheetColumn<Row>[]): exceljs.Worksheet {
  const sheet = book.addWorksheet(title.slice(0, 31), {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
  });
  sheet.columns = [{ width: 7 }, ...columns.map(({ width, format }) => ({ width, style: format === undefined ? {} : { numFmt: format } }))];
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length + 1 } };
  const head = sheet.addRow(['STT', ...columns.map(({ head: text }) => text)]);
  head.font = { ...FONT, bold: true };
  head.alignment = { vertical: 'middle', wrapText: true };
  head.commit();
  return sheet;
}
