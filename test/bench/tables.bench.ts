import pg from 'pg';
import { yearOf } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { CountRecords, CountTable, FollowLog, ListOverdue, PlainTables, ReconcileReports, ScoreService } from '#src/reports';
import { WriteNarrative } from '../../src/reports/app/write-narrative.js';
import { RecountStore } from '../../src/dossiers/data/recount.store.js';
import type { BenchApp } from './bench-app.js';
import { type Spread, spreadOf, spreadsOf } from './spread.js';

export interface UnitYear {
  /** Every table of the unit's year, one after the other, from counters and kept records. */
  set: Spread;
  each: { name: string; p50Ms: number }[];
  /** R7 over ten years: ten tables in one. */
  years: Spread;
  /** R11, the whole Word document. */
  document: Spread;
  /** One sequential count over the unit's log. */
  logMs: number;
}

const ROUNDS = 20;
const COUNTED_ONCE = 'SELECT count(*) FILTER (WHERE s.at IS NOT NULL AND s.state_after IS NOT NULL)::int AS steps FROM dossiers.step s';

/** R1 to R11 but R7, which is of many years, and R8, whose records are not kept yet; of several units by turns. */
export async function unitYears(bench: BenchApp, unitIds: readonly string[], period: Period): Promise<UnitYear[]> {
  for (const unitId of unitIds) await bench.get(FollowLog).catchUp(unitId);
  const asked = unitIds.map((unitId) => tablesOf(bench, unitId, period).map((table) => ({ ...table, spans: [] as number[] })));
  const sets = await spreadsOf(ROUNDS, asked.map((tables) => async () => {
    for (const { count, spans } of tables) {
      const started = performance.now();
      await count();
      spans.push(performance.now() - started);
    }
  }));
  const logs = await spreadsOf(5, unitIds.map((unitId) => () => bench.database.inUnit(unitId, (tx) => tx.row(`${COUNTED_ONCE} WHERE s.unit_id = $1`, [unitId]))));
  const years = await spreadsOf(5, unitIds.map((unitId) => () => bench.get(PlainTables).yearsFrom(unitId, yearOf(period.to) - 9)));
  const documents = await spreadsOf(5, unitIds.map((unitId) => () => bench.get(WriteNarrative).write({ unitId, unitIds: [unitId], consolidated: false, period })));
  return asked.map((tables, unit) => ({
    set: sets[unit] as Spread, years: years[unit] as Spread, document: documents[unit] as Spread, logMs: (logs[unit] as Spread).p50Ms,
    each: tables.map(({ name, spans }) => ({ name, p50Ms: spans.sort((a, b) => a - b)[Math.floor(spans.length / 2)] ?? NaN })),
  }));
}

function tablesOf(bench: BenchApp, unitId: string, period: Period): { name: string; count: () => Promise<unknown> }[] {
  const [tables, records] = [bench.get(CountTable), bench.get(CountRecords)];
  return [
    ...(['R1', 'R2', 'HN2026'] as const).map((definition) => ({ name: definition, count: () => tables.fromCounters({ definition, unitId, period }) })),
    ...(['R3', 'R4', 'R5', 'R6', 'R6_INDICES'] as const).map((id) => ({ name: id, count: () => records.count(id, { unitId, period }) })),
    { name: 'R9', count: () => bench.get(ScoreService).score(unitId, period) },
    // Its reading is written into the audit trail, under the unit's own name here.
    { name: 'R10', count: () => bench.get(ListOverdue).list(unitId, unitId, period) },
  ];
}

/** One sequential count over the whole table of steps, by one process. */
export async function wholeLogMs(bench: BenchApp): Promise<number> {
  const owner = new pg.Client({ connectionString: bench.opened.ownerUrl });
  await owner.connect();
  await owner.query('SET max_parallel_workers_per_gather = 0');
  const { p50Ms } = await spreadOf(3, () => owner.query(COUNTED_ONCE));
  await owner.end();
  return p50Ms;
}

export interface RecountTimes {
  dossiers: number;
  /** Of all units, one after the other: log counted, counters held against it, result kept. */
  fullMs: number;
  /** The counting statement alone, with its rows fetched. */
  bareMs: number;
}

/** @throws when a counter is not what the log says */
export async function recountAll(bench: BenchApp, unitIds: readonly string[], dossiers: number): Promise<RecountTimes> {
  let [fullMs, bareMs] = [0, 0];
  for (const unitId of unitIds) {
    const begun = performance.now();
    const { position, differenceCount, differences } = await bench.get(ReconcileReports).reconcile(unitId);
    fullMs += performance.now() - begun;
    if (differenceCount > 0) throw new Error(`counters of ${unitId} are not what its log says: ${JSON.stringify(differences.slice(0, 5))}`);
    const again = performance.now();
    await bench.database.inUnit(unitId, (tx) => bench.get(RecountStore).tally(tx, unitId, position));
    bareMs += performance.now() - again;
  }
  return { dossiers, fullMs, bareMs };
}

/** The nightly recount of one unit. @throws as recountAll */
export async function recountLately(bench: BenchApp, unitId: string): Promise<number> {
  const begun = performance.now();
  const { differenceCount, differences } = await bench.get(ReconcileReports).reconcileLately(unitId);
  if (differenceCount > 0) throw new Error(`counters of ${unitId} are not what its log says: ${JSON.stringify(differences.slice(0, 5))}`);
  return performance.now() - begun;
}
