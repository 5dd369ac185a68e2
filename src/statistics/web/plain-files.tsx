import { Injectable } from '@nestjs/common';
import type { View } from '#libs/ui';
import { type Answer, file } from '#src/desk';
import { refuseHttp } from '#src/platform/http';
import { type ClosedTable, closedFileName, type CountedPlain, type PaperHeading, PrintPlain } from '#src/reports';
import { CountedSheet } from './plain-sheet.page.js';
import { SheetPress } from './sheet-press.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A table of words and numbers in every way in which it is taken away. */
@Injectable()
export class PlainFiles {
  constructor(
    private readonly printing: PrintPlain,
    private readonly press: SheetPress,
  ) {}

  /** Counted a moment ago. @param name of the file, without its kind @throws http.no_such_route for a kind that there is not */
  async answer(unitId: string, name: string, kind: string, counted: CountedPlain): Promise<Answer> {
    return this.in(name, kind, counted, await this.printing.headingNow(unitId, counted), counted.data);
  }

  /** From what is kept of it: the same however often, whenever. @throws http.no_such_route */
  closed(closed: ClosedTable, kind: string): Promise<Answer> {
    return this.in(closedFileName(closed), kind, closed.content, this.printing.headingOf(closed), closed);
  }

  /** The same on a page to be printed. */
  sheetOf(closed: ClosedTable): View {
    return <CountedSheet counted={closed.content} heading={this.printing.headingOf(closed)} />;
  }

  private async in(name: string, kind: string, counted: CountedPlain, heading: PaperHeading, data: object): Promise<Answer> {
    const fileName = `${name}.${kind}`;
    if (kind === 'xlsx') return file(fileName, XLSX, await this.printing.workbook(counted, heading));
    if (kind === 'docx') return file(fileName, DOCX, await this.printing.document(counted, heading));
    if (kind === 'pdf') return file(fileName, 'application/pdf', await this.press.ofPlain(counted, heading));
    if (kind === 'csv') return file(fileName, 'text/csv; charset=utf-8', this.printing.csv(counted, heading));
    if (kind === 'json') return file(fileName, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(data, null, 1), 'utf8'));
    throw refuseHttp('http.no_such_route');
  }
}
