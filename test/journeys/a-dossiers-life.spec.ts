import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type SignedIn, type TestApp, type TestUnit } from '../support/app.js';

let app: TestApp;
let unit: TestUnit;
let clerk: SignedIn;
let officer: SignedIn;
let leader: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  unit = await app.makeCommune();
  [clerk, officer, leader] = [await app.signIn(unit.unitId, 'clerk'), await app.signIn(unit.unitId, 'officer'), await app.signIn(unit.unitId, 'leader')];
});
afterAll(() => app.close());

const post = (who: SignedIn, path: string, body: object = {}) => app.http().post(path).set('Authorization', `Bearer ${who.token}`).send(body);
const get = (who: SignedIn, path: string) => app.http().get(path).set('Authorization', `Bearer ${who.token}`);
const owner = { name: 'Trần Thị Mẫu', idNumber: '001199000123', phone: '0900000001', address: 'Thôn Hạ' };

async function receive(body: object = {}): Promise<string> {
  const answer = await post(clerk, '/api/dossiers', { procedure: '1.004873', channel: 'counter', owner, ...body }).expect(201);
  return answer.body.code as string;
}

describe('from the counter to the citizen', () => {
  test('received, taken up, supplemented, extended, resolved, returned', async () => {
    app.clock.set('2026-03-02 09:00');
    const received = await post(clerk, '/api/dossiers', { procedure: '1.004873', channel: 'counter', owner }).expect(201);
    expect(received.body).toMatchObject({ code: `${unit.code}-260302-0001`, state: 'received', version: 1, dueOn: '2026-03-05', form: '01' });
    const path = `/api/dossiers/${received.body.code as string}`;

    await post(clerk, `${path}/hand-over`, { toAccountId: officer.accountId }).expect(200);
    app.clock.set('2026-03-02 10:00');
    await post(officer, `${path}/start`).expect(200);
    await post(officer, `${path}/supplement-request`, { reason: 'Thiếu bản sao căn cước', missing: ['Bản sao căn cước'] }).expect(200);
    app.clock.set('2026-03-04 15:00');
    const supplemented = await post(clerk, `${path}/supplement`).expect(200);
    // Two working days lie in (2 March, 4 March]: due Thursday 5 → Monday 9.
    expect(supplemented.body.dueOn).toBe('2026-03-09');

    app.clock.set('2026-03-05 16:00');
    const extended = await post(leader, `${path}/extension`, { reason: 'Chờ xác minh', appointmentOn: '2026-03-12' }).expect(200);
    expect(extended.body).toMatchObject({ dueOn: '2026-03-09', appointmentOn: '2026-03-12', form: '04' });
    const again = await post(leader, `${path}/extension`, { reason: 'Chờ nữa', appointmentOn: '2026-03-20' }).expect(409);
    expect(again.body.code).toBe('flow.already_extended');

    app.clock.set('2026-03-10 09:00');
    await post(officer, `${path}/resolution`, { resultNumber: '12/XN' }).expect(200);
    app.clock.set('2026-03-11 08:00');
    await post(clerk, `${path}/return`, { receivedBy: 'Trần Thị Mẫu', identityChecked: true }).expect(200);

    const view = (await get(leader, path).expect(200)).body;
    expect(view).toMatchObject({ state: { name: 'returned', portalCode: 10 }, outcome: 'late', firstDueOn: '2026-03-05', appointmentOn: '2026-03-12' });
    expect(view.timeline.map((step: { action: string }) => step.action)).toEqual([
      'receive', 'hand_over', 'start', 'request_supplement', 'receive_supplement', 'extend', 'resolve', 'return',
    ]);
    expect(view.clock.reasons.map((reason: { text: string }) => reason.text).join('\n')).toContain('08/03/2026');
  });

  test('settled at the counter in one call', async () => {
    app.clock.set('2026-03-03 14:30');
    const code = await receive({ procedure: '2.000815' });
    const settled = await post(clerk, `/api/dossiers/${code}/settlement`, { identityChecked: true }).expect(200);
    expect(settled.body).toMatchObject({ state: 'returned', version: 3, dueOn: '2026-03-03' });
    expect((await get(clerk, `/api/dossiers/${code}`)).body.outcome).toBe('on_time');
  });

  test('submitted online, sent back, completed, accepted', async () => {
    app.clock.set('2026-03-06 16:00');
    const submitted = await post(clerk, '/api/dossiers', { procedure: '1.004873', channel: 'online', owner }).expect(201);
    expect(submitted.body).toMatchObject({ state: 'submitted', dueOn: null });
    const path = `/api/dossiers/${submitted.body.code as string}`;
    expect((await get(clerk, '/api/worklists/to_accept')).body.items.map((item: { code: string }) => item.code)).toContain(submitted.body.code);
    // Friday 16:00 + 8 working hours: one on Friday, seven on Monday, of 4 + 3,5.
    expect((await get(clerk, path)).body.acceptanceDueAt).toBe('2026-03-09T09:30:00.000Z');
    await post(clerk, `${path}/completion-request`, { reason: 'Ảnh mờ' }).expect(200);
    await post(clerk, `${path}/completion`).expect(200);
    app.clock.set('2026-03-09 08:00');
    expect((await post(clerk, `${path}/acceptance`).expect(200)).body).toMatchObject({ state: 'received', dueOn: '2026-03-12' });
  });
});

describe('what is refused', () => {
  test('a step that the table does not know', async () => {
    app.clock.set('2026-03-10 09:00');
    const code = await receive();
    const refused = await post(clerk, `/api/dossiers/${code}/return`).expect(409);
    expect(refused.body).toMatchObject({ code: 'flow.not_allowed' });
    expect(refused.body.detail).toContain('Được tiếp nhận');
  });

  test('a wrong role, a stale version, a time to come, a time before the last step', async () => {
    const code = await receive();
    const path = `/api/dossiers/${code}`;
    expect((await post(clerk, `${path}/start`).expect(403)).body.code).toBe('flow.role');
    await post(officer, `${path}/start`, { version: 1 }).expect(200);
    const stale = await post(officer, `${path}/resolution`, { version: 1 }).expect(409);
    expect(stale.body.code).toBe('dossier.stale');
    expect(stale.body.detail).toContain('Bắt đầu xử lý');
    expect((await post(officer, `${path}/resolution`, { at: '2026-03-10T23:00' }).expect(422)).body.code).toBe('flow.at_in_future');
    expect((await post(officer, `${path}/resolution`, { at: '2026-03-09T09:00' }).expect(422)).body.code).toBe('flow.at_before_previous');
  });

  test("another unit's dossier answers as if it did not exist", async () => {
    const code = await receive();
    const stranger = await app.signIn((await app.makeCommune()).unitId, 'leader');
    const answer = await get(stranger, `/api/dossiers/${code}`).expect(404);
    const nothing = await get(stranger, `/api/dossiers/${code.replace(/\d$/, '9').replace('-00', '-99')}`).expect(404);
    expect(answer.body.code).toBe(nothing.body.code);
  });

  test('an unknown procedure, one not in force, a wrong identity number, a wrong tax code', async () => {
    const answer = (body: object) => post(clerk, '/api/dossiers', { procedure: '1.004873', channel: 'counter', owner, ...body });
    expect((await answer({ procedure: '9.999999' })).body.code).toBe('catalogue.unknown_procedure');
    expect((await answer({ at: '2017-05-05T09:00' })).body.code).toBe('catalogue.not_in_force');
    expect((await answer({ owner: { ...owner, idNumber: '12345' } })).body).toMatchObject({ code: 'citizen_id.length', status: 422 });
    expect((await answer({ owner: { ...owner, idNumber: '0100109105' } })).body.code).toBe('citizen_id.tax_check_digit');
    expect((await answer({ at: '2030-01-01T09:00' })).body.code).toBe('flow.at_in_future');
    expect((await answer({ surprise: 1 })).body).toMatchObject({ code: 'request.invalid', errors: [{ field: 'surprise' }] });
  });
});

describe('a request key', () => {
  test('makes a resend harmless, and refuses another body', async () => {
    app.clock.set('2026-03-11 09:00');
    const send = (name: string) => post(clerk, '/api/dossiers', { procedure: '1.004873', channel: 'counter', owner: { ...owner, name } }).set('Idempotency-Key', 'may-quay-1-000017');
    const [first, second] = await Promise.all([send('Lê Văn Mẫu'), send('Lê Văn Mẫu')]);
    expect(second.body).toEqual(first.body);
    expect((await send('Lê Văn Khác').expect(422)).body.code).toBe('request.key_reused');
  });
});

test('codes are gapless when everybody presses Save at once', async () => {
  app.clock.set('2026-03-12 09:00');
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => post(clerk, '/api/dossiers', i % 5 === 4
    ? { procedure: '9.999999', channel: 'counter', owner }
    : { procedure: '2.000815', channel: 'counter', owner })));
  const serials = answers.filter((answer) => answer.status === 201).map((answer) => Number((answer.body.code as string).slice(-4))).sort((a, b) => a - b);
  expect(serials).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
});

test('found by code, name without marks, identity number and phone; warned of a double', async () => {
  app.clock.set('2026-03-13 09:00');
  const person = { name: 'Đặng Thị Ánh Nguyệt', idNumber: '001199004321', phone: '0900004321' };
  const code = await receive({ owner: person });
  const found = async (q: string) => (await get(officer, `/api/search?q=${encodeURIComponent(q)}`).expect(200)).body.items.map((item: { code: string }) => item.code);
  for (const q of [code, 'dang thi anh', 'Ánh Nguyệt', 'nguyet', 'dang nguyet', '001199004321', '0900 004 321']) expect([q, await found(q)]).toEqual([q, [code]]);
  expect(await found('khong co ai')).toEqual([]);
  expect(await found('%%')).toEqual([]);
  const twice = await post(clerk, '/api/dossiers', { procedure: '1.004873', channel: 'counter', owner: person }).expect(201);
  expect(twice.body.duplicates).toEqual([code]);
});

test('a correction is a step of its own and moves what followed', async () => {
  app.clock.set('2026-03-16 14:00');
  const code = await receive();
  const path = `/api/dossiers/${code}`;
  app.clock.set('2026-03-17 09:00');
  await post(officer, `${path}/start`).expect(200);
  await post(officer, `${path}/resolution`).expect(200);
  const corrected = await post(leader, `${path}/correction`, { reason: 'Bấm nhầm', amended: [{ seq: 3, voided: true }, { seq: 1, at: '2026-03-13T09:00' }] }).expect(200);
  // Received Friday 13 instead of Monday 16: three working days later is Wednesday 18.
  expect(corrected.body).toMatchObject({ state: 'processing', version: 4, dueOn: '2026-03-18' });
  const view = (await get(leader, path)).body;
  expect(view.timeline.map((step: { corrected: string | null }) => step.corrected)).toEqual(['amended', null, 'voided', null]);
  const misplaced = await post(leader, `${path}/correction`, { reason: 'x', amended: [{ seq: 2, resultNumber: '1' }] }).expect(422);
  expect(misplaced.body.code).toBe('dossier.nothing_to_correct');
});
