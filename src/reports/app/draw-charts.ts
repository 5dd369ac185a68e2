import { Injectable } from '@nestjs/common';
import type { FigureChart } from '#libs/reporting';
import { digitisationCharts, monthCharts, tableCharts } from '../domain/report-charts.js';
import type { FinishedRun } from '../domain/run.js';
import { CountRecords } from './count-records.js';
import { MonthlyCourse } from './monthly-course.js';

/** What there is to look at beside a table of figures. */
@Injectable()
export class DrawCharts {
  constructor(
    private readonly course: MonthlyCourse,
    private readonly records: CountRecords,
  ) {}

  /** Of a table of dossiers also the twelve months up to the period's end, and of a unit's own how far they are digitised: both as counted now. */
  async ofRun({ unitId, unitIds, consolidated, period, outcome: { table } }: FinishedRun): Promise<FigureChart[]> {
    const own = tableCharts(table);
    if (!table.columns.some(({ key }) => key === 'finished')) return own;
    const months = monthCharts(await this.course.of(unitIds, period.to));
    return [...own, ...months, ...(consolidated ? [] : digitisationCharts(await this.records.count('R4', { unitId, period })))];
  }
}
