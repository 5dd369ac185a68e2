import { isDeepStrictEqual } from 'node:util';
import type { Period } from '#libs/reporting';
import { CountTable, FollowLog } from '#src/reports';

export interface CountingTimes {
  /** Steps followed per second, from nothing to the end of the log. */
  stepsPerSecond: number;
  /** R1 of the unit over the period from its counters, the median of many. */
  countersMs: number;
  /** The same table counted from the first step of the log in SQL, the median of a few. */
  logMs: number;
  ratio: number;
}

export interface CountingHost {
  get<T>(type: abstract new (...args: never[]) => T): T;
}

/**
 * R1 of a unit over a period, from counters against counting the log: both with the mapping to the unit's report lines, in the same
 * process, on the same database.
 * @throws when the two tables differ
 */
export async function verifyCounting(host: CountingHost, unitId: string, period: Period): Promise<CountingTimes> {
  const order = { definition: 'R1' as const, unitId, period };
  const started = performance.now();
  const steps = await host.get(FollowLog).catchUp(unitId);
  const followed = performance.now() - started;
  const tables = host.get(CountTable);
  const counters = await median(40, () => tables.fromCounters(order));
  const log = await median(3, () => tables.fromLog(order));
  if (!isDeepStrictEqual(counters.result, log.result)) throw new Error(`R1 of ${unitId} from its counters is not R1 from its log`);
  return { stepsPerSecond: (steps * 1000) / followed, countersMs: counters.ms, logMs: log.ms, ratio: log.ms / counters.ms };
}

async function median<T>(times: number, work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const spans: number[] = [];
  let result = await work();
  for (let i = 0; i < times; i += 1) {
    const started = performance.now();
    result = await work();
    spans.push(performance.now() - started);
  }
  return { ms: spans.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN, result };
}
