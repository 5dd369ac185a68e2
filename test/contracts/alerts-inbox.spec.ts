import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SetSessions } from '#src/units';
import { startTestApp, type TestApp } from '../support/app.js';
import { AlertScene, type InboxLine } from './alerts-scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('the inbox', () => {
  test('is counted, seen by each for himself, and read page by page', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const other = await app.signIn(scene.unit.unitId, 'leader');
    for (let i = 0; i < 3; i++) await scene.started();
    await scene.tickAt('2026-03-07 00:00');

    expect(await scene.get(scene.leader, '/api/alerts/count')).toEqual({ open: 3, unseen: 3 });
    const first = await scene.get(scene.leader, '/api/alerts?open=true&limit=2');
    const second = await scene.get(scene.leader, `/api/alerts?open=true&limit=2&cursor=${String(first.next)}`);
    expect(first.items).toHaveLength(2);
    expect(second).toMatchObject({ items: [{ kind: 'overdue_leader' }], next: null });

    const [line] = (await scene.inbox(scene.leader)) as [InboxLine];
    for (let twice = 0; twice < 2; twice++) await scene.post(scene.leader, `/api/alerts/${line.unitId}/${line.id}/seen`, {});
    expect(await scene.get(scene.leader, '/api/alerts/count')).toEqual({ open: 3, unseen: 2 });
    expect(await scene.get(other, '/api/alerts/count')).toEqual({ open: 3, unseen: 3 });
    expect((await scene.inbox(scene.leader)).filter(({ seenAt }) => seenAt !== null).map(({ id }) => id)).toEqual([line.id]);
  });

  test('somebody else’s alert, of this unit or another, answers as if it did not exist', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const elsewhere = await AlertScene.at(app, '2026-03-02 09:00');
    await scene.started();
    await scene.tickAt('2026-03-04 17:00');
    const [line] = (await scene.inbox(scene.officer)) as [InboxLine];
    const path = `/api/alerts/${line.unitId}/${line.id}/seen`;
    for (const stranger of [scene.clerk, scene.leader, elsewhere.officer, elsewhere.leader]) {
      expect((await scene.as(stranger, (http) => http.post(path))).body).toMatchObject({ status: 404, code: 'alerts.not_found' });
    }
    expect(await elsewhere.inbox(elsewhere.officer)).toEqual([]);
    expect((await scene.as(scene.officer, (http) => http.get('/api/alerts?cursor=x'))).body).toMatchObject({ code: 'page.bad_cursor' });
  });

  test('without a fence of its own unit a query sees nothing', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const elsewhere = await AlertScene.at(app, '2026-03-02 09:00');
    await scene.started();
    await scene.tickAt('2026-03-04 17:00');
    for (const table of ['alert', 'plan', 'watch', 'log_cursor', 'digest_due']) {
      const seen = await app.database.inUnit(elsewhere.unit.unitId, (tx) => tx.rows(`SELECT 1 FROM alerts.${table} WHERE unit_id = $1`, [scene.unit.unitId]));
      expect(seen).toEqual([]);
    }
  });
});

describe('settings', () => {
  const path = (scene: AlertScene): string => `/api/units/${scene.unit.unitId}/alert-settings`;
  const setting = { firstLeadDays: 2, secondLeadHours: 0, acceptanceLeadHours: 2, digest: false };

  test('other leads move what is planned', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    await scene.started();
    await scene.follow();
    expect(await scene.get(scene.clerk, path(scene))).toEqual({ firstLeadDays: 1, secondLeadHours: 4, acceptanceLeadHours: 2, digest: true });
    expect((await scene.as(scene.leader, (http) => http.put(path(scene)).send(setting))).body).toEqual(setting);
    expect(await scene.tickAt('2026-03-03 17:00')).toBe(1);
    expect(await scene.tickAt('2026-03-05 23:59')).toBe(0);
    expect(await scene.kinds(scene.officer)).toEqual(['due_soon_1']);
  });

  test('other working hours move it too, although the due date stays', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    await scene.started();
    await scene.tickAt('2026-03-04 17:00');
    const { unitId } = scene.unit;
    const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, opens: '08:00', closes: '12:00', openForIntake: true, countsForTerms: true },
      { weekday, opens: '13:30', closes: '17:00', openForIntake: true, countsForTerms: true },
    ]);
    await app.database.inUnit(unitId, (tx) => app.get(SetSessions).run(tx, null, unitId, '2026-03-05', hours));
    expect(await scene.tickAt('2026-03-05 11:29')).toBe(0);
    expect(await scene.tickAt('2026-03-05 11:30')).toBe(1);
  });

  test('are for the leader and the controller of the unit, within bounds', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const elsewhere = await AlertScene.at(app, '2026-03-02 09:00');
    expect((await scene.as(scene.officer, (http) => http.put(path(scene)).send(setting))).status).toBe(403);
    expect((await scene.as(elsewhere.leader, (http) => http.put(path(scene)).send(setting))).status).toBe(404);
    const wrong = await scene.as(scene.leader, (http) => http.put(path(scene)).send({ ...setting, firstLeadDays: 31, secondLeadHours: -1, extra: 1 }));
    expect(wrong.body).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((wrong.body as { errors: { field: string }[] }).errors.map(({ field }) => field).sort()).toEqual(['extra', 'firstLeadDays', 'secondLeadHours']);
  });
});

describe('the daily digest', () => {
  test('comes once, when the unit opens on a working day, to whom it concerns', async () => {
    const scene = await AlertScene.at(app, '2026-03-06 09:00'); // Friday
    await scene.procedure('1.000011', { unit: 'working_day', amount: 1 }, { onlineLevel: 3 });
    await scene.started('1.000011'); // due on Monday
    await scene.receive('1.000011', { channel: 'online' });
    const resolved = await scene.started();
    await scene.step(resolved, 'resolution');

    const digests = async (): Promise<unknown[]> =>
      (await Promise.all([scene.officer, scene.clerk, scene.leader].map((who) => scene.inbox(who)))).map((lines) =>
        lines.filter(({ kind }) => kind === 'digest').map(({ counts }) => counts));
    for (const closed of ['2026-03-07 07:30', '2026-03-08 12:00', '2026-03-09 07:29']) await scene.tickAt(closed);
    expect(await digests()).toEqual([[], [], []]);
    for (const open of ['2026-03-09 07:30', '2026-03-09 07:31', '2026-03-09 14:00']) await scene.tickAt(open);
    expect(await digests()).toEqual([
      [{ dueToday: 1, overdue: 0, toAccept: 0, readyToReturn: 0 }],
      [{ dueToday: 0, overdue: 0, toAccept: 1, readyToReturn: 1 }],
      [{ dueToday: 1, overdue: 0, toAccept: 1, readyToReturn: 1 }],
    ]);

    await scene.tickAt('2026-03-10 07:30');
    const [ofOfficer] = await digests();
    expect(ofOfficer).toEqual([{ dueToday: 0, overdue: 1, toAccept: 0, readyToReturn: 0 }]);
    const days = await app.database.inUnit(scene.unit.unitId, (tx) => tx.rows('SELECT day FROM alerts.digest WHERE unit_id = $1 ORDER BY day', [scene.unit.unitId]));
    expect(days).toEqual([{ day: '2026-03-09' }, { day: '2026-03-10' }]);
  });

  test('two ticks at once make one digest', async () => {
    const scene = await AlertScene.at(app, '2026-03-06 09:00');
    await scene.started();
    await scene.follow();
    await Promise.all([1, 2, 3].map(() => scene.tickAt('2026-03-11 07:30'))); // the day it is due
    expect((await scene.inbox(scene.leader, '')).filter(({ kind }) => kind === 'digest')).toHaveLength(1);
  });

  test('is not sent where it is not wanted, nor after closing for the day that was missed', async () => {
    const scene = await AlertScene.at(app, '2026-03-06 09:00');
    await scene.started();
    await scene.tickAt('2026-03-09 20:00');
    await scene.as(scene.leader, (http) => http.put(`/api/units/${scene.unit.unitId}/alert-settings`).send({ firstLeadDays: 1, secondLeadHours: 4, acceptanceLeadHours: 2, digest: false }));
    await scene.tickAt('2026-03-10 07:30');
    expect((await scene.inbox(scene.leader, '')).filter(({ kind }) => kind === 'digest')).toEqual([]);
  });
});
