import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ReconcileDossiers } from '#src/dossiers';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk, OWNER } from './desk.js';

const DAY = 86_400_000;

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  desk = await Desk.open(app);
});
afterAll(() => app.close());

const correct = (code: string, ...amended: object[]) => desk.post('leader', `/api/dossiers/${code}/correction`, { reason: 'Ghi nhầm', amended });
const found = async (q: string): Promise<string[]> =>
  (await desk.get('clerk', `/api/search?q=${encodeURIComponent(q)}`).expect(200)).body.items.map((item: { code: string }) => item.code);
const consistent = async (): Promise<void> =>
  expect((await app.get(ReconcileDossiers).reconcile(desk.unitId)).differences).toEqual([]);

describe('who and what', () => {
  test('a corrected owner is found by the new name, number and telephone only', async () => {
    app.clock.set('2026-03-02 09:00');
    const { code } = await desk.receive({ owner: { name: 'Nguyễn Ngọc Nga', idNumber: '001199000777', phone: '+84 900 000 777' } });
    expect(await found('ng')).toEqual([code]);
    expect(await found('0900.000.777')).toEqual([code]);
    await correct(code, { seq: 1, owner: { ...OWNER, name: 'Lý Thị Mơ' } }).expect(200);
    for (const q of ['nga', 'nguyen ngoc', '001199000777', '0900000777']) expect([q, await found(q)]).toEqual([q, []]);
    for (const q of ['ly thi mo', 'mo', OWNER.idNumber, OWNER.phone]) expect([q, await found(q)]).toEqual([q, [code]]);
    const view = await desk.view(code);
    expect(view.receipt.owner.name).toBe('Lý Thị Mơ');
    expect(view.timeline.map((step: { corrected: string | null }) => step.corrected)).toEqual(['amended', null]);
    expect(view.timeline[0].facts.owner.name).toBe('Nguyễn Ngọc Nga');
    await consistent();
  });

  test('a branch is found by its tax code as people write it', async () => {
    const { code } = await desk.receive({ owner: { name: 'Công ty Mẫu', idNumber: '0100109106-001' } });
    for (const q of ['0100109106-001', '0100109106001']) expect([q, await found(q)]).toEqual([q, [code]]);
  });

  test('another procedure brings its term, and the row follows', async () => {
    app.clock.set('2026-03-02 09:00');
    const { code, dueOn } = await desk.receive();
    expect(dueOn).toBe('2026-03-05');
    const corrected = await correct(code, { seq: 1, procedure: '1.004884', sets: 2 }).expect(200);
    expect(corrected.body.dueOn).toBe('2026-03-09');
    expect(await desk.view(code)).toMatchObject({ procedure: { code: '1.004884', term: '05 ngày làm việc' }, receipt: { sets: 2 }, firstDueOn: '2026-03-09' });
    const { body } = await desk.get('clerk', '/api/worklists/open').expect(200);
    expect(body.items).toMatchObject([{ code, procedure: { code: '1.004884' }, dueOn: '2026-03-09' }]);
    await consistent();
  });

  test('the channel, never to or from online; an online dossier takes its level from the corrected procedure', async () => {
    app.clock.set('2026-03-02 09:00');
    const { code } = await desk.receive();
    await correct(code, { seq: 1, channel: 'post' }).expect(200);
    expect((await desk.view(code)).receipt).toMatchObject({ channel: 'post', onlineLevel: null });
    expect((await correct(code, { seq: 1, channel: 'online' }).expect(400)).body.errors).toMatchObject([{ field: 'amended.0.channel' }]);
    const online = await desk.receive({ channel: 'online' });
    expect((await correct(online.code, { seq: 1, channel: 'counter' }).expect(422)).body.code).toBe('dossier.nothing_to_correct');
    await correct(online.code, { seq: 1, procedure: '1.004884' }).expect(200);
    expect((await desk.view(online.code)).receipt).toMatchObject({ channel: 'online', onlineLevel: 3 });
    expect((await correct(online.code, { seq: 1, procedure: '2.000884' }).expect(422)).body.code).toBe('dossier.online_level_missing');
    await consistent();
  });

  test('what cannot be said is refused', async () => {
    const { code } = await desk.receive();
    const refusal = async (...amended: object[]): Promise<unknown> => (await correct(code, ...amended)).body.code;
    expect(await refusal()).toBe('flow.correction_empty');
    expect(await refusal({ seq: 1 })).toBe('flow.correction_empty');
    expect(await refusal({ seq: 7, voided: true })).toBe('flow.correction_unknown_step');
    expect(await refusal({ seq: 1, voided: true })).toBe('flow.correction_of_first_step');
    expect(await refusal({ seq: 1, sets: 2 }, { seq: 1, sets: 3 })).toBe('dossier.corrected_twice');
    expect(await refusal({ seq: 1, procedure: '9.999999' })).toBe('catalogue.unknown_procedure');
    expect(await refusal({ seq: 1, at: '2017-12-01T09:00' })).toBe('catalogue.not_in_force');
    expect(await refusal({ seq: 1, at: '2099-01-01T09:00' })).toBe('flow.at_in_future');
    const wrongNumber = await correct(code, { seq: 1, sets: 2, owner: { name: 'A', idNumber: '123' } }).expect(422);
    expect(wrongNumber.body.errors).toMatchObject([{ field: 'amended.0.owner.idNumber', code: 'citizen_id.length' }]);
  });
});

describe('when', () => {
  test('the acceptance clock follows its submission', async () => {
    app.clock.set('2026-03-03 16:00');
    const { code } = await desk.receive({ channel: 'online' });
    expect((await desk.view(code)).acceptanceDueAt).toBe('2026-03-04T09:30:00.000Z');
    await correct(code, { seq: 1, at: '2026-03-03T08:00' }).expect(200);
    expect((await desk.view(code)).acceptanceDueAt).toBe('2026-03-04T01:30:00.000Z');
    await consistent();
  });

  test('a finish moved past the due date makes it late, a voided one opens the dossier again', async () => {
    app.clock.set('2026-03-02 09:00');
    const { code } = await desk.receive();
    await desk.step(code, 'start');
    app.clock.set('2026-03-10 09:00');
    await desk.step(code, 'resolution', { at: '2026-03-04T09:00' });
    expect((await desk.view(code)).outcome).toBe('early');
    await correct(code, { seq: 3, at: '2026-03-06T09:00' }).expect(200);
    expect((await desk.view(code)).outcome).toBe('late');
    await correct(code, { seq: 3, voided: true }).expect(200);
    expect(await desk.view(code)).toMatchObject({ outcome: null, finishedAt: null, state: { name: 'processing' } });
    expect(await desk.list('overdue')).toEqual([code]);
    await correct(code, { seq: 3, voided: false, at: '2026-03-05T16:00' }).expect(200);
    expect(await desk.view(code)).toMatchObject({ outcome: 'on_time', state: { name: 'resolved' } });
    await consistent();
  });

  test('a pause that began earlier moves the due date that followed from it', async () => {
    app.clock.set('2026-03-02 09:00');
    const { code } = await desk.receive();
    await desk.step(code, 'start');
    app.clock.set('2026-03-05 09:00');
    await desk.step(code, 'supplement-request', { reason: 'Thiếu tờ khai' });
    app.clock.set('2026-03-06 09:00');
    expect((await desk.step(code, 'supplement')).dueOn).toBe('2026-03-06');
    expect((await correct(code, { seq: 3, at: '2026-03-03T09:00' }).expect(200)).body.dueOn).toBe('2026-03-10');
    await consistent();
  });

  test('a clerk corrects the same day only', async () => {
    app.clock.set('2026-03-02 09:00');
    const { code } = await desk.receive();
    const byClerk = () => desk.post('clerk', `/api/dossiers/${code}/correction`, { reason: 'Sai số bộ', amended: [{ seq: 1, sets: 3 }] });
    await byClerk().expect(200);
    app.clock.set('2026-03-03 09:00');
    expect((await byClerk().expect(403)).body.code).toBe('flow.correction_not_same_day');
  });
});

describe('after the calendar has changed', () => {
  // The days are national: a week of a year that no other test counts in.
  const monday = Date.UTC(2033, 0, 3) + randomInt(50) * 7 * DAY;
  const day = (offset: number): string => new Date(monday + offset * DAY).toISOString().slice(0, 10);
  const dayOff = async (date: string): Promise<void> => {
    const { body } = await desk.post('controller', '/api/calendar/changes', { notice: '9/TB', days: [{ date, kind: 'off', name: 'Nghỉ bù' }] }).expect(201);
    await desk.post('controller', `/api/calendar/changes/${body.id}/apply`).expect(200);
    await app.drain(desk.unitId);
  };

  test('a corrected name leaves the first promise; a dossier reopened is counted by the calendar of now', async () => {
    app.clock.set(`${day(0)} 09:00`);
    const open = await desk.receive();
    const finished = await desk.receive({ owner: { name: 'Lý Thị Mơ' } });
    expect(open.dueOn).toBe(day(3));
    await desk.step(finished.code, 'start');
    await desk.step(finished.code, 'resolution');
    await dayOff(day(2));
    expect(await desk.view(open.code)).toMatchObject({ due: { dueOn: day(4) }, firstDueOn: day(3) });
    await correct(open.code, { seq: 1, owner: { name: 'Nguyễn Thị Khác' } }).expect(200);
    expect(await desk.view(open.code)).toMatchObject({ due: { dueOn: day(4) }, firstDueOn: day(3), version: 3 });
    expect((await desk.view(finished.code)).due.dueOn).toBe(day(3));
    const reopened = await correct(finished.code, { seq: 3, voided: true }).expect(200);
    expect(reopened.body).toMatchObject({ version: 5, dueOn: day(4), state: 'processing' });
    const { timeline } = await desk.view(finished.code);
    expect(timeline.at(-1)).toMatchObject({ action: 'recalculate', facts: { before: { dueOn: day(3) }, after: { dueOn: day(4) } } });
    await consistent();
  });
});
