import pg from 'pg';
import { addDays, civilDateOf } from '#libs/civil-date';
import { customPeriod, type Period } from '#libs/reporting';
import { CountRecords, CountTable, FollowLog, ScoreService } from '#src/reports';
import type { BenchApp } from './bench-app.js';
import { seedUnit } from './seed.js';
import type { Commune } from './town.js';

export interface TableTimes {
  dossiers: number;
  p50Ms: number;
  p95Ms: number;
  /** One sequential count over the unit's log. */
  bareMs: number;
}

const ROUNDS = 20;
const YEAR_DAYS = 365;

/**
 * Every table of the last year, for a unit with that year alone and for one with ten such years, in one database.
 * @param perYear dossiers of a unit in a year
 */
export async function benchTables(bench: BenchApp, [young, old]: [Commune, Commune], perYear: number): Promise<{ young: TableTimes; old: TableTimes }> {
  const today = civilDateOf(new Date());
  const client = new pg.Client({ connectionString: bench.opened.url });
  await client.connect();
  await seedUnit(client, young.unitId, young.code, 0, perYear, today, YEAR_DAYS);
  await seedUnit(client, old.unitId, old.code, 0, 10 * perYear, today, 10 * YEAR_DAYS);
  await client.end();
  const owner = new pg.Client({ connectionString: bench.opened.ownerUrl });
  await owner.connect();
  await owner.query('VACUUM (ANALYZE)');
  await owner.end();
  const period = customPeriod(addDays(today, -YEAR_DAYS), today);
  return { young: await timesOf(bench, young.unitId, period, perYear), old: await timesOf(bench, old.unitId, period, 10 * perYear) };
}

async function timesOf(bench: BenchApp, unitId: string, period: Period, dossiers: number): Promise<TableTimes> {
  await bench.get(FollowLog).catchUp(unitId);
  const [tables, records, score] = [bench.get(CountTable), bench.get(CountRecords), bench.get(ScoreService)];
  const spans = await spansOf(ROUNDS, async () => {
    for (const definition of ['R1', 'R2', 'HN2026'] as const) await tables.fromCounters({ definition, unitId, period });
    for (const id of ['R3', 'R4', 'R5', 'R6', 'R6_INDICES'] as const) await records.count(id, { unitId, period });
    await score.score(unitId, period);
  });
  const bare = await spansOf(5, () => bench.database.inUnit(unitId, (tx) => tx.row(
    'SELECT count(*) FILTER (WHERE s.at IS NOT NULL AND s.state_after IS NOT NULL)::int AS steps FROM dossiers.step s WHERE s.unit_id = $1', [unitId])));
  return { dossiers, p50Ms: at(spans, 0.5), p95Ms: at(spans, 0.95), bareMs: at(bare, 0.5) };
}

async function spansOf(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const spans: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    spans.push(performance.now() - started);
  }
  return spans.sort((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
