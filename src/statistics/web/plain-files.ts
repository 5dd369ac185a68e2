import { Injectable } from '@nestjs/common';
import { type Answer, file } from '#src/desk';
import { refuseHttp } from '#src/platform/http';
import { type CountedPlain, PlainTables } from '#src/reports';
import { SheetPress } from './sheet-press.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A table of words and numbers in every way in which it is taken away. */
@Injectable()
export class PlainFiles {
  constructor(
    private readonly tables: PlainTables,
    private readonly press: SheetPress,
  ) {}

  /** @param name of the file, without its kind @throws http.no_such_route for a kind that there is not */
  async answer(unitId: string, name: string, kind: string, { table, data }: CountedPlain): Promise<Answer> {
    const fileName = `${name}.${kind}`;
    if (kind === 'xlsx') return file(fileName, XLSX, await this.tables.workbook(unitId, table));
    if (kind === 'docx') return file(fileName, DOCX, await this.tables.document(unitId, table));
    if (kind === 'pdf') return file(fileName, 'application/pdf', await this.press.ofPlain(unitId, table));
    if (kind === 'csv') return file(fileName, 'text/csv; charset=utf-8', this.tables.csv(table));
    if (kind === 'json') return file(fileName, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(data, null, 1), 'utf8'));
    throw refuseHttp('http.no_such_route');
  }
}
