import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RaiseDue } from '#src/alerts';
import { startTestApp, type TestApp } from '../support/app.js';
import { at } from '../support/test-clock.js';
import { AlertScene } from './alerts-scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('a dossier of three working days, received on Monday', () => {
  test('is told of to its holder, then to the leader, then to the supervisor, each once', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const scene = await AlertScene.at(app, '2026-03-02 09:00', province.unitId);
    const supervisor = await app.signIn(province.unitId, 'supervisor');
    const code = await scene.started();

    expect(await scene.tickAt('2026-03-04 16:59')).toBe(0);
    expect(await scene.tickAt('2026-03-04 17:00')).toBe(1);
    expect(await scene.tickAt('2026-03-04 17:01')).toBe(0);
    expect(await scene.kinds(scene.officer)).toEqual(['due_soon_1']);
    expect(await scene.tickAt('2026-03-05 11:00')).toBe(1);
    expect(await scene.tickAt('2026-03-05 23:59')).toBe(0);
    expect(await scene.tickAt('2026-03-06 00:00')).toBe(1);
    expect(await scene.kinds(scene.officer)).toEqual(['due_soon_1', 'due_soon_2', 'overdue']);
    expect(await scene.kinds(scene.leader)).toEqual([]);

    expect(await scene.tickAt('2026-03-07 00:00')).toBe(1);
    expect(await scene.kinds(scene.leader)).toEqual(['overdue_leader']);
    expect(await scene.kinds(supervisor)).toEqual([]);
    expect(await scene.tickAt('2026-03-10 00:00')).toBe(1);
    expect(await scene.kinds(supervisor)).toEqual(['overdue_supervisor']);
    expect(await scene.kinds(scene.clerk)).toEqual([]);

    const [line] = await scene.inbox(supervisor);
    expect(line).toMatchObject({ unitId: scene.unit.unitId, code, procedure: 'Thủ tục 1.000001', dueAt: at('2026-03-05 17:00').toISOString(), seenAt: null });
  });

  test('when the worker was down, what is already overdue is not announced as due soon', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    await scene.started();
    expect(await scene.tickAt('2026-03-09 08:00')).toBe(2);
    expect((await scene.raised()).map(({ kind }) => kind)).toEqual(['overdue', 'overdue_leader']);
  });

  test('entered late, it is warned of at once as long as that is still of use', async () => {
    const scene = await AlertScene.at(app, '2026-03-05 14:00');
    await scene.receive('1.000001', { at: '2026-03-02T09:00' });
    expect(await scene.tickAt('2026-03-05 14:01')).toBe(1);
    expect((await scene.raised()).map(({ kind }) => kind)).toEqual(['due_soon_2']);
  });

  test('resolved in time it raises nothing, and what was open is closed', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const code = await scene.started();
    await scene.tickAt('2026-03-04 17:00');
    await scene.step(code, 'resolution');
    expect(await scene.tickAt('2026-03-20 08:00')).toBe(0);
    expect(await scene.kinds(scene.officer)).toEqual([]);
    expect((await scene.inbox(scene.officer, '')).map(({ kind, cancelledAt }) => [kind, cancelledAt !== null])).toEqual([['due_soon_1', true]]);
  });

  test('handed over, its open alert lies with the one who has it now', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const other = await app.signIn(scene.unit.unitId, 'officer');
    const code = await scene.started();
    await scene.tickAt('2026-03-04 17:00');
    await scene.step(code, 'hand-over', { toAccountId: other.accountId });
    await scene.tickAt('2026-03-05 11:00');
    expect(await scene.kinds(scene.officer)).toEqual([]);
    expect(await scene.kinds(other)).toEqual(['due_soon_1', 'due_soon_2']);
  });

  test('handed to an office, everybody with the role is told', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const code = await scene.started();
    await scene.step(code, 'hand-over', { toOffice: 'Địa chính' });
    await scene.tickAt('2026-03-04 17:00');
    expect(await scene.kinds(scene.officer)).toEqual(['due_soon_1']);
    expect(await scene.kinds(await app.signIn(scene.unit.unitId, 'officer'))).toEqual(['due_soon_1']);
    expect(await scene.kinds(scene.clerk)).toEqual([]);
  });
});

test('Tết lies between receipt and due date: nobody is warned in the holidays', async () => {
  const scene = await AlertScene.at(app, '2026-02-12 09:00'); // Thursday; Friday the 13th, then the week of Tết, Monday the 23rd and Tuesday the 24th
  await scene.started();
  expect(await scene.tickAt('2026-02-23 16:59')).toBe(0);
  expect(await scene.tickAt('2026-02-23 17:00')).toBe(1);
  expect(await scene.tickAt('2026-02-24 11:00')).toBe(1);
  expect(await scene.tickAt('2026-02-25 00:00')).toBe(1);
});

describe('the clock stops', () => {
  test('a supplement cancels what is planned and closes what is open; when it comes, the new due date is warned of anew', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const code = await scene.started();
    await scene.tickAt('2026-03-04 17:00');
    await scene.step(code, 'supplement-request', { reason: 'Thiếu giấy khai sinh' });
    expect(await scene.tickAt('2026-03-17 08:00')).toBe(0);
    expect(await scene.kinds(scene.officer)).toEqual([]);

    await scene.step(code, 'supplement'); // Tuesday 17th: nine working days after Wednesday the 4th, due on the 18th
    expect(await scene.tickAt('2026-03-17 17:00')).toBe(1);
    expect(await scene.tickAt('2026-03-18 11:00')).toBe(1);
    expect(await scene.tickAt('2026-03-19 00:00')).toBe(1);
    expect(await scene.raised(code)).toEqual([
      { kind: 'due_soon_1', dueAt: at('2026-03-05 17:00'), cancelled: true },
      { kind: 'due_soon_1', dueAt: at('2026-03-18 17:00'), cancelled: false },
      { kind: 'due_soon_2', dueAt: at('2026-03-18 17:00'), cancelled: false },
      { kind: 'overdue', dueAt: at('2026-03-18 17:00'), cancelled: false },
    ]);
  });

  test('a stop within the day leaves the due date as it was: nothing is raised twice, what was open is open again', async () => {
    const scene = await AlertScene.at(app, '2026-03-02 09:00');
    const code = await scene.started();
    await scene.tickAt('2026-03-04 17:00');
    app.clock.set('2026-03-05 08:00');
    await scene.step(code, 'payment-request', { amount: 50_000 });
    await scene.follow();
    expect(await scene.kinds(scene.officer)).toEqual([]);
    app.clock.set('2026-03-05 09:00');
    await scene.step(code, 'payment');
    expect(await scene.tickAt('2026-03-05 11:00')).toBe(1);
    expect(await scene.kinds(scene.officer)).toEqual(['due_soon_1', 'due_soon_2']);
    expect(await scene.raised(code)).toHaveLength(2);
  });
});

test('a term of hours is overdue at its minute, and goes up at the same time of the next working day', async () => {
  const scene = await AlertScene.at(app, '2026-03-02 09:00');
  await scene.procedure('1.000008', { unit: 'working_hour', amount: 12 });
  await scene.started('1.000008'); // 2,5 h + 3,5 h on Monday, 4 h + 2 h on Tuesday
  expect(await scene.tickAt('2026-03-03 15:29')).toBe(2);
  expect(await scene.tickAt('2026-03-03 15:30')).toBe(1);
  expect(await scene.tickAt('2026-03-04 15:30')).toBe(1);
  expect((await scene.raised()).map(({ kind }) => kind)).toEqual(['due_soon_1', 'due_soon_2', 'overdue', 'overdue_leader']);
});

test('an online submission is watched by its acceptance clock until somebody accepts it', async () => {
  const scene = await AlertScene.at(app, '2026-03-02 09:00');
  await scene.procedure('1.000009', { unit: 'working_day', amount: 3 }, { onlineLevel: 4 });
  const waiting = await scene.receive('1.000009', { channel: 'online' }); // 8 working hours: Tuesday 09:30
  const accepted = await scene.receive('1.000009', { channel: 'online' });
  await scene.step(accepted, 'acceptance', {}, scene.clerk);
  expect(await scene.tickAt('2026-03-03 07:29')).toBe(0);
  expect(await scene.tickAt('2026-03-03 07:30')).toBe(1);
  expect(await scene.tickAt('2026-03-03 09:30')).toBe(1);
  const told = (await scene.inbox(scene.clerk)).filter(({ kind }) => kind !== 'digest').map(({ kind, code }) => [kind, code]);
  expect(told).toEqual([['acceptance_overdue', waiting], ['acceptance_soon', waiting]]);
  await scene.step(waiting, 'acceptance', {}, scene.clerk);
  await scene.follow();
  expect(await scene.kinds(scene.clerk)).toEqual([]);
});

test('an internal step that is late is told, while the dossier is in term', async () => {
  const scene = await AlertScene.at(app, '2026-03-02 09:00');
  await scene.procedure('1.000010', { unit: 'working_day', amount: 10 }, {
    steps: [
      { position: 1, name: 'Tiếp nhận', office: 'desk', allotment: { unit: 'working_day', amount: 1 } },
      { position: 2, name: 'Thẩm định', office: 'officer', allotment: { unit: 'working_day', amount: 2 } },
    ],
  });
  const code = await scene.receive('1.000010');
  await scene.step(code, 'hand-over', { toAccountId: scene.officer.accountId, stepIndex: 2 }, scene.clerk);
  expect(await scene.tickAt('2026-03-04 23:59')).toBe(0);
  expect(await scene.tickAt('2026-03-05 00:00')).toBe(1);
  expect(await scene.kinds(scene.officer)).toEqual(['step_overdue']);
});

test('ticks that run at the same time raise each alert once', async () => {
  const scene = await AlertScene.at(app, '2026-03-02 09:00');
  for (let i = 0; i < 20; i++) await scene.receive();
  await scene.follow();
  const now = app.clock.set('2026-03-05 11:00');
  const raised = await Promise.all([1, 2, 3, 4].map(() => app.get(RaiseDue).raiseIn(scene.unit.unitId, now)));
  expect(raised.reduce((sum, each) => sum + each, 0)).toBe(40);
  expect(await scene.raised()).toHaveLength(40);
});

test('the minute job finds the units that have something due by itself', async () => {
  const scene = await AlertScene.at(app, '2019-03-04 09:00');
  await scene.started();
  await scene.follow();
  app.clock.set('2019-03-06 17:00');
  await scene.job.tick();
  await scene.job.deliver();
  expect(await scene.kinds(scene.officer)).toContain('due_soon_1');
});

test('an event that is delivered twice plans nothing twice', async () => {
  const scene = await AlertScene.at(app, '2026-03-02 09:00');
  await scene.started();
  await scene.follow();
  await app.database.inUnit(scene.unit.unitId, (tx) =>
    tx.run('UPDATE alerts.log_cursor SET position = 0 WHERE unit_id = $1', [scene.unit.unitId])); // as if the cursor had not been kept
  await scene.step(await scene.receive(), 'start');
  await scene.tickAt('2026-03-05 11:00');
  expect(await scene.raised()).toHaveLength(4);
});
