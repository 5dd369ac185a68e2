import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Metrics } from '#src/platform/health';
import { ReconcileReports } from '#src/reports';
import { startTestApp } from '../support/app.js';
import { makeOwnDatabase, type OwnDatabase } from '../support/own-database.js';
import { startDesk, type Visitor } from '../support/pages.js';
import { ReportScene } from './reports-scene.js';

/** The gauges count all units, so these have a database to themselves. */
let own: OwnDatabase;
let scene: ReportScene;
let controller: Visitor;

beforeAll(async () => {
  own = await makeOwnDatabase();
  scene = await ReportScene.in(await startTestApp({}, { databaseUrl: own.url }));
  await scene.december();
  controller = await startDesk(scene.app, scene.unit.unitId, 'controller');
});
afterAll(async () => {
  await scene.app.close();
  await own.drop();
});

const inUnit = (sql: string, ...more: unknown[]) => scene.app.database.inUnit(scene.unit.unitId, (tx) => tx.run(sql, [scene.unit.unitId, ...more]));
/** What is open at the end of December is read from the year, what happened in it from the month: they no longer agree. */
const spoil = (by: number) => inUnit(`UPDATE reports.counter SET finished_late = finished_late + $2 WHERE unit_id = $1 AND grain = 'year' AND online_level = 4`, by);
const december = () => scene.run({ definition: 'R1', preset: 'month', year: 2025, number: 12 });
const gauge = async (name: string): Promise<string | undefined> => new RegExp(`^${name} (\\S+)$`, 'm').exec((await scene.app.http().get('/metrics').expect(200)).text)?.[1];
const gauges = async () => ({ failed: await gauge('report_checks_failed'), differing: await gauge('report_counters_differing') });
const audited = (action: string, subject: string) => scene.app.database.inUnit(scene.unit.unitId, (tx) =>
  tx.rows<{ facts: unknown }>('SELECT facts FROM platform.audit WHERE unit_id = $1 AND action = $2 AND subject = $3', [scene.unit.unitId, action, subject]));
/** Signed in anew, whatever the time. */
const alerts = async () => (await startDesk(scene.app, scene.unit.unitId, 'controller')).get('/canh-bao');

describe('numbers that agree', () => {
  test('raise nothing', async () => {
    const run = await december();
    await scene.app.get(ReconcileReports).reconcileLately(scene.unit.unitId);
    expect(await gauges()).toEqual({ failed: '0', differing: '0' });
    const page = await controller.get(`/bao-cao/${run.id as string}`);
    expect(page.has('Khớp hết')).toBe(true);
    expect(page.html).not.toContain('mc-mark--overdue');
  });
});

describe('an identity that does not hold', () => {
  let id: string;
  beforeAll(async () => {
    await spoil(1);
    id = (await december()).id as string;
    await spoil(-1);
  });

  test('stands in red on the page, with the row, both sides and what they differ by, and cannot be closed there', async () => {
    const page = await controller.get(`/bao-cao/${id}`);
    expect(page.heading).toContain('R1');
    expect(page.has('Số liệu không khớp, chưa chốt được')).toBe(true);
    expect(page.html).toContain('mc-mark--overdue');
    // The late one, of Tư pháp, is the only online one received: by the year's counter there is one less left open than came in and was not finished.
    const failed = page.rows.filter(([, identity]) => identity?.includes('='));
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.map(([row]) => row)).toEqual(expect.arrayContaining(['Tư pháp']));
    expect(failed[0]?.at(-1)).toBe('1');
    expect(Object.keys(page.links)).not.toContain(`/bao-cao/${id}/chot`);
    expect(page.has('Chốt số liệu')).toBe(false);
  });

  test('is not closed by whoever asks for it all the same', async () => {
    const sent = await controller.post(`/bao-cao/${id}/chot`, { checked: 'true' });
    const back = sent.location === undefined ? sent : await controller.follow(sent);
    expect(back.text).toContain('không khớp nên không chốt được');
    expect((await scene.post(scene.leader, `/api/reports/${id}/close`).expect(422)).body.code).toBe('report.checks_failed');
    expect((await scene.get(scene.leader, `/api/reports/${id}`).expect(200)).body.closedAt).toBeNull();
  });

  test('is told to the controller and kept in the audit trail with what failed', async () => {
    const controllerToken = await scene.app.signIn(scene.unit.unitId, 'controller');
    const { body } = await scene.get(controllerToken, '/api/alerts').expect(200);
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'report_checks_failed', about: expect.objectContaining({ path: `/bao-cao/${id}` }) }));
    expect((await alerts()).has('Báo cáo có số liệu không khớp')).toBe(true);
    const [entry] = await audited('report.checks_failed', id);
    expect(entry?.facts).toMatchObject({ checks: expect.arrayContaining([expect.objectContaining({ row: 'Tư pháp' })]) });
  });

  test('moves the gauge, for a week', async () => {
    expect(await gauges()).toEqual({ failed: '1', differing: '0' });
    scene.app.clock.advance({ minutes: 8 * 24 * 60 });
    expect(await gauges()).toEqual({ failed: '0', differing: '0' });
  });
});

describe('a counter that differs from the log', () => {
  test('moves the gauge by its differences until a recount finds none, tells the controller, and takes that back', async () => {
    await spoil(1);
    const { differenceCount } = await scene.app.get(ReconcileReports).reconcileLately(scene.unit.unitId);
    await scene.drain();
    expect(differenceCount).toBe(1);
    expect((await gauges()).differing).toBe('1');
    expect((await alerts()).has('1 chỗ lệch với nhật ký hồ sơ')).toBe(true);
    expect(await audited('report.counters_differed', scene.unit.unitId)).toHaveLength(1);
    const checks = await (await startDesk(scene.app, scene.unit.unitId, 'controller')).get('/quan-tri/kiem-tra');
    expect(checks.has('lệch 1 chỗ')).toBe(true);
    expect(checks.html).toContain('mc-mark--overdue');
    await spoil(-1);
    await scene.app.get(ReconcileReports).reconcileLately(scene.unit.unitId);
    await scene.drain();
    expect((await gauges()).differing).toBe('0');
    expect((await alerts()).has('chỗ lệch với nhật ký hồ sơ')).toBe(false);
  });
});

test('the gauges are no number while the database cannot tell', async () => {
  scene.app.get(Metrics).watch('report_untold', 'Cannot be told', () => Promise.reject(new Error('away')));
  expect(await gauge('report_untold')).toBe('Nan');
});
