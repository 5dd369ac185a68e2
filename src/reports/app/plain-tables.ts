import { Injectable } from '@nestjs/common';
import { type CivilDate, yearOf } from '#libs/civil-date';
import { groups766, type MultiYearTable, type Period, table766 } from '#libs/reporting';
import type { Caller } from '#src/platform/http';
import { officersTable } from '../domain/officers-table.js';
import { overdueTable } from '../domain/overdue-table.js';
import { type CountedPlain, type PlainTableId } from '../domain/plain-table.js';
import { scoreTable } from '../domain/score-table.js';
import { yearsTable } from '../domain/years-table.js';
import { CountOfficers } from './count-officers.js';
import { ListOverdue } from './list-overdue.js';
import { ScoreService } from './score-service.js';
import { YearsReport } from './years-report.js';

export interface PlainOrder {
  unitId: string;
  /** Who reads it: R10 names owners, and of officers everybody sees those whom they may. */
  caller: Caller;
  /** Of R7, the years that it touches. */
  period: Period;
  /** Of R6_OFFICERS, whose ratings; absent: of all that the caller may see. */
  unitIds?: readonly string[];
}

/** As many years as are legible across a sheet, and a few more. */
const MOST_YEARS = 20;

@Injectable()
export class PlainTables {
  constructor(
    private readonly years: YearsReport,
    private readonly scoring: ScoreService,
    private readonly overdue: ListOverdue,
    private readonly officers: CountOfficers,
  ) {}

  async of(id: PlainTableId, { unitId, caller, period, unitIds }: PlainOrder): Promise<CountedPlain> {
    if (id === 'R7') {
      const table = await this.years.table(unitId, Math.max(yearOf(period.from), yearOf(period.to) - MOST_YEARS), period.to);
      return { table: yearsTable(table), data: table };
    }
    if (id === 'R9') {
      const score = await this.scoring.score(unitId, period);
      const groups = groups766(score).map(({ name, most, points }) => ({ name, most, points }));
      return { table: scoreTable(score, period), data: { ...table766(score, period), groups } };
    }
    if (id === 'R6_OFFICERS') {
      const figures = await this.officers.countIn(unitIds ?? (await this.officers.unitsOf(caller, unitId)), period);
      return { table: officersTable(figures), data: figures, figures };
    }
    const list = await this.overdue.list(unitId, caller.accountId, period);
    return { table: overdueTable(list.rows, list.total, period), data: list };
  }

  /** Whose records the table is made of. */
  async unitsOf(id: PlainTableId, caller: Caller, unitId: string): Promise<string[]> {
    return id === 'R6_OFFICERS' ? this.officers.unitsOf(caller, unitId) : [unitId];
  }

  /** R7 as pages show it. @param until the last day counted, today at the latest */
  yearsFrom(unitId: string, firstYear: number, until?: CivilDate): Promise<MultiYearTable> {
    return this.years.table(unitId, firstYear, until);
  }

  /** R7 with empty cells, to be filled in and handed in. */
  async template(unitId: string, firstYear: number): Promise<CountedPlain> {
    const table = yearsTable(await this.years.table(unitId, firstYear), { blank: true });
    return { table, data: table };
  }
}
