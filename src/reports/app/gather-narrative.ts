import { Injectable } from '@nestjs/common';
import type { OverdueRow, Period } from '#libs/reporting';
import { Database } from '#src/platform/database';
import { refuseHttp } from '#src/platform/http';
import { Units } from '#src/units';
import { type NarrativeFigures, type NarrativeTable, plainColumns } from '../domain/narrative-tables.js';
import { causeTable } from '../domain/overdue-causes.js';
import { digitisationCharts, monthCharts, tableCharts } from '../domain/report-charts.js';
import { refuse } from '../refusals.js';
import { Consolidation } from './consolidation.js';
import { CountNarrative } from './count-narrative.js';
import { MonthlyCourse } from './monthly-course.js';
import { OverdueReport } from './overdue-report.js';

/** Everything that the periodic report is written from: tables, late dossiers and their causes, months, charts, and who has closed. */
@Injectable()
export class GatherNarrative {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly counting: CountNarrative,
    private readonly overdue: OverdueReport,
    private readonly course: MonthlyCourse,
    private readonly consolidation: Consolidation,
  ) {}

  async own(unitId: string, period: Period): Promise<NarrativeFigures> {
    const tables = await this.counting.count({ unitId, unitIds: [unitId], consolidated: false, period });
    const overdue = await this.overdueOf(unitId, period);
    const months = await this.course.of([unitId], period.to);
    const charts = [...tableCharts(tables.R2.table), ...monthCharts(months), ...digitisationCharts(tables.R4.table)];
    return { tables: { ...tables, R10: causesIn(overdue, period) }, overdue, months, charts, units: null };
  }

  /** @throws report.nothing_to_consolidate, http.forbidden when not all of them may be asked of */
  async below(unitId: string, period: Period, mayRead: readonly string[]): Promise<NarrativeFigures> {
    const { unit, unitIds } = await this.database.inUnit(unitId, async (tx) => ({
      unit: await this.units.get(tx, unitId), unitIds: (await this.units.descendantIds(tx, unitId)).filter((id) => id !== unitId),
    }));
    if (unitIds.length === 0) throw refuse('report.nothing_to_consolidate', { unit: unit.name });
    if (!unitIds.every((id) => mayRead.includes(id))) throw refuseHttp('http.forbidden');
    const tables = await this.counting.count({ unitId, unitIds, consolidated: true, period });
    const overdue: OverdueRow[] = [];
    for (const id of unitIds) overdue.push(...(await this.overdueOf(id, period)));
    const closings = await this.consolidation.closingsOf(unitIds, 'R2', period);
    const months = await this.course.of(unitIds, period.to);
    const { R2_UNITS, R4_UNITS } = tables;
    const charts = [...(R2_UNITS ? tableCharts(R2_UNITS.table) : []), ...monthCharts(months), ...(R4_UNITS ? digitisationCharts(R4_UNITS.table) : [])];
    return {
      tables: { ...tables, R10: causesIn(overdue, period) }, overdue, months, charts,
      units: closings.filter(({ exempt }) => !exempt).map(({ name, closed }) => ({ name, closed: closed !== null })),
    };
  }

  private overdueOf(unitId: string, period: Period): Promise<OverdueRow[]> {
    return this.database.inUnit(unitId, (tx) => this.overdue.rows(tx, unitId, period));
  }
}

function causesIn(overdue: readonly OverdueRow[], period: Period): NarrativeTable {
  const table = causeTable(overdue, period);
  return { table, columns: plainColumns(table), asOf: 'hồ sơ và nguyên nhân ghi đến lúc lập' };
}
