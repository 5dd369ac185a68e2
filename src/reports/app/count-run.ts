import { Injectable } from '@nestjs/common';
import { type AnyReport, isDossierReport, numbersOf, REPORT_DEFINITIONS, computeReport } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { RunStore } from '../data/run.store.js';
import { contentHash } from '../domain/content-hash.js';
import { type CellDifference, outcomeDifferences } from '../domain/differences.js';
import { type CountedRow, type FinishedRun, isFinished, type Run, type RunOutcome } from '../domain/run.js';
import { CountUnit, type TableCount } from './count-unit.js';
import { FollowLog } from './follow-log.js';
import { PlanRows } from './plan-rows.js';
import type { Moment } from './record-source.js';

/** Units are counted side by side, each in a transaction of its own; few, for others want the connections too. */
const LANES = 4;
/** Progress is told in steps: each is written to the disk. */
const SHOWN_STEP = 10;

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
    private readonly counting: CountUnit,
    private readonly clock: Clock,
  ) {}

  /** @param onProgress told in per cent */
  async count(run: Run, onProgress: (percent: number) => Promise<void>): Promise<RunOutcome> {
    const table = this.counting.start(run.definition, await this.database.inUnit(run.unitId, (tx) => this.plans.of(tx, run)));
    const moments = new Map<string, Moment>();
    const sources: Record<string, string> = {};
    let shown = 0;
    await inLanes(run.unitIds, async (unitId) => {
      const closed = run.consolidated ? await this.closedOf(run, unitId) : undefined;
      if (closed) sources[unitId] = closed.id;
      moments.set(unitId, await this.countUnit(unitId, run, table, closed));
      const percent = Math.floor((moments.size / run.unitIds.length) * 99);
      if (percent < shown + SHOWN_STEP) return;
      shown = percent;
      await onProgress(percent);
    });
    return { ...outcomeOf(run, table.rows(), moments), ...(run.consolidated && { sources }) };
  }

  /** The same rows counted again from the log and the books, up to where the run had read them: what was entered later changes nothing. */
  async asOf(run: FinishedRun): Promise<RunOutcome> {
    const table = this.counting.start(run.definition, plansOf(run));
    const moments = new Map(run.unitIds.map((unitId) => [unitId, momentOf(run, unitId)]));
    for (const [unitId, moment] of moments) await this.database.inUnit(unitId, (tx) => table.asOf(tx, unitId, run.period, moment));
    return outcomeOf(run, table.rows(), moments);
  }

  async again(run: FinishedRun): Promise<Recount> {
    const differences = outcomeDifferences(run.outcome, await this.asOf(run));
    return { contentHash: run.outcome.contentHash, same: differences.length === 0, differences };
  }

  private async closedOf({ definition, period }: Run, unitId: string): Promise<FinishedRun | undefined> {
    const closed = await this.database.inUnit(unitId, (tx) => this.runs.closedOwn(tx, unitId, definition, period));
    return closed && isFinished(closed) ? closed : undefined;
  }

  /** @returns up to which moment the unit's records are in the numbers */
  private countUnit(unitId: string, { definition, period }: Run, table: TableCount, closed: FinishedRun | undefined): Promise<Moment> {
    return this.following.settled(unitId, async (tx, position) => {
      const at = this.clock.now();
      const moment = closed ? momentOf(closed, unitId) : { position, at };
      // The log is only read where what was entered since has changed the period: that is rare, and reading it is slow.
      if (!closed || (await this.countsTheSame(tx, unitId, closed, at))) await table.now(tx, unitId, period, at);
      else await table.asOf(tx, unitId, period, moment);
      return moment;
    }, this.counting.followersOf(definition));
  }

  private async countsTheSame(tx: Tx, unitId: string, closed: FinishedRun, at: Date): Promise<boolean> {
    const table = this.counting.start(closed.definition, plansOf(closed));
    await table.now(tx, unitId, closed.period, at);
    return table.rows().every(({ base }, index) => sameNumbers(base, closed.outcome.rows[index]?.base));
  }
}

/** The rows of a table that was counted, to be counted again. */
export function plansOf({ outcome }: FinishedRun) {
  return outcome.rows.map(({ base: _, ...plan }) => plan);
}

/** Up to where a finished table has read a unit's records. */
export function momentOf({ outcome, finishedAt }: FinishedRun, unitId: string): Moment {
  const at = outcome.moments?.[unitId];
  return { position: outcome.positions[unitId] ?? 0, at: at === undefined ? finishedAt : new Date(at) };
}

/** A table of any definition from its counted rows. */
export function tableOf({ definition, period, layout }: Pick<Run, 'definition' | 'period' | 'layout'>, rows: readonly Pick<CountedRow, 'position' | 'name' | 'note' | 'base'>[]) {
  const report: AnyReport = REPORT_DEFINITIONS[definition];
  const table = computeReport(report, rows.map(({ position, name, base }) => ({ position, name, base: numbersOf(base) })), period, layout);
  return { ...table, footnotes: [...table.footnotes, ...rows.flatMap(({ note }) => note ?? [])] };
}

function outcomeOf(run: Run, rows: CountedRow[], moments: ReadonlyMap<string, Moment>): RunOutcome {
  const counted = {
    rows, table: tableOf(run, rows),
    positions: Object.fromEntries([...moments].map(([unitId, { position }]) => [unitId, position])),
    ...(!isDossierReport(run.definition) && { moments: Object.fromEntries([...moments].map(([unitId, { at }]) => [unitId, at.toISOString()])) }),
  };
  return { ...counted, contentHash: contentHash(run, counted) };
}

/** Stored as JSON the keys may come back in another order. */
function sameNumbers(a: object, b: object | undefined): boolean {
  const [left, right] = [numbersOf(a), b && numbersOf(b)];
  return right !== undefined && Object.entries(left).every(([name, number]) => right[name] === number);
}

/** Each once, some at a time; after a failure no lane begins another. */
async function inLanes(items: readonly string[], work: (item: string) => Promise<void>): Promise<void> {
  const left = [...items].reverse();
  const lane = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, () => lane().catch((error: unknown) => {
    left.length = 0;
    throw error;
  })));
}
