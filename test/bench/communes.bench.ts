import { isDeepStrictEqual } from 'node:util';
import { type Layout, type Period, REPORT_DEFINITIONS, type ReportId } from '#libs/reporting';
import { CountRecords, CountTable, FollowLog, RequestNarrative, RequestReport } from '#src/reports';
import { RunNarrative } from '../../src/reports/app/run-narrative.js';
import { RunReport } from '../../src/reports/app/run-report.js';
import { FollowDossiers } from '../../src/documents/app/follow-dossiers.js';
import { FollowRatings } from '../../src/surveys/app/follow-ratings.js';
import type { BenchApp } from './bench-app.js';
import { type Spread, spreadOf } from './spread.js';
import type { Town } from './town.js';

export interface ConsolidatedTime {
  definition: ReportId;
  layout: Layout;
  spread: Spread;
}

/** Every table of the units below added up, asked for, counted and stored as when somebody presses the button. */
export async function consolidated(bench: BenchApp, provinceId: string, period: Period, rounds: number): Promise<ConsolidatedTime[]> {
  const times: ConsolidatedTime[] = [];
  for (const definition of Object.keys(REPORT_DEFINITIONS) as ReportId[]) {
    for (const layout of ['by_field', 'by_unit'] as const) {
      const spread = await spreadOf(rounds, async () => {
        const run = await bench.database.inUnit(provinceId, (tx) => bench.get(RequestReport).request(tx, null, { definition, layout, period, unitId: provinceId, consolidated: true }));
        await bench.get(RunReport).run(provinceId, run.id);
      });
      times.push({ definition, layout, spread });
    }
  }
  return times;
}

/** R11 of all units below, asked for and written as by the queue's worker; the page only waits for it. */
export function consolidatedNarrative(bench: BenchApp, { provinceId, communes }: Pick<Town, 'provinceId' | 'communes'>, period: Period, rounds: number): Promise<Spread> {
  // Nobody in particular asks: the unit's id stands for the account.
  const asker = { accountId: provinceId, mayRead: communes.map(({ unitId }) => unitId) };
  return spreadOf(rounds, async () => {
    const { id } = await bench.database.inUnit(provinceId, (tx) => bench.get(RequestNarrative).request(tx, asker, { unitId: provinceId, period, consolidated: true }));
    await bench.get(RunNarrative).run(provinceId, id);
  });
}

/**
 * What is loaded as counted must be what the followers make of the same log.
 * @throws when a table of the two units differs, one loaded as counted and one followed
 */
export async function verifyLoading(bench: BenchApp, countedId: string, followedId: string, period: Period): Promise<void> {
  for (const follower of [FollowLog, FollowDossiers, FollowRatings]) await bench.get<{ catchUp(unitId: string): Promise<number> }>(follower).catchUp(followedId);
  const tablesOf = async (unitId: string): Promise<unknown[]> => {
    const tables: unknown[] = [];
    for (const definition of ['R1', 'R2', 'HN2026'] as const) tables.push(await bench.get(CountTable).fromCounters({ definition, unitId, period }));
    for (const id of ['R4', 'R5', 'R6'] as const) tables.push(await bench.get(CountRecords).count(id, { unitId, period }));
    return tables;
  };
  if (!isDeepStrictEqual(await tablesOf(countedId), await tablesOf(followedId))) throw new Error('what was loaded as counted is not what follows from the log');
}
