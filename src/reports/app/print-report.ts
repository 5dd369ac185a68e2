import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { type Period, type ReportTable, type TextHeading, renderCsv, renderText } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Config } from '#src/platform/config';
import { sha256Of } from '../domain/content-hash.js';
import { type PaperHeading, sealCsv } from '../domain/paper-words.js';
import { tableCharts } from '../domain/report-charts.js';
import type { FinishedRun } from '../domain/run.js';
import { DrawCharts } from './draw-charts.js';
import { VERIFY_PATH } from './find-seal.js';
import { PrintedHeads } from './printed-heads.js';
import { renderDocument } from './report-document.js';
import { renderWorkbook } from './report-workbook.js';

/** A finished table as a file. */
@Injectable()
export class PrintReport {
  constructor(
    private readonly heads: PrintedHeads,
    private readonly charts: DrawCharts,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Where a copy is checked. */
  get verifyAt(): string {
    return `${this.config.PUBLIC_URL?.replace(/\/$/, '') ?? ''}${VERIFY_PATH}`;
  }

  /** With a byte order mark, so that spreadsheets take it for UTF-8. */
  csv(run: FinishedRun): string {
    const { table, contentHash } = run.outcome;
    return renderCsv(table, { bom: true }) + (run.closedAt ? sealCsv({ contentHash, verifyAt: this.verifyAt }) : '');
  }

  /** For a terminal. */
  async text(run: FinishedRun): Promise<string> {
    const { unitName, parentName } = await this.heads.ofRun(run);
    const heading: TextHeading = { reportingUnit: unitName, ...(parentName !== null && { receivingUnit: parentName }) };
    return renderText(run.outcome.table, heading);
  }

  async workbook(run: FinishedRun): Promise<Buffer> {
    return renderWorkbook(run.outcome.table, await this.headingOf(run));
  }

  /** For Word. */
  async document(run: FinishedRun): Promise<Buffer> {
    return renderDocument(run.outcome.table, await this.headingOf(run), { charts: await this.charts.ofRun(run), countedAt: this.clock.now() });
  }

  /** Of a table that was counted a moment ago, without a run. */
  async workbookOf(unitId: string, table: ReportTable): Promise<Buffer> {
    return renderWorkbook(table, await this.headingNow(unitId, table, table.period));
  }

  async documentOf(unitId: string, table: ReportTable): Promise<Buffer> {
    const heading = await this.headingNow(unitId, table, table.period);
    return renderDocument(table, heading, { charts: tableCharts(table), countedAt: heading.countedAt });
  }

  async headingOf(run: FinishedRun): Promise<PaperHeading> {
    const { outcome, finishedAt, closedAt } = run;
    const { unitName, parentName, place } = await this.heads.ofRun(run);
    return {
      unitName, parentName, place,
      on: civilDateOf(closedAt ?? finishedAt), countedAt: finishedAt, closed: closedAt !== null, contentHash: outcome.contentHash, verifyAt: this.verifyAt,
    };
  }

  /** Around what was counted a moment ago, whatever its shape. @param period names the unit as on its last day; absent: as today */
  async headingNow(unitId: string, content: object, period?: Pick<Period, 'to'>): Promise<PaperHeading> {
    const countedAt = this.clock.now();
    return { ...(await this.heads.now(unitId, period)), on: civilDateOf(countedAt), countedAt, closed: false, contentHash: sha256Of(content), verifyAt: this.verifyAt };
  }
}
