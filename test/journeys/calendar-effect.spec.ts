import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ReconcileDossiers } from '#src/dossiers';
import { startTestApp, type TestApp } from '../support/app.js';
import { CERTIFIED_COPY, Desk } from './desk.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  desk = await Desk.open(app);
  // A new unit's first hours are an event as well.
  await app.drain(desk.unitId);
});
afterAll(() => app.close());

interface Moved {
  code: string;
  before: { dueOn: string };
  after: { dueOn: string };
}

/** The days are national: this file has 2035 to itself. 1 October is a Monday. */
const at = (time: string): Date => app.clock.set(`2035-${time}`);

async function draft(...dates: string[]): Promise<string> {
  const days = dates.map((date) => ({ date: `2035-${date}`, kind: 'off', name: 'Nghỉ theo thông báo' }));
  return (await desk.post('controller', '/api/calendar/changes', { notice: '12/TB-BNV', days }).expect(201)).body.id as string;
}

const apply = (change: string) => desk.post('controller', `/api/calendar/changes/${change}/apply`);

async function effect(change: string): Promise<[string, string, string][]> {
  const { body } = await desk.get('leader', `/api/calendar/changes/${change}/effect`).expect(200);
  expect(body.units).toMatchObject([{ unitId: desk.unitId, name: desk.unit.name }]);
  return body.units[0].moved.map(({ code, before, after }: Moved) => [code, before.dueOn, after.dueOn]);
}

const steps = async (code: string): Promise<string[]> => (await desk.view(code)).timeline.map((step: { action: string }) => step.action);
const consistent = async (): Promise<void> => expect((await app.get(ReconcileDossiers).reconcile(desk.unitId)).differences).toEqual([]);

describe('a day that becomes a day off', () => {
  test('is shown with what it moves, moves that once applied, each with its step, and nothing else', async () => {
    at('10-01 09:00');
    const moves = await desk.receive(); // 3 working days: Thursday 4
    const later = await desk.receive({ procedure: '1.004884' }); // 5 working days: Monday 8
    const sameDay = await desk.receive({ procedure: CERTIFIED_COPY });
    const finished = await desk.receive();
    await desk.step(finished.code, 'withdrawal', { reason: 'Công dân đổi ý' });
    const submitted = await desk.receive({ channel: 'online' });
    const stopped = await desk.receive();
    await desk.step(stopped.code, 'start');
    await desk.step(stopped.code, 'supplement-request', { reason: 'Thiếu tờ khai' });

    const change = await draft('10-03');
    expect(await effect(change)).toEqual([
      [moves.code, '2035-10-04', '2035-10-05'], [later.code, '2035-10-08', '2035-10-09'], [stopped.code, '2035-10-04', '2035-10-05'],
    ]);
    expect((await desk.view(moves.code)).due.dueOn).toBe('2035-10-04');

    await apply(change).expect(200);
    await app.drain(desk.unitId);
    expect(await effect(change)).toEqual([]);
    const view = await desk.view(moves.code);
    expect(view).toMatchObject({ due: { dueOn: '2035-10-05' }, firstDueOn: '2035-10-04', version: 2 });
    expect(view.timeline[1]).toMatchObject({
      action: 'recalculate', actorId: null, actorName: null, dueOn: '2035-10-05',
      facts: { reason: 'Lịch nghỉ, làm bù thay đổi', before: { dueOn: '2035-10-04' }, after: { dueOn: '2035-10-05' } },
    });
    expect(await steps(later.code)).toEqual(['receive', 'recalculate']);
    for (const { code } of [sameDay, submitted]) expect((await desk.view(code)).version).toBe(1);
    expect(await steps(finished.code)).toEqual(['receive', 'withdraw']);

    // The pause is counted on top of the date that was moved: one working day in (1 October, 2 October].
    at('10-02 09:00');
    expect(await steps(stopped.code)).toEqual(['receive', 'start', 'request_supplement', 'recalculate']);
    expect((await desk.step(stopped.code, 'supplement')).dueOn).toBe('2035-10-08');

    expect((await apply(change).expect(409)).body.code).toBe('calendar.already_applied');
    await app.drain(desk.unitId);
    expect((await desk.view(moves.code)).version).toBe(2);
    await consistent();
  });

  test('settles what was provisional, moved or not', async () => {
    // Nothing of 2036 is loaded, so a term that reaches into it may still move.
    app.clock.set('2036-06-02 09:00');
    const near = await desk.receive();
    const far = await desk.receive({ procedure: '1.003554' }); // 45 days
    const provisional = async ({ code }: { code: string }): Promise<boolean> => (await desk.view(code)).due.provisional;
    expect([await provisional(near), await provisional(far)]).toEqual([true, true]);
    const { body } = await desk.post('controller', '/api/calendar/changes', { notice: '13/TB', days: [{ date: '2036-07-17', kind: 'off', name: 'Nghỉ' }] }).expect(201);
    await apply(body.id).expect(200);
    await app.drain(desk.unitId);
    expect([await provisional(near), await provisional(far)]).toEqual([false, false]);
    expect([await steps(near.code), await steps(far.code)]).toEqual([['receive'], ['receive', 'recalculate']]);
    await consistent();
  });
});

test('working hours that change move what is counted in them', async () => {
  at('11-05 09:00'); // Monday
  const hours = await desk.receive({ procedure: '1.004237' }); // 8 working hours: 2,5 + 3,5 on Monday, 2 on Tuesday
  const days = await desk.receive();
  expect((await desk.view(hours.code)).due.dueAt).toBe('2035-11-06T02:30:00.000Z');
  const mornings = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true }));
  await app.http().put(`/api/units/${desk.unitId}/sessions`).set('Authorization', `Bearer ${desk.person('administrator').token}`)
    .send({ validFrom: '2035-11-06', sessions: mornings }).expect(200);
  await app.drain(desk.unitId);
  const view = await desk.view(hours.code);
  expect(view.due.dueAt).toBe('2035-11-06T02:30:00.000Z');
  // Due at closing time, which now is that of the morning.
  expect((await desk.view(days.code)).due).toMatchObject({ dueOn: '2035-11-08', dueAt: '2035-11-08T04:30:00.000Z' });
  expect((await desk.view(days.code)).timeline[1]).toMatchObject({ action: 'recalculate', facts: { reason: 'Giờ làm việc của đơn vị thay đổi' } });
  const evening = await desk.receive({ procedure: '1.004237', at: '2035-11-05T09:00' });
  expect(evening.dueOn).toBe('2035-11-06');
  await consistent();
});

test('another unit is told too, and only its own open dossiers move', async () => {
  const other = await Desk.open(app);
  at('12-03 09:00'); // Monday
  const [here, there] = [await desk.receive(), await other.receive()];
  const change = await draft('12-05');
  expect(await effect(change)).toEqual([[here.code, '2035-12-06', '2035-12-07']]);
  await apply(change).expect(200);
  await app.drain(desk.unitId);
  expect((await desk.view(here.code)).due.dueOn).toBe('2035-12-07');
  expect((await other.view(there.code)).due.dueOn).toBe('2035-12-06');
  await app.drain(other.unitId);
  expect((await other.view(there.code)).due.dueOn).toBe('2035-12-07');
});
