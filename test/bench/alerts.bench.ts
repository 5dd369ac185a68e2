import { performance } from 'node:perf_hooks';
import type { RaiseDue } from '#src/alerts';
import type { Database } from '#src/platform/database';

export interface AlertsBench {
  /** Dossiers that fall due in one hour. */
  dossiers: number;
  alertsRaised: number;
  /** The slowest of the hour's sixty ticks, when they fall due evenly. */
  slowestTickSeconds: number;
  /** One tick for all of them, when they fall due in one minute or the worker was down for the hour. */
  allAtOnceSeconds: number;
  perSecond: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * How long alerts take to be raised. Leaves its plans and alerts behind: to be run in a database that is thrown away.
 * @param unitId a unit of its own, without dossiers
 */
export async function benchAlerts(database: Database, raise: RaiseDue, unitId: string, dossiers = 100_000): Promise<AlertsBench> {
  const evenly = new Date('2026-03-02T02:00:00Z');
  await plan(database, unitId, evenly, dossiers);
  let slowest = 0;
  let alertsRaised = 0;
  for (let minute = 0; minute < 60; minute++) {
    const tick = await timed(() => raise.raiseIn(unitId, new Date(evenly.getTime() + (minute + 1) * MINUTE_MS)));
    slowest = Math.max(slowest, tick.seconds);
    alertsRaised += tick.result;
  }
  const atOnce = new Date('2026-03-09T02:00:00Z');
  await plan(database, unitId, atOnce, dossiers);
  const all = await timed(() => raise.raiseIn(unitId, new Date(atOnce.getTime() + HOUR_MS)));
  return {
    dossiers,
    alertsRaised: alertsRaised + all.result,
    slowestTickSeconds: slowest,
    allAtOnceSeconds: all.seconds,
    perSecond: Math.round(all.result / all.seconds),
  };
}

/** A plan for each dossier, spread evenly over the hour. */
async function plan(database: Database, unitId: string, from: Date, dossiers: number): Promise<void> {
  await database.inUnit(unitId, async (tx) => {
    await tx.run(
      `INSERT INTO alerts.plan (unit_id, dossier_id, kind, due_at, id, fire_at, state, code, procedure_id, role)
       SELECT $1, gen_random_uuid(), 'overdue', at, gen_random_uuid(), at, 'planned', 'T1.10-260302-' || n, $4, 'officer'
       FROM generate_series(1, $3) AS n, LATERAL (SELECT $2::timestamptz + interval '1 hour' * ((n * 7919) % $3) / $3 AS at) AS moment`,
      [unitId, from, dossiers, unitId],
    );
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
}
