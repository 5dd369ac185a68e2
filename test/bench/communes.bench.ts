import { isDeepStrictEqual } from 'node:util';
import { type Layout, type Period, REPORT_DEFINITIONS, type ReportId } from '#libs/reporting';
import { CountRecords, CountTable, FollowLog, RequestReport } from '#src/reports';
import { RunReport } from '../../src/reports/app/run-report.js';
import { FollowDossiers } from '../../src/documents/app/follow-dossiers.js';
import { FollowRatings } from '../../src/surveys/app/follow-ratings.js';
import type { BenchApp } from './bench-app.js';
import { type Spread, spreadOf } from './spread.js';

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
