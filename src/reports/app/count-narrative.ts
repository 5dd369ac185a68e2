import { Injectable } from '@nestjs/common';
import { formatDateTime } from '#libs/civil-date';
import { type Layout, type Period, type ReportId, REPORT_DEFINITIONS, type ReportTable, table766 } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import type { NarrativeTableId, UnitTableId } from '../domain/narrative-fields.js';
import { yearBefore, yearSoFar } from '../domain/narrative-period.js';
import { scoreOfRows } from '../domain/narrative-score.js';
import { columnsOf, type NarrativeTable, plainColumns } from '../domain/narrative-tables.js';
import { type CountedRow, type FinishedRun, isFinished, type Run } from '../domain/run.js';
import { CountRun } from './count-run.js';
import { CountTogether } from './count-together.js';

/** Of whom a report is: a unit's own records, or those of the units below it added up. */
export interface NarrativeOrder {
  unitId: string;
  unitIds: readonly string[];
  consolidated: boolean;
  period: Period;
}

interface Wanted {
  as: Exclude<NarrativeTableId, 'R9' | 'R10'> | UnitTableId;
  definition: ReportId;
  layout: Layout;
  period: Period;
}

interface Counted extends NarrativeTable {
  rows: readonly CountedRow[];
}

export type RunTables = Readonly<Record<Exclude<NarrativeTableId, 'R10'>, NarrativeTable> & Partial<Record<UnitTableId, NarrativeTable>>>;

const DEFINITIONS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R6_INDICES'] as const;

/** The tables that the periodic report speaks of: as they were closed where they were, else counted now, a unit's own all at one position of its log. */
@Injectable()
export class CountNarrative {
  constructor(
    private readonly database: Database,
    private readonly runs: RunStore,
    private readonly together: CountTogether,
    private readonly counting: CountRun,
    private readonly clock: Clock,
  ) {}

  async count(order: NarrativeOrder): Promise<RunTables> {
    const counted = new Map<Wanted['as'], Counted>();
    const open: Wanted[] = [];
    for (const wanted of wantedIn(order)) {
      const closed = await this.closed(order, wanted);
      if (closed) counted.set(wanted.as, countedIn(closed, `${asOfRun(closed)}, đã chốt ${formatDateTime(closed.closedAt ?? closed.finishedAt)}`));
      else open.push(wanted);
    }
    for (const [as, table] of order.consolidated ? await this.below(order, open) : await this.own(order, open)) counted.set(as, table);
    const tables = Object.fromEntries(counted) as Record<Wanted['as'], Counted>;
    return { ...tables, R9: scoreTable(order.period, tables) };
  }

  private async own({ unitId }: NarrativeOrder, wanted: readonly Wanted[]): Promise<[Wanted['as'], Counted][]> {
    const counted = await this.together.count(unitId, wanted);
    return wanted.flatMap(({ as, definition }, index) => {
      const found = counted[index];
      return found ? [[as, tableFrom(definition, found, `nhật ký hồ sơ đến dòng ${formatNumber(found.position)}`)]] : [];
    });
  }

  /** Of a unit that has closed its own, what it closed. */
  private async below({ unitId, unitIds }: NarrativeOrder, wanted: readonly Wanted[]): Promise<[Wanted['as'], Counted][]> {
    const counted: [Wanted['as'], Counted][] = [];
    for (const { as, definition, layout, period } of wanted) {
      const requestedAt = this.clock.now();
      const run: Run = {
        id: as, unitId, unitIds, definition, layout, consolidated: true, period, requestedBy: null, requestedAt, comparesTo: null, state: 'running', progress: 0,
        startedAt: requestedAt, finishedAt: null, failure: null, outcome: null, closedAt: null, closedBy: null, closedShort: null,
      };
      const outcome = await this.counting.count(run, () => Promise.resolve());
      counted.push([as, countedIn({ ...run, outcome, finishedAt: requestedAt }, asOfRun({ ...run, outcome, finishedAt: requestedAt }))]);
    }
    return counted;
  }

  private closed({ unitId, consolidated }: NarrativeOrder, { definition, layout, period }: Wanted): Promise<FinishedRun | undefined> {
    return this.database.inUnit(unitId, async (tx) => {
      const id = await this.runs.lastClosed(tx, { unitId, definition, layout, consolidated, period });
      const run = id === null ? undefined : await this.runs.find(tx, [unitId], id);
      return run && isFinished(run) ? run : undefined;
    });
  }
}

function wantedIn({ period, consolidated }: NarrativeOrder): Wanted[] {
  const layout = 'by_field';
  return [
    ...DEFINITIONS.map((definition): Wanted => ({ as: definition, definition, layout, period })),
    { as: 'R2_LAST_YEAR', definition: 'R2', layout, period: yearBefore(period) },
    { as: 'R2_YEAR', definition: 'R2', layout, period: yearSoFar(period) },
    ...(consolidated ? (['R2', 'R4', 'R5'] as const).map((definition): Wanted => ({ as: `${definition}_UNITS`, definition, layout: 'by_unit', period })) : []),
  ];
}

function countedIn(run: FinishedRun, asOf: string): Counted {
  return tableFrom(run.definition, run.outcome, asOf);
}

function tableFrom(definition: ReportId, { rows, table }: { rows: readonly CountedRow[]; table: ReportTable }, asOf: string): Counted {
  return { rows, table, asOf, columns: columnsOf(REPORT_DEFINITIONS[definition], table) };
}

function asOfRun({ outcome: { positions, sources }, finishedAt, consolidated }: FinishedRun): string {
  const logs = Object.values(positions);
  if (!consolidated) return `nhật ký hồ sơ đến dòng ${formatNumber(logs[0] ?? 0)}`;
  const closed = Object.keys(sources ?? {}).length;
  return `nhật ký của ${formatNumber(logs.length)} đơn vị đến ${formatDateTime(finishedAt)}${closed === 0 ? '' : `, ${formatNumber(closed)} đơn vị theo bản đã chốt`}`;
}

/** R9 of what stands in the other tables, up to where the first of them was counted. */
function scoreTable(period: Period, tables: Readonly<Record<'R2' | 'R3' | 'R4' | 'R5' | 'R6_INDICES', Counted>>): NarrativeTable {
  const { R2, R3, R4, R5, R6_INDICES } = tables;
  const table = table766(scoreOfRows({ R2: R2.rows, R3: R3.rows, R4: R4.rows, R5: R5.rows, R6_INDICES: R6_INDICES.rows }), period);
  return { table, columns: plainColumns(table), asOf: 'các biểu R2, R3, R4, R5, R6 của kỳ' };
}
