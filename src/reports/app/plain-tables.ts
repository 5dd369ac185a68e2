import { Injectable } from '@nestjs/common';
import { yearOf } from '#libs/civil-date';
import { groups766, type MultiYearTable, type Period, table766 } from '#libs/reporting';
import { overdueTable } from '../domain/overdue-table.js';
import { plainCsv, plainText, type PlainTable } from '../domain/plain-table.js';
import { scoreTable } from '../domain/score-table.js';
import { yearsTable } from '../domain/years-table.js';
import { ListOverdue } from './list-overdue.js';
import { renderPlainDocument } from './plain-document.js';
import { renderPlainWorkbook } from './plain-workbook.js';
import { PrintReport } from './print-report.js';
import { ScoreService } from './score-service.js';
import { YearsReport } from './years-report.js';

/** Tables in which words stand beside numbers: over years, points of decision 766, late dossiers. */
export const PLAIN_TABLES = ['R7', 'R9', 'R10'] as const;
export type PlainTableId = (typeof PLAIN_TABLES)[number];

export interface PlainOrder {
  unitId: string;
  /** Who reads it: R10 names owners. */
  by: string;
  /** Of R7, the years that it touches. */
  period: Period;
}

/** One of them in both its shapes. */
export interface CountedPlain {
  /** As it is printed. */
  table: PlainTable;
  /** As programs read it. */
  data: object;
}

/** As many years as are legible across a sheet, and a few more. */
const MOST_YEARS = 20;

@Injectable()
export class PlainTables {
  constructor(
    private readonly years: YearsReport,
    private readonly scoring: ScoreService,
    private readonly overdue: ListOverdue,
    private readonly papers: PrintReport,
  ) {}

  async of(id: PlainTableId, { unitId, by, period }: PlainOrder): Promise<CountedPlain> {
    if (id === 'R7') {
      const table = await this.years.table(unitId, Math.max(yearOf(period.from), yearOf(period.to) - MOST_YEARS), period.to);
      return { table: yearsTable(table), data: table };
    }
    if (id === 'R9') {
      const score = await this.scoring.score(unitId, period);
      const groups = groups766(score).map(({ name, most, points }) => ({ name, most, points }));
      return { table: scoreTable(score, period), data: { ...table766(score, period), groups } };
    }
    const list = await this.overdue.list(unitId, by, period);
    return { table: overdueTable(list.rows, list.total, period), data: list };
  }

  /** R7 as pages show it. */
  yearsFrom(unitId: string, firstYear: number): Promise<MultiYearTable> {
    return this.years.table(unitId, firstYear);
  }

  /** R7 with empty cells, to be filled in and handed in. */
  async template(unitId: string, firstYear: number): Promise<PlainTable> {
    return yearsTable(await this.years.table(unitId, firstYear), { blank: true });
  }

  /** What stands in its cells, row by row. */
  lines({ rows }: PlainTable): string[][] {
    return rows.map(({ cells }) => cells.map(plainText));
  }

  /** With a byte order mark, so that spreadsheets take it for UTF-8. */
  csv(table: PlainTable): Buffer {
    return Buffer.from(plainCsv(table), 'utf8');
  }

  async workbook(unitId: string, table: PlainTable): Promise<Buffer> {
    return renderPlainWorkbook(table, await this.papers.headingNow(unitId, table, table.period));
  }

  async document(unitId: string, table: PlainTable): Promise<Buffer> {
    return renderPlainDocument(table, await this.papers.headingNow(unitId, table, table.period));
  }
}
