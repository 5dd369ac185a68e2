import { Injectable } from '@nestjs/common';
import { REPORT_DEFINITIONS, computeReport } from '#libs/reporting';
import type { Tx } from '#src/platform/database';
import { Database } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import { contentHash } from '../domain/content-hash.js';
import { type CellDifference, cellDifferences } from '../domain/differences.js';
import { RowTally } from '../domain/row-tally.js';
import { type FinishedRun, isFinished, type Positions, type Run, type RunOutcome } from '../domain/run.js';
import { CountRows } from './count-rows.js';
import { FollowLog } from './follow-log.js';
import { PlanRows } from './plan-rows.js';

/** A table held against what the log says up to the same place. */
export interface Recount {
  contentHash: string;
  same: boolean;
  differences: CellDifference[];
}

/** The numbers of a table, unit by unit: of a unit that has closed its own, those that it closed. */
@Injectable()
export class CountRun {
  constructor(
    private readonly database: Database,
    private readonly runs: RunStore,
    private readonly following: FollowLog,
    private readonly plans: PlanRows,
    private readonly counting: CountRows,
  ) {}

  /** @param onProgress told in per cent */
  async count(run: Run, onProgress: (percent: number) => Promise<void>): Promise<RunOutcome> {
    const tally = new RowTally(await this.database.inUnit(run.unitId, (tx) => this.plans.of(tx, run)));
    const positions: Positions = {};
    const sources: Record<string, string> = {};
    let shown = 0;
    for (const [index, unitId] of run.unitIds.entries()) {
      const closed = run.consolidated ? await this.closedOf(run, unitId) : undefined;
      if (closed) sources[unitId] = closed.id;
      positions[unitId] = await this.countUnit(unitId, run, tally, closed);
      const percent = Math.floor(((index + 1) / run.unitIds.length) * 99);
      if (percent > shown) await onProgress(percent);
      shown = percent;
    }
    return { ...outcomeOf(run, tally, positions), ...(run.consolidated && { sources }) };
  }

  /** The same rows counted again from the log, up to where the run had read it: what was entered later changes nothing. */
  async asOf(run: FinishedRun): Promise<RunOutcome> {
    const { rows, positions } = run.outcome;
    const tally = new RowTally(rows.map(({ base: _, ...plan }) => plan));
    for (const unitId of run.unitIds) {
      await this.database.inUnit(unitId, (tx) => this.counting.fromLog(tx, unitId, positions[unitId] ?? 0, run.period, tally));
    }
    return outcomeOf(run, tally, positions);
  }

  async again(run: FinishedRun): Promise<Recount> {
    const { table } = await this.asOf(run);
    const differences = cellDifferences(run.outcome.table, table);
    return { contentHash: run.outcome.contentHash, same: differences.length === 0, differences };
  }

  private async closedOf({ definition, period }: Run, unitId: string): Promise<FinishedRun | undefined> {
    const closed = await this.database.inUnit(unitId, (tx) => this.runs.closedOwn(tx, unitId, definition, period));
    return closed && isFinished(closed) ? closed : undefined;
  }

  /** @returns up to which position of the unit's log */
  private countUnit(unitId: string, { period }: Run, tally: RowTally, closed: FinishedRun | undefined): Promise<number> {
    return this.following.settled(unitId, async (tx, position) => {
      const then = closed?.outcome.positions[unitId] ?? position;
      // The log is only read where what was entered since has changed the period: that is rare, and reading it is slow.
      if (!closed || then === position || (await this.countsTheSame(tx, unitId, closed))) await this.counting.fromCounters(tx, unitId, period, tally);
      else await this.counting.fromLog(tx, unitId, then, period, tally);
      return then;
    });
  }

  private async countsTheSame(tx: Tx, unitId: string, { outcome, period }: FinishedRun): Promise<boolean> {
    const tally = new RowTally(outcome.rows.map(({ base: _, ...plan }) => plan));
    await this.counting.fromCounters(tx, unitId, period, tally);
    return tally.rows().every(({ base }, index) => sameNumbers(base, outcome.rows[index]?.base));
  }
}

function outcomeOf(run: Run, tally: RowTally, positions: Positions): RunOutcome {
  const rows = tally.rows();
  const table = computeReport(REPORT_DEFINITIONS[run.definition], rows, run.period, run.layout);
  return { positions, rows, table, contentHash: contentHash(run, { positions, rows, table }) };
}

/** Stored as JSON the keys may come back in another order. */
function sameNumbers(a: object, b: object | undefined): boolean {
  return b !== undefined && Object.entries(a).every(([key, value]: [string, unknown]) => {
    const other = (b as Record<string, unknown>)[key];
    return typeof value === 'object' && value !== null ? sameNumbers(value, other as object | undefined) : value === other;
  });
}
