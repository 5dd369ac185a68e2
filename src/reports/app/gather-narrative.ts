import { Injectable } from '@nestjs/common';
import type { OverdueRow, Period, ReportTable } from '#libs/reporting';
import { Database } from '#src/platform/database';
import type { NarrativeOrder } from '../domain/narrative.js';
import { type NarrativeFigures, type NarrativeTable, plainColumns } from '../domain/narrative-tables.js';
import { causeTable, type OverdueOfUnit, unitCauseTable } from '../domain/overdue-causes.js';
import { digitisationCharts, monthCharts, tableCharts } from '../domain/report-charts.js';
import type { RowPlan } from '../domain/run.js';
import { Consolidation } from './consolidation.js';
import { CountNarrative } from './count-narrative.js';
import { MonthlyCourse } from './monthly-course.js';
import { OverdueReport } from './overdue-report.js';
import { PlanRows } from './plan-rows.js';

type UnitRow = Extract<RowPlan, { unitIds: string[] }>;

/** Everything that the periodic report is written from: tables, late dossiers and their causes, months, charts, and who has closed. */
@Injectable()
export class GatherNarrative {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRows,
    private readonly counting: CountNarrative,
    private readonly overdue: OverdueReport,
    private readonly course: MonthlyCourse,
    private readonly consolidation: Consolidation,
  ) {}

  /**
   * @param onProgress told in per cent
   * @throws report.log_too_busy
   */
  gather(order: NarrativeOrder, onProgress: (percent: number) => Promise<void>): Promise<NarrativeFigures> {
    return order.consolidated ? this.below(order, onProgress) : this.own(order, onProgress);
  }

  private async own(order: NarrativeOrder, onProgress: (percent: number) => Promise<void>): Promise<NarrativeFigures> {
    const { unitId, period } = order;
    const tables = await this.counting.count(order, onProgress);
    const overdue = await this.overdueOf(unitId, period);
    const months = await this.course.of([unitId], period.to);
    const charts = [...tableCharts(tables.R2.table), ...monthCharts(months), ...digitisationCharts(tables.R4.table)];
    return { tables: { ...tables, R10: narrativeTable(causeTable(overdue, period)) }, overdue, months, charts, units: null, renamed: [] };
  }

  private async below(order: NarrativeOrder, onProgress: (percent: number) => Promise<void>): Promise<NarrativeFigures> {
    const { unitIds, period } = order;
    const tables = await this.counting.count(order, onProgress);
    const closings = await this.consolidation.closingsOf(unitIds, 'R2', period);
    const overdue: OverdueOfUnit[] = [];
    for (const { unitId, name } of closings) overdue.push(...(await this.overdueOf(unitId, period)).map((row) => ({ ...row, unitId, unit: name })));
    const months = await this.course.of(unitIds, period.to);
    const { R2_UNITS, R4_UNITS } = tables;
    const charts = [...(R2_UNITS ? tableCharts(R2_UNITS.table) : []), ...monthCharts(months), ...(R4_UNITS ? digitisationCharts(R4_UNITS.table) : [])];
    const rows = await this.rowsOf(order);
    return {
      tables: { ...tables, R10: narrativeTable(causeTable(overdue, period)), ...(await this.overdueByUnit(order, rows, overdue)) }, overdue: worstFirst(overdue), months, charts,
      units: closings.filter(({ exempt }) => !exempt).map(({ name, closed }) => ({ name, closed: closed !== null })),
      renamed: rows.flatMap(({ note }) => note ?? []),
    };
  }

  /** Of every table by unit. */
  private async rowsOf({ unitId, period }: NarrativeOrder): Promise<UnitRow[]> {
    const rows = await this.database.inUnit(unitId, (tx) => this.plans.of(tx, { unitId, layout: 'by_unit', period }));
    return rows.filter((row) => 'unitIds' in row);
  }

  /** Added up too where units merged. */
  private async overdueByUnit({ unitId, period }: NarrativeOrder, rows: readonly UnitRow[], overdue: readonly OverdueOfUnit[]): Promise<Partial<Record<'R10_UNITS' | 'R10_MERGED', NarrativeTable>>> {
    const merged = (await this.consolidation.successors({ unitId, period }, rows)).map(({ name, rows: joined }) => ({ name, unitIds: joined.flatMap((row) => row.unitIds) }));
    return {
      R10_UNITS: narrativeTable(unitCauseTable(rows, overdue, period)),
      ...(merged.length > 0 && { R10_MERGED: narrativeTable(unitCauseTable(merged, overdue, period)) }),
    };
  }

  private overdueOf(unitId: string, period: Period): Promise<OverdueRow[]> {
    return this.database.inUnit(unitId, (tx) => this.overdue.rows(tx, unitId, period));
  }
}

function narrativeTable(table: ReportTable): NarrativeTable {
  return { table, columns: plainColumns(table), asOf: 'hồ sơ và nguyên nhân ghi đến lúc lập' };
}

/** Of all units together. */
function worstFirst(overdue: readonly OverdueOfUnit[]): OverdueOfUnit[] {
  return overdue.toSorted((a, b) => b.daysLate - a.daysLate || (a.code < b.code ? -1 : 1)).map((row, index) => ({ ...row, position: index + 1 }));
}
