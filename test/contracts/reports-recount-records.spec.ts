import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReconcileReports } from '#src/reports';
import { ReportScene } from './reports-scene.js';

/** December's dossiers, four of which are rated. */
let scene: ReportScene;
beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
  await scene.step('certified', '2025-12-01 11:00', 'rating', { scale: '3', level: 3, source: 'kiosk' });
  await scene.step('early', '2025-12-05 09:00', 'rating', { scale: '5', level: 4, source: 'qr', remark: 'Nhanh' });
  await scene.step('late', '2025-12-11 09:00', 'rating', { scale: 'indices', indices: ['2', '2', '2', '2', '1', '2', '2', '2', '0'], source: 'paper' });
  await scene.step('paused', '2025-12-23 09:00', 'rating', { scale: '3', level: 1, source: 'paper' });
  await scene.drain();
});
afterAll(() => scene.app.close());

const unitId = () => scene.unit.unitId;
const spoil = (sql: string) => scene.app.database.inUnit(unitId(), (tx) => tx.run(sql, [unitId()]));
const recounts = { whole: () => scene.app.get(ReconcileReports).reconcile(unitId()), lately: () => scene.app.get(ReconcileReports).reconcileLately(unitId()) };

test.each(['whole', 'lately'] as const)('what is kept of papers and ratings is held against the log (%s), and agrees', async (how) => {
  expect(await recounts[how]()).toMatchObject({ differenceCount: 0, differences: [] });
});

test.each(['whole', 'lately'] as const)('a number of either that was falsified is found (%s), told, and shown by its name', async (how) => {
  await spoil("UPDATE documents.digitisation_count SET reused = reused + 2 WHERE unit_id = $1 AND procedure_id = (SELECT c.procedure_id FROM documents.digitisation_count c WHERE c.unit_id = $1 AND c.grain = 'day' AND c.starts_on = '2025-12-01' ORDER BY c.received, c.procedure_id LIMIT 1)");
  const digitised = await recounts[how]();
  await spoil("UPDATE documents.digitisation_count SET reused = reused - 2 WHERE unit_id = $1 AND procedure_id = (SELECT c.procedure_id FROM documents.digitisation_count c WHERE c.unit_id = $1 AND c.grain = 'day' AND c.starts_on = '2025-12-01' ORDER BY c.received, c.procedure_id LIMIT 1)");
  expect(digitised.differences).toMatchObject([{ table: 'R4', measure: 'reused', recounted: 0 }]);

  await spoil("UPDATE surveys.rating SET level = 1 WHERE unit_id = $1 AND scale = '3' AND level = 3");
  const rated = await recounts[how]();
  const page = await scene.get(await scene.app.signIn(unitId(), 'administrator'), '/quan-tri/kiem-tra').expect(200);
  await spoil("UPDATE surveys.rating SET level = 3 WHERE unit_id = $1 AND scale = '3' AND level = 1 AND rated_on = '2025-12-01'");
  expect(rated.differences.map((one) => ('table' in one ? [one.table, one.measure, one.counted, one.recounted] : one))).toEqual([['R6', 'three3', 0, 1], ['R6', 'three1', 1, 0]]);
  expect(page.text).toContain('R6: ');

  expect(await recounts[how]()).toMatchObject({ differenceCount: 0 });
});

test('a rating of an old dossier is seen by the nightly recount, though nothing else of it is', async () => {
  scene.app.clock.set('2027-03-01 02:30');
  expect(await recounts.lately()).toMatchObject({ since: '2026-01-25', differenceCount: 0 });
  await scene.step('stopped', '2027-02-01 09:00', 'rating', { scale: '3', level: 2, source: 'paper' });
  await scene.drain();
  expect(await recounts.lately()).toMatchObject({ differenceCount: 0 });
  await spoil("DELETE FROM surveys.rating WHERE unit_id = $1 AND rated_on = '2027-02-01'");
  expect((await recounts.lately()).differences).toMatchObject([{ table: 'R6', measure: 'ratings', counted: 0, recounted: 1 }, { table: 'R6', measure: 'three2', counted: 0, recounted: 1 }]);
});
