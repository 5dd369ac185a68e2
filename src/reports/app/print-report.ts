import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { civilDateOf } from '#libs/civil-date';
import { type Period, type ReportTable, type TextHeading, renderCsv, renderText } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Config } from '#src/platform/config';
import { Database } from '#src/platform/database';
import { Units } from '#src/units';
import { canonicalJson } from '../domain/content-hash.js';
import type { PaperHeading } from '../domain/paper-words.js';
import { tableCharts } from '../domain/report-charts.js';
import type { FinishedRun } from '../domain/run.js';
import { DrawCharts } from './draw-charts.js';
import { VERIFY_PATH } from './find-seal.js';
import { renderDocument } from './report-document.js';
import { renderWorkbook } from './report-workbook.js';

/** A finished table as a file. */
@Injectable()
export class PrintReport {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
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
    const seal = run.closedAt ? `\r\nMã kiểm tra (SHA-256),${contentHash}\r\nKiểm chứng tại,${this.verifyAt}\r\n` : '';
    return renderCsv(table, { bom: true }) + seal;
  }

  /** For a terminal. */
  async text(run: FinishedRun): Promise<string> {
    const { unit, parent } = await this.unitsOf(run.unitId, run.period);
    const heading: TextHeading = { reportingUnit: unit.name, ...(parent && { receivingUnit: parent.name }) };
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

  private async headingOf(run: FinishedRun): Promise<PaperHeading> {
    const { unit, parent } = await this.unitsOf(run.unitId, run.period);
    const { outcome, finishedAt, closedAt } = run;
    return {
      unitName: unit.name, parentName: parent?.name ?? null, place: unit.place,
      on: civilDateOf(closedAt ?? finishedAt), countedAt: finishedAt, closed: closedAt !== null, contentHash: outcome.contentHash, verifyAt: this.verifyAt,
    };
  }

  /** Around what was counted a moment ago, whatever its shape. @param period names the unit as on its last day; absent: as today */
  async headingNow(unitId: string, content: object, period?: Pick<Period, 'to'>): Promise<PaperHeading> {
    const { unit, parent } = await this.unitsOf(unitId, period);
    const countedAt = this.clock.now();
    return {
      unitName: unit.name, parentName: parent?.name ?? null, place: unit.place, on: civilDateOf(countedAt), countedAt, closed: false,
      contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'), verifyAt: this.verifyAt,
    };
  }

  private unitsOf(unitId: string, period: Pick<Period, 'to'> = { to: this.clock.today() }) {
    return this.database.inUnit(unitId, async (tx) => {
      const unit = await this.units.getFor(tx, unitId, period);
      return { unit, parent: unit.parentId === null ? null : await this.units.getFor(tx, unit.parentId, period) };
    });
  }
}
