import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectiveSteps } from '#libs/dossier-flow';
import type { Measure } from '#libs/reporting';
import { CountFromLog, DossierLog, type LogCount, ReconcileDossiers } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { compareDays } from '../../src/reports/domain/compare-counters.js';
import { compareStock } from '../../src/reports/domain/compare-stock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { drawnLife, live } from './drawn-lives.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** The log as SQL reads it: each step as its latest amendment has it, voided ones and corrections left out. */
const EFFECTIVE = `
  SELECT s.dossier_id, s.seq, coalesce(a.at, s.at) AS at, coalesce(a.state_after, s.state_after) AS state_after,
    CASE WHEN a.seq IS NULL THEN s.due_at ELSE a.due_at END AS due_at, CASE WHEN a.seq IS NULL THEN s.due_on ELSE a.due_on END AS due_on
  FROM dossiers.step s LEFT JOIN LATERAL (
    SELECT * FROM dossiers.amendment x WHERE x.unit_id = $1 AND x.dossier_id = s.dossier_id AND x.seq = s.seq ORDER BY x.correction_seq DESC LIMIT 1) a ON true
  WHERE s.unit_id = $1 AND s.action <> 'correct' AND a.voided IS NOT TRUE ORDER BY s.dossier_id, s.seq`;

async function checkUnit(unitId: string): Promise<void> {
  expect((await app.get(ReconcileDossiers).reconcile(unitId)).differences).toEqual([]);
  await app.database.inUnit(unitId, async (tx) => {
    const log = app.get(DossierLog);
    const positions = await tx.rows<{ position: number; dossier_id: string }>('SELECT position, dossier_id FROM dossiers.step WHERE unit_id = $1 ORDER BY position', [unitId]);
    expect(positions.map(({ position }) => Number(position))).toEqual(positions.map((_, index) => index + 1));
    expect(await log.head(tx, unitId)).toBe(positions.length);
    const lives = await log.lives(tx, unitId, [...new Set(positions.map((each) => each.dossier_id))].sort());
    const folded = lives.flatMap(({ dossierId, steps }) => effectiveSteps(steps).map((step) => ({
      dossier_id: dossierId, seq: step.seq, at: step.at, state_after: step.stateAfter, due_at: step.due?.dueAt ?? null, due_on: step.due?.dueOn ?? null,
    })));
    expect(await tx.rows(EFFECTIVE, [unitId])).toEqual(folded);
    // The counters' own reading of the log agrees on how many were received and how many are finished.
    const counts = await app.get(CountFromLog).upTo(tx, unitId, positions.length);
    const total = (...measures: Measure[]): number => counts.reduce((sum, row) => sum + measures.reduce((each, measure) => each + row.counts[measure], 0), 0);
    expect(total('received')).toBe(lives.filter(({ history }) => history.receivedAt !== null).length);
    expect(total('finished_early', 'finished_on_time', 'finished_late')).toBe(lives.filter(({ history }) => history.finishedAt !== null).length);
    await checkWindows(tx, unitId, positions.length, counts);
  });
}

/** Reading only what was in hand on a day tells of that day and all later ones what the whole log tells, and which stock it began with. */
async function checkWindows(tx: Tx, unitId: string, position: number, counts: readonly LogCount[]): Promise<void> {
  for (const since of new Set(counts.map(({ day }) => day))) {
    const inHand = await app.get(CountFromLog).inHandSince(tx, unitId, position, since);
    const days = counts.filter(({ day }) => day >= since).map(({ day, ...row }) => ({ ...row, grain: 'day' as const, startsOn: day }));
    expect(compareDays(inHand, days, since).differences).toEqual([]);
    expect(compareStock(inHand, counts.filter(({ day }) => day < since), since).differences).toEqual([]);
  }
}

test('whatever lives are lived, log, amendments, rows and dates tell the same story', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawnLife, { minLength: 1, maxLength: 4 }), async (lives) => {
      const { desk } = await live(app, lives);
      await checkUnit(desk.unitId);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);
