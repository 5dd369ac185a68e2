import { Injectable } from '@nestjs/common';
import { formatDateTime } from '#libs/civil-date';
import { type Layout, type Period, type ReportId, REPORT_DEFINITIONS, type ReportTable, table766 } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import type { NarrativeOrder } from '../domain/narrative.js';
import { type MergedTableId, mergedOf, type NarrativeTableId, type UnitTableId } from '../domain/narrative-fields.js';
import { yearBefore, yearSoFar } from '../domain/narrative-period.js';
import { scoreOfRows } from '../domain/narrative-score.js';
import { columnsOf, type NarrativeTable, plainColumns } from '../domain/narrative-tables.js';
import { type CountedRow, type FinishedRun, isFinished, type Run } from '../domain/run.js';
import { Consolidation } from './consolidation.js';
import { CountRun } from './count-run.js';
import { CountTogether } from './count-together.js';

interface Wanted {
  as: Exclude<NarrativeTableId, 'R9' | 'R10'> | Exclude<UnitTableId, 'R10_UNITS'>;
  definition: ReportId;
  layout: Layout;
  period: Period;
}

interface Counted extends NarrativeTable {
  rows: readonly CountedRow[];
}

export type RunTables = Readonly<Record<Exclude<NarrativeTableId, 'R10'>, NarrativeTable> & Partial<Record<UnitTableId | MergedTableId, NarrativeTable>>>;
type Found = Map<Wanted['as'] | MergedTableId, Counted>;
type Progress = (percent: number) => Promise<void>;

/** What is left of the work when all tables are there: dossiers that are late, months, the file. */
const PERCENT_OF_TABLES = 80;
const DEFINITIONS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R6_INDICES'] as const;

/** The tables that the periodic report speaks of: as they were closed where they were, else counted now, a unit's own all at one position of its log. */
@Injectable()
export class CountNarrative {
  constructor(
    private readonly database: Database,
    private readonly runs: RunStore,
    private readonly together: CountTogether,
    private readonly counting: CountRun,
    private readonly consolidation: Consolidation,
    private readonly clock: Clock,
  ) {}

  async count(order: NarrativeOrder, onProgress: Progress): Promise<RunTables> {
    const found: Found = new Map();
    const open: Wanted[] = [];
    for (const wanted of wantedIn(order)) {
      const closed = await this.closed(order, wanted);
      if (closed) await this.add(found, wanted, closed, `${asOfRun(closed)}, đã chốt ${formatDateTime(closed.closedAt ?? closed.finishedAt)}`);
      else open.push(wanted);
    }
    if (order.consolidated) await this.countBelow(found, order, open, onProgress);
    else await this.countOwn(found, order, open);
    const tables = Object.fromEntries(found) as Record<Wanted['as'], Counted>;
    return { ...tables, R9: scoreTable(order.period, tables) };
  }

  private async countOwn(found: Found, { unitId }: NarrativeOrder, wanted: readonly Wanted[]): Promise<void> {
    for (const [index, counted] of (await this.together.count(unitId, wanted)).entries()) {
      const of = wanted[index];
      if (of) found.set(of.as, tableFrom(of.definition, counted, `nhật ký hồ sơ đến dòng ${formatNumber(counted.position)}`));
    }
  }

  /** Of a unit that has closed its own, what it closed. */
  private async countBelow(found: Found, { unitId, unitIds }: NarrativeOrder, open: readonly Wanted[], onProgress: Progress): Promise<void> {
    for (const [index, wanted] of open.entries()) {
      const { as, definition, layout, period } = wanted;
      const requestedAt = this.clock.now();
      const run: Run = {
        id: as, unitId, unitIds, definition, layout, consolidated: true, period, requestedBy: null, requestedAt, comparesTo: null, state: 'running', progress: 0,
        startedAt: requestedAt, finishedAt: null, failure: null, outcome: null, closedAt: null, closedBy: null, closedShort: null, head: null,
      };
      const outcome = await this.counting.count(run, () => Promise.resolve());
      const finished: FinishedRun = { ...run, outcome, finishedAt: requestedAt };
      await this.add(found, wanted, finished, asOfRun(finished));
      await onProgress(Math.floor(((index + 1) / open.length) * PERCENT_OF_TABLES));
    }
  }

  /** With the whole of each unit that took others' work over, where its rows are units. */
  private async add(found: Found, { as, definition, layout }: Wanted, run: FinishedRun, asOf: string): Promise<void> {
    found.set(as, tableFrom(definition, run.outcome, asOf));
    const merged = layout === 'by_unit' ? await this.consolidation.successorTotals(run) : null;
    if (merged) found.set(mergedOf(as as UnitTableId), tableFrom(definition, { rows: [], table: merged }, asOf));
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
