import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COUNTER_MEASURES, MEASURES } from '#libs/reporting';
import { CountTable, FollowLog, periodOf, ReconcileReports } from '#src/reports';
import { Handlers } from '#src/platform/outbox';
import { ReconcileNightly } from '../../src/reports/jobs/reconcile-nightly.job.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ReportScene } from './reports-scene.js';

// Dozens of requests tell the story; on a busy machine they take a while.

let app: TestApp;
let scene: ReportScene;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function aCommune(): Promise<void> {
  scene = await ReportScene.in(app);
  await scene.december();
}

const reconcile = () => app.get(ReconcileReports).reconcile(scene.unit.unitId);
const inUnit = (sql: string, ...more: unknown[]) => app.database.inUnit(scene.unit.unitId, (tx) => tx.run(sql, [scene.unit.unitId, ...more]));

describe('counting the log again in SQL', () => {
  test('finds what was counted step by step, after every kind of correction too', async () => {
    await aCommune();
    expect(await reconcile()).toMatchObject({ differenceCount: 0, differences: [] });
    await scene.january();
    await scene.correct('early', { seq: 3, at: '2025-12-08T10:00' });
    await scene.correct('forgotten', { seq: 1, channel: 'post', procedure: '1.004194' });
    await scene.correct('openInTerm', { seq: 3, voided: true });
    await scene.correct('paused', { seq: 3, voided: true }, { seq: 4, voided: true });
    await scene.correct('late', { seq: 2, at: '2025-12-05T10:00' }, { seq: 3, at: '2025-12-08T08:00' });
    await scene.correct('early', { seq: 3, at: '2025-12-03T10:00' });
    await scene.correct('withdrawn', { seq: 2, voided: true });
    await scene.correct('openInTerm', { seq: 3, voided: false });
    await scene.correct('forgotten', { seq: 1, channel: 'counter' });
    const result = await reconcile();
    expect(result).toMatchObject({ differenceCount: 0, differences: [] });
    expect(result.compared).toBeGreaterThan(40);
    for (const period of [periodOf({ preset: 'year', year: 2025 }), periodOf({ preset: 'month', year: 2026, number: 1 })]) {
      for (const definition of ['R1', 'R2'] as const) {
        const order = { definition, unitId: scene.unit.unitId, period };
        expect(await app.get(CountTable).fromLog(order)).toEqual(await app.get(CountTable).fromCounters(order));
      }
    }
  });

  test('a follower started late, or begun again, arrives at the same counters', async () => {
    await aCommune();
    await scene.january();
    await inUnit('UPDATE reports.log_cursor SET position = 3 WHERE unit_id = $1');
    await app.get(FollowLog).catchUp(scene.unit.unitId);
    expect((await reconcile()).differenceCount).toBe(0);
  });

  test('followers of one log at once, while dossiers come in, count each once', async () => {
    scene = await ReportScene.in(app);
    const follow = () => app.get(FollowLog).catchUp(scene.unit.unitId);
    await Promise.all([scene.december(), ...Array.from({ length: 6 }, follow), reconcile()]);
    await Promise.all([follow(), follow(), follow()]);
    expect((await reconcile()).differenceCount).toBe(0);
    const table = await app.get(CountTable).fromCounters({ definition: 'R1', unitId: scene.unit.unitId, period: periodOf({ preset: 'year', year: 2025 }) });
    expect(table.total.cells['total']).toBe(11);
  });

  test('a dossier whose acceptance is taken back is counted nowhere any more', async () => {
    await aCommune();
    await scene.receive('mistaken', { procedure: '1.004873', channel: 'online', received: '2025-12-22 09:00', steps: [['2025-12-22 10:00', 'acceptance']] });
    await scene.drain();
    const lives = () => app.database.inUnit(scene.unit.unitId, (tx) =>
      tx.rows('SELECT 1 FROM reports.life WHERE unit_id = $1 AND code = $2', [scene.unit.unitId, scene.codes.get('mistaken')]));
    expect(await lives()).toHaveLength(1);
    await scene.correct('mistaken', { seq: 2, voided: true });
    await scene.drain();
    expect(await lives()).toEqual([]);
    expect((await reconcile()).differenceCount).toBe(0);
  });
});

describe('a counter that is wrong', () => {
  beforeAll(aCommune);
  const FIRST = `UPDATE reports.counter SET %m = %m + $2
    WHERE unit_id = $1 AND grain = 'day' AND (starts_on, procedure_id, channel, online_level) =
      (SELECT c.starts_on, c.procedure_id, c.channel, c.online_level FROM reports.counter c WHERE c.unit_id = $1 AND c.grain = 'day' ORDER BY 1, 2, 3, 4 LIMIT 1)`;

  test.each(COUNTER_MEASURES)('%s is caught, on its day and nowhere else', async (measure) => {
    const spoil = FIRST.replaceAll('%m', measure);
    await inUnit(spoil, 1);
    const { differences } = await reconcile();
    await inUnit(spoil, -1);
    expect(differences).toMatchObject([{ grain: 'day', startsOn: '2025-12-01', measure }]);
    expect((differences[0]?.counted ?? 0) - (differences[0]?.recounted ?? 0)).toBe(1);
  });

  test.each(['month', 'year'])('of a whole %s is caught, as is a row that should not be', async (grain) => {
    const spoil = 'UPDATE reports.counter SET finished_late = finished_late + $3 WHERE unit_id = $1 AND grain = $2';
    await inUnit(spoil, grain, 2);
    const { differences } = await reconcile();
    await inUnit(spoil, grain, -2);
    expect(new Set(differences.map((difference) => `${'grain' in difference ? difference.grain : difference.table} ${difference.measure}`))).toEqual(new Set([`${grain} finished_late`]));
    await inUnit(
      `INSERT INTO reports.counter (unit_id, grain, starts_on, procedure_id, channel, online_level, ${MEASURES.join(', ')})
       VALUES ($1, $2, '1999-01-01', $1, 'post', 0, 1, 0, 0, 0, 0, 0, 0, 0)`,
      grain,
    );
    const { differences: surplus } = await reconcile();
    await inUnit("UPDATE reports.counter SET received = 0 WHERE unit_id = $1 AND starts_on = '1999-01-01'");
    expect(surplus).toMatchObject([{ grain, startsOn: '1999-01-01', measure: 'received', counted: 1, recounted: 0 }]);
    expect((await reconcile()).differenceCount).toBe(0);
  });

  test('raises the alarm at night: shown in the API, kept in the audit trail', async () => {
    await aCommune();
    const healthy = await ReportScene.in(app);
    await healthy.december();
    await inUnit(`UPDATE reports.counter SET received = received - 1 WHERE unit_id = $1 AND grain = 'year'`);
    await app.get(ReconcileNightly).reconcileEach([scene.unit.unitId, healthy.unit.unitId]);
    expect(app.get(Handlers).schedules()).toContainEqual(expect.objectContaining({ name: 'reports.reconcile', pattern: '0 30 2 * * *' }));
    const { body } = await scene.get(scene.leader, '/api/reports/reconciliation').expect(200);
    expect(body.units).toMatchObject([{ unitId: scene.unit.unitId }]);
    expect(body.units[0].differenceCount).toBeGreaterThan(0);
    expect(body.units[0].differences[0]).toMatchObject({ grain: 'year', measure: 'received' });
    expect((await scene.get(healthy.leader, '/api/reports/reconciliation').expect(200)).body.units).toMatchObject([
      { unitId: healthy.unit.unitId, differenceCount: 0 },
    ]);
    const trail = await app.database.inUnit(scene.unit.unitId, (tx) =>
      tx.rows(`SELECT 1 FROM platform.audit WHERE unit_id = $1 AND action = 'report.counters_differed'`, [scene.unit.unitId]));
    expect(trail).toHaveLength(1);
    await scene.get(scene.clerk, '/api/reports/reconciliation').expect(403);
  });

  test('makes the checks of a report fail, which is shown, and the report is not closed', async () => {
    await aCommune();
    // What is open at the end of December is read from the year, what happened in it from the month: they no longer agree.
    await inUnit(`UPDATE reports.counter SET finished_late = finished_late + 1 WHERE unit_id = $1 AND grain = 'year' AND online_level = 4`);
    const run = await scene.run({ definition: 'R1', preset: 'month', year: 2025, number: 12 });
    expect(run.failedChecks).toBeGreaterThan(0);
    expect(run.table.checks[0]).toMatchObject({ row: 'Tư pháp' });
    const csv = await scene.get(scene.leader, `/api/reports/${run.id as string}/table.csv`).expect(200);
    expect(csv.text).toContain('Số liệu không khớp');
    expect((await scene.post(scene.leader, `/api/reports/${run.id as string}/close`).expect(422)).body.code).toBe('report.checks_failed');
    const cell = (await scene.get(scene.leader, `/api/reports/${run.id as string}/cells/1/not_due`).expect(200)).body;
    expect(cell).toMatchObject({ counted: 0, listed: 1, changedSince: true });
  });
});
