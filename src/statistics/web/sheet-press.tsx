import { Injectable } from '@nestjs/common';
import type { ReportTable } from '#libs/reporting';
import { Document, renderPage, type View } from '#libs/ui';
import { Clock } from '#src/platform/clock';
import { PdfPress } from '#src/platform/press';
import { Assets } from '#src/platform/view';
import { type CountedPlain, type FinishedRun, PlainTables, PrintReport } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { runTitle } from '../domain/run-words.js';
import { PlainSheet } from './plain-sheet.page.js';
import { RecordSheet } from './record-tables.page.js';
import { RunSheet } from './run-sheet.page.js';

/** The sheets of the print pages as PDF files. */
@Injectable()
export class SheetPress {
  constructor(
    private readonly names: ReportNames,
    private readonly assets: Assets,
    private readonly press: PdfPress,
    private readonly clock: Clock,
    private readonly printing: PrintReport,
    private readonly tables: PlainTables,
  ) {}

  async ofRun(run: FinishedRun): Promise<Buffer> {
    const unit = await this.names.unitIn(run.unitId, run.period);
    return this.print(runTitle(run), <RunSheet run={run} unit={unit} parent={await this.names.parentOf(unit, run.period)} verifyAt={this.printing.verifyAt} />);
  }

  async ofRecords(unitId: string, table: ReportTable): Promise<Buffer> {
    const unit = await this.names.unitIn(unitId, table.period);
    return this.print(table.title, <RecordSheet table={table} unit={unit} parent={await this.names.parentOf(unit, table.period)} countedAt={this.clock.now()} />);
  }

  async ofPlain(unitId: string, table: CountedPlain['table']): Promise<Buffer> {
    const unit = table.period ? await this.names.unitIn(unitId, table.period) : await this.names.unit(unitId);
    const parent = await this.names.parentOf(unit, table.period);
    return this.print(table.title, <PlainSheet table={table} lines={this.tables.lines(table)} unit={unit} parent={parent} countedAt={this.clock.now()} />);
  }

  private print(title: string, sheet: View): Promise<Buffer> {
    return this.press.print(renderPage(
      <Document title={`${title} — Một Cửa`} kind="print" assets={{ styles: [], styleText: this.assets.styleText() }}>
        {sheet}
      </Document>,
    ));
  }
}
