import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startOfDay } from '#libs/civil-date';
import { COUNTER_MEASURES } from '#libs/reporting';
import { CountFromLog } from '#src/dossiers';
import { ReconcileReports } from '#src/reports';
import { ReconcileNightly } from '../../src/reports/jobs/reconcile-nightly.job.js';
import { ReportScene } from './reports-scene.js';

let scene: ReportScene;
beforeAll(async () => {
  scene = await ReportScene.start();
  await scene.december();
});
afterAll(() => scene.app.close());

/** 400 days after 10 December 2025. Before it two dossiers had come and gone, and five had come and were still open. */
const IN_DECEMBER = '2027-01-14 02:30';
/** 400 days after 25 January 2026, when all of December lies before. */
const IN_JANUARY = '2027-03-01 02:30';

const unitId = () => scene.unit.unitId;
const lately = (at: string) => {
  scene.app.clock.set(at);
  return scene.app.get(ReconcileReports).reconcileLately(unitId());
};
const inUnit = (sql: string, ...more: unknown[]) => scene.app.database.inUnit(unitId(), (tx) => tx.run(sql, [unitId(), ...more]));
const add = (measure: string, grain: string, startsOn: string, by: number) =>
  inUnit(
    `UPDATE reports.counter SET ${measure} = ${measure} + $4 WHERE unit_id = $1 AND grain = $2 AND starts_on = $3 AND (procedure_id, channel, online_level) =
       (SELECT c.procedure_id, c.channel, c.online_level FROM reports.counter c WHERE c.unit_id = $1 AND c.grain = 'day' AND c.starts_on = '2025-12-01' ORDER BY 1, 2, 3 LIMIT 1)`,
    grain, startsOn, by,
  );
const spoilt = async (at: string, ...spoils: [measure: string, grain: string, startsOn: string][]) => {
  for (const [measure, grain, startsOn] of spoils) await add(measure, grain, startsOn, 1);
  const { differences } = await lately(at);
  for (const [measure, grain, startsOn] of spoils) await add(measure, grain, startsOn, -1);
  return differences.map(({ measure, counted, recounted, ...at }) => ('table' in at ? [at.table] : [at.grain, at.startsOn, measure, counted - recounted, at.against]));
};
const inHand = (day: string) => scene.app.database.inUnit(unitId(), async (tx) => {
  const log = scene.app.get(CountFromLog);
  const { position } = (await tx.row<{ position: number }>('SELECT position FROM dossiers.log_head WHERE unit_id = $1', [unitId()])) ?? { position: 0 };
  return log.inHandSince(tx, unitId(), position, day);
});

describe('the log of the last 400 days', () => {
  test('is that of dossiers that were in hand then, from their first step, and of no other', async () => {
    const counted = await inHand('2025-12-10');
    const sum = (of: 'received' | 'finished_late' | 'overdue_in', when: (day: string) => boolean) => counted.filter(({ day }) => when(day)).reduce((total, { counts }) => total + counts[of], 0);
    // All eleven but the one certified on the 1st and the one resolved early on the 4th.
    expect(sum('received', () => true)).toBe(9);
    // Came in before the 10th and were open then: late (3rd), paused (8th), stopped (1st).
    expect(sum('received', (day) => day < '2025-12-10')).toBe(3);
    // Overdue from the 9th, resolved late on the 10th.
    expect([sum('overdue_in', (day) => day === '2025-12-09'), sum('finished_late', (day) => day === '2025-12-10')]).toEqual([1, 1]);
    // Whoever was never finished is in hand however long ago that began; due dates pass by themselves.
    const later = await inHand('2027-01-01');
    expect(later.reduce((total, { counts }) => total + counts.received, 0)).toBe(4);
  });

  test('agrees with the counters, whatever the first day is, after corrections of what lies before too', async () => {
    const days = ['2026-12-31 02:30', '2027-01-06 02:30', IN_DECEMBER, '2027-02-04 02:30', IN_JANUARY, '2028-03-01 02:30'];
    for (const day of days) expect(await lately(day)).toMatchObject({ differenceCount: 0, differences: [] });
    await scene.january();
    scene.app.clock.set('2027-02-01 08:00');
    await scene.correct('certified', { seq: 1, channel: 'post' });
    await scene.correct('early', { seq: 3, at: '2025-12-08T10:00' });
    await scene.correct('withdrawn', { seq: 2, voided: true });
    await scene.drain();
    for (const day of ['2027-02-01 09:00', '2027-02-04 02:30', IN_JANUARY, '2028-03-01 02:30']) expect(await lately(day)).toMatchObject({ differenceCount: 0, differences: [] });
    expect(await scene.app.get(ReconcileReports).reconcile(unitId())).toMatchObject({ differenceCount: 0, since: null });
  });

  test('reads no step of before but of those dossiers, and says so', async () => {
    expect(await lately(IN_JANUARY)).toMatchObject({ since: '2026-01-25', differenceCount: 0 });
    const begins = startOfDay('2026-01-25');
    const { old } = (await scene.app.database.inUnit(unitId(), (tx) => tx.row<{ old: number }>(
      'SELECT count(DISTINCT dossier_id)::int AS old FROM dossiers.step WHERE unit_id = $1 AND at < $2', [unitId(), begins]))) ?? { old: 0 };
    const counted = (await inHand('2026-01-25')).reduce((total, { counts }) => total + counts.received, 0);
    expect(counted).toBeLessThan(old);
  });
});

describe('a counter that is wrong', () => {
  test.each(COUNTER_MEASURES)('%s on a day of these is found against the log', async (measure) => {
    const found = await spoilt('2027-01-05 02:30', [measure, 'day', '2025-12-01']);
    expect(found).toContainEqual(['day', '2025-12-01', measure, 1, undefined]);
    expect(found).toContainEqual(['month', '2025-12-01', measure, -1, 'parts']);
    expect(found).toHaveLength(2);
  });

  test('of a month or a year before these is not the sum of its parts', async () => {
    expect(await spoilt(IN_JANUARY, ['finished_on_time', 'month', '2025-12-01'])).toEqual([
      ['month', '2025-12-01', 'finished_on_time', 1, 'parts'], ['year', '2025-01-01', 'finished_on_time', -1, 'parts'],
    ]);
    expect(await spoilt(IN_JANUARY, ['refused', 'year', '2025-01-01'])).toEqual([['year', '2025-01-01', 'refused', 1, 'parts']]);
    expect(await spoilt(IN_JANUARY, ['refused', 'day', '2025-12-01'])).toEqual([['month', '2025-12-01', 'refused', -1, 'parts']]);
  });

  test('before these and alike at every grain leaves another stock than the log', async () => {
    const everywhere = (measure: string): [string, string, string][] => [[measure, 'day', '2025-12-01'], [measure, 'month', '2025-12-01'], [measure, 'year', '2025-01-01']];
    expect(await spoilt(IN_JANUARY, ...everywhere('finished_early'))).toEqual([['day', '2026-01-24', 'stock_open', -1, undefined]]);
    expect(await spoilt(IN_JANUARY, ...everywhere('overdue_in'))).toEqual([['day', '2026-01-24', 'stock_overdue', 1, undefined]]);
    expect(await spoilt(IN_JANUARY, ...everywhere('overdue_apologised_out'))).toEqual([['day', '2026-01-24', 'stock_overdue_apologised', -1, undefined]]);
  });

  test('is found at night: told with the first day that the log was read of, on the page too', async () => {
    await add('received', 'month', '2025-12-01', 1);
    scene.app.clock.set(IN_JANUARY);
    await scene.app.get(ReconcileNightly).reconcileEach([unitId()]);
    await add('received', 'month', '2025-12-01', -1);
    const leader = await scene.app.signIn(unitId(), 'leader', 'controller');
    const { body } = await scene.get(leader, '/api/reports/reconciliation').expect(200);
    expect(body.units).toMatchObject([{ unitId: unitId(), since: '2026-01-25', differenceCount: 2 }]);
    const page = (await scene.get(leader, '/quan-tri/kiem-tra').expect(200)).text;
    expect(page).toContain('từ 25/01/2026');
    expect(page).toContain('cộng từ kỳ nhỏ hơn');
    expect(await scene.app.get(ReconcileReports).reconcile(unitId())).toMatchObject({ since: null, differenceCount: 0 });
  });
});
