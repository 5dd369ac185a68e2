import { Injectable } from '@nestjs/common';
import type { ReportTable } from '#libs/reporting';
import { Document, renderPage, type View } from '#libs/ui';
import { PdfPress } from '#src/platform/press';
import { Assets } from '#src/platform/view';
import { type CountedPlain, type FinishedRun, type PaperHeading, PrintReport } from '#src/reports';
import { runTitle } from '../domain/run-words.js';
import { CountedSheet } from './plain-sheet.page.js';
import { TableSheet } from './table-sheet.page.js';

/** The sheets of the print pages as PDF files. */
@Injectable()
export class SheetPress {
  constructor(
    private readonly assets: Assets,
    private readonly press: PdfPress,
    private readonly printing: PrintReport,
  ) {}

  async ofRun(run: FinishedRun): Promise<Buffer> {
    return this.print(runTitle(run), <TableSheet table={run.outcome.table} heading={await this.printing.headingOf(run)} />);
  }

  async ofRecords(unitId: string, table: ReportTable): Promise<Buffer> {
    return this.print(table.title, <TableSheet table={table} heading={await this.printing.headingNow(unitId, table, table.period)} />);
  }

  ofPlain(counted: CountedPlain, heading: PaperHeading): Promise<Buffer> {
    return this.print(counted.table.title, <CountedSheet counted={counted} heading={heading} />);
  }

  private print(title: string, sheet: View): Promise<Buffer> {
    return this.press.print(renderPage(
      <Document title={`${title} — Một Cửa`} kind="print" assets={{ styles: [], styleText: this.assets.styleText() }}>
        {sheet}
      </Document>,
    ));
  }
}
