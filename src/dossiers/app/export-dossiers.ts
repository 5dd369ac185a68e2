import { PassThrough, type Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import exceljs from 'exceljs';
import { civilDateOf } from '#libs/civil-date';
import { slug } from '#libs/vietnamese';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { worklistLabels } from '../domain/worklist.js';
import { type DossierQuery, FindDossiers } from './find-dossiers.js';
import { SHEET_COLUMNS } from './list-sheet.js';

export const MOST_EXPORTED = 50_000;
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ExportedFile {
  name: string;
  type: string;
  bytes: Buffer;
}

const FONT = { name: 'Times New Roman', size: 12 };

/** A list as a sheet to work on: real dates, identity numbers and telephones by their ends. Who took it away is recorded (Luật 91/2025/QH15). */
@Injectable()
export class ExportDossiers {
  constructor(
    private readonly finding: FindDossiers,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, unitId: string, query: DossierQuery): Promise<ExportedFile> {
    const stream = new PassThrough();
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    await this.write(caller, unitId, query, stream);
    const name = `${slug(worklistLabels[query.list])}-${civilDateOf(this.clock.now())}.xlsx`;
    return { name, type: XLSX, bytes: Buffer.concat(chunks) };
  }

  /** Row by row, so that fifty thousand of them need no more memory than one batch. */
  async write(caller: Caller, unitId: string, query: DossierQuery, to: Writable): Promise<void> {
    const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: to, useStyles: true });
    const sheet = openSheet(book, worklistLabels[query.list]);
    let rows = 0;
    for await (const batch of this.finding.exportRows(unitId, query, MOST_EXPORTED)) {
      for (const item of batch) {
        rows += 1;
        const row = sheet.addRow([rows, ...SHEET_COLUMNS.map(({ value }) => value(item))]);
        row.font = FONT;
        row.commit();
      }
    }
    if (rows === MOST_EXPORTED) sheet.addRow(['', `Danh sách dừng ở ${MOST_EXPORTED} dòng; hãy lọc bớt để xuất phần còn lại.`]).commit();
    sheet.commit();
    await book.commit();
    const facts = { rows, list: query.list };
    await this.database.inUnit(unitId, (tx) => this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'dossiers.exported', subject: query.list, facts }));
  }
}

function openSheet(book: exceljs.stream.xlsx.WorkbookWriter, title: string): exceljs.Worksheet {
  const sheet = book.addWorksheet(title.slice(0, 31), {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
  });
  sheet.columns = [{ width: 7 }, ...SHEET_COLUMNS.map(({ width, format }) => ({ width, style: format === undefined ? {} : { numFmt: format } }))];
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: SHEET_COLUMNS.length + 1 } };
  const head = sheet.addRow(['STT', ...SHEET_COLUMNS.map(({ head: text }) => text)]);
  head.font = { ...FONT, bold: true };
  head.alignment = { vertical: 'middle', wrapText: true };
  head.commit();
  return sheet;
}
