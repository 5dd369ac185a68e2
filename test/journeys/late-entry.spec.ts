import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { CERTIFIED_COPY, Desk } from './desk.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  desk = await Desk.open(app);
  app.clock.set('2026-03-04 09:00');
});
afterAll(() => app.close());

const refusal = async (code: string, step: string, at: string): Promise<unknown> =>
  (await desk.post('leader', `/api/dossiers/${code}/${step}`, { at, ...(step === 'withdrawal' && { reason: 'Công dân đổi ý' }) }).expect(422)).body.code;

test('counts from when it happened and keeps when it was entered', async () => {
  const { code, dueOn } = await desk.receive({ at: '2026-03-02T16:40' });
  expect(dueOn).toBe('2026-03-05');
  await desk.step(code, 'start', { at: '2026-03-03T08:00' });
  await desk.step(code, 'resolution');
  const { timeline, receivedAt, outcome } = await desk.view(code);
  expect(receivedAt).toBe('2026-03-02T09:40:00.000Z');
  expect(outcome).toBe('early');
  expect(timeline).toMatchObject([
    { at: '2026-03-02T09:40:00.000Z', recordedAt: '2026-03-04T02:00:00.000Z', late: true, actorName: 'Cán bộ clerk' },
    { at: '2026-03-03T01:00:00.000Z', recordedAt: '2026-03-04T02:00:00.000Z', late: true },
    { at: '2026-03-04T02:00:00.000Z', recordedAt: '2026-03-04T02:00:00.000Z', late: false },
  ]);
  const rows = await app.database.inUnit(desk.unitId, (tx) =>
    tx.rows('SELECT at, recorded_at FROM dossiers.step WHERE unit_id = $1 AND seq = 1', [desk.unitId]));
  expect(rows).toEqual([{ at: new Date('2026-03-02T09:40:00.000Z'), recorded_at: new Date('2026-03-04T02:00:00.000Z') }]);
});

test('is never later than now nor before the step before, whichever zone it is told in', async () => {
  const { code } = await desk.receive({ at: '2026-03-03T10:00' });
  expect(await refusal(code, 'start', '2026-03-03T09:59')).toBe('flow.at_before_previous');
  expect(await refusal(code, 'start', '2026-03-04T09:01')).toBe('flow.at_in_future');
  expect(await refusal(code, 'start', '2026-03-03T02:59:00Z')).toBe('flow.at_before_previous');
  await desk.step(code, 'start', { at: '2026-03-03T03:00:00Z' });
  expect(await refusal(code, 'withdrawal', '2026-03-02T12:00')).toBe('flow.at_before_previous');
});

test('of the minute of the step before happened after it', async () => {
  app.clock.advance({ minutes: 0.5 });
  const { code } = await desk.receive();
  await desk.step(code, 'start', { at: '2026-03-04T09:00' });
  expect((await desk.view(code)).timeline.map((step: { at: string }) => step.at)).toEqual(Array(2).fill('2026-03-04T02:00:30.000Z'));
  expect(await refusal(code, 'withdrawal', '2026-03-04T08:59')).toBe('flow.at_before_previous');
});

test("a receipt of an earlier day gets that day's next serial, and hours when nobody is there are received all the same", async () => {
  const codeAt = async (at?: string): Promise<string> => (await desk.receive({ ...(at && { at }), procedure: CERTIFIED_COPY })).code.slice(-11);
  expect(await codeAt()).toBe('260304-0001');
  expect(await codeAt('2026-03-02T09:00')).toBe('260302-0001');
  expect(await codeAt('2026-03-02T08:00')).toBe('260302-0002');
  expect(await codeAt()).toBe('260304-0002');
  // 23:30 in Việt Nam is still that day, though not in UTC; nor is a Sunday an obstacle.
  expect(await codeAt('2026-03-02T23:30')).toBe('260302-0003');
  expect(await codeAt('2026-03-01T00:10')).toBe('260301-0001');
  const sunday = await desk.receive({ at: '2026-03-01T10:00', procedure: CERTIFIED_COPY, channel: 'post' });
  expect(sunday.dueOn).toBe('2026-03-02');
});

test('a settlement entered late is two steps of that time', async () => {
  const { code } = await desk.receive({ at: '2026-03-02T14:00', procedure: CERTIFIED_COPY });
  await desk.step(code, 'settlement', { at: '2026-03-02T14:10' });
  const view = await desk.view(code);
  expect(view).toMatchObject({ outcome: 'on_time', finishedAt: '2026-03-02T07:10:00.000Z', returnedAt: '2026-03-02T07:10:00.000Z' });
  expect(await desk.list('returned_today')).toEqual([]);
});

test('a unit whose hours count for no term promises nothing, and says so', async () => {
  const saturdays = [{ weekday: 6, opens: '08:00', closes: '11:00', openForIntake: true, countsForTerms: false }];
  await app.http().put(`/api/units/${desk.unitId}/sessions`).set('Authorization', `Bearer ${desk.person('administrator').token}`)
    .send({ validFrom: '2026-03-04', sessions: saturdays }).expect(200);
  const refused = await desk.post('clerk', '/api/dossiers', { procedure: CERTIFIED_COPY, channel: 'counter', owner: { name: 'Lý Thị Mơ' } }).expect(422);
  expect(refused.body).toMatchObject({ code: 'dossier.cannot_count', status: 422 });
});
