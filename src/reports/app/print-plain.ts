import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { renderCsv } from '#libs/reporting';
import type { ClosedTable } from '../domain/closed-table.js';
import { type PaperHeading, sealCsv } from '../domain/paper-words.js';
import { type CountedPlain, plainCsv } from '../domain/plain-table.js';
import { tableCharts } from '../domain/report-charts.js';
import { renderPlainDocument } from './plain-document.js';
import { renderPlainWorkbook } from './plain-workbook.js';
import { PrintReport } from './print-report.js';
import { renderDocument } from './report-document.js';
import { renderWorkbook } from './report-workbook.js';

/** A table of words and numbers as a file: one counted a moment ago, or a closed one from what is kept of it. */
@Injectable()
export class PrintPlain {
  constructor(private readonly papers: PrintReport) {}

  /** Around what was counted a moment ago. */
  headingNow(unitId: string, { table }: CountedPlain): Promise<PaperHeading> {
    return this.papers.headingNow(unitId, table, table.period);
  }

  headingOf({ head, closedAt, contentHash, version }: ClosedTable): PaperHeading {
    const edition = version > 1 ? { edition: `chốt lần ${version}, thay bản chốt lần ${version - 1}` } : {};
    return { ...head, on: civilDateOf(closedAt), countedAt: closedAt, closed: true, contentHash, verifyAt: this.papers.verifyAt, ...edition };
  }

  /** With a byte order mark, so that spreadsheets take it for UTF-8. */
  csv({ table, figures }: CountedPlain, heading?: PaperHeading): Buffer {
    const text = figures ? renderCsv(figures, { bom: true }) : plainCsv(table);
    return Buffer.from(heading?.closed ? text + sealCsv(heading) : text, 'utf8');
  }

  workbook({ table, figures }: CountedPlain, heading: PaperHeading): Promise<Buffer> {
    return figures ? renderWorkbook(figures, heading) : renderPlainWorkbook(table, heading);
  }

  document({ table, figures }: CountedPlain, heading: PaperHeading): Promise<Buffer> {
    return figures ? renderDocument(figures, heading, { charts: tableCharts(figures), countedAt: heading.countedAt }) : renderPlainDocument(table, heading);
  }
}
