import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ReconcileDossiers } from '#src/dossiers';
import { ForgetRequests } from '../../src/dossiers/jobs/forget-requests.job.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { CERTIFIED_COPY, Desk, MARITAL_STATUS, OWNER } from './desk.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp({ DATABASE_POOL: '10' });
});
beforeEach(async () => {
  desk = await Desk.open(app);
  app.clock.set('2026-03-02 09:00');
});
afterAll(() => app.close());

const RECEIPT = { procedure: MARITAL_STATUS, channel: 'counter', owner: OWNER };
const times = <T>(n: number, act: (index: number) => PromiseLike<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, index) => act(index)));

async function counted(table: 'dossier' | 'step' | 'request'): Promise<number> {
  const sql = { dossier: 'SELECT id FROM dossiers.dossier WHERE unit_id = $1', step: 'SELECT seq FROM dossiers.step WHERE unit_id = $1', request: 'SELECT request_key FROM dossiers.request WHERE unit_id = $1' };
  return app.database.inUnit(desk.unitId, async (tx) => (await tx.rows(sql[table], [desk.unitId])).length);
}

describe('two people at one dossier', () => {
  test('who saw the same version: one acts, the other is told what happened meanwhile', async () => {
    const { code } = await desk.receive();
    await desk.step(code, 'start', {}, 'officer');
    const answers = await times(2, (i) => desk.post(i === 0 ? 'officer' : 'leader', `/api/dossiers/${code}/resolution`, { version: 2, resultNumber: `${i}` }));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const told = answers.find(({ status }) => status === 409);
    expect(told?.body.code).toBe('dossier.stale');
    expect(told?.body.detail).toContain('Xử lý xong lúc 09:00 02/03/2026');
    expect((await desk.view(code)).version).toBe(3);
  });

  test('who name no version: the second meets the state as it now is', async () => {
    const { code } = await desk.receive();
    await desk.step(code, 'start', {}, 'officer');
    const answers = await Promise.all([
      desk.post('officer', `/api/dossiers/${code}/resolution`), desk.post('leader', `/api/dossiers/${code}/stop`, { reason: 'Không đủ điều kiện' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('flow.not_allowed');
  });

  test('handing it over at once: both are on the control slip, in order, and the later taker holds it', async () => {
    const { code } = await desk.receive();
    const others = await times(6, () => app.signIn(desk.unitId, 'officer'));
    const answers = await Promise.all(others.map(({ accountId }) => desk.post('leader', `/api/dossiers/${code}/hand-over`, { toAccountId: accountId })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const view = await desk.view(code);
    expect(view.timeline.map((step: { seq: number }) => step.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(view.holder.accountId).toBe(view.timeline[6].facts.toAccountId);
    const raced = await Promise.all(others.map(({ accountId }) => desk.post('leader', `/api/dossiers/${code}/hand-over`, { toAccountId: accountId, version: 7 })));
    expect(raced.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });
});

describe('a request sent again and again', () => {
  test('twenty times at once is one dossier with one answer', async () => {
    const send = () => desk.post('clerk', '/api/dossiers', RECEIPT).set('Idempotency-Key', 'quay-1-20260302-0001');
    const answers = await times(20, send);
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]?.body]);
    expect([await counted('dossier'), await counted('step'), await counted('request')]).toEqual([1, 1, 1]);
    app.clock.advance({ days: 1 });
    expect((await send().expect(201)).body).toEqual(answers[0]?.body);
  });

  test('a step is taken once, also when the dossier has moved on since', async () => {
    const { code } = await desk.receive();
    const send = () => desk.post('leader', `/api/dossiers/${code}/start`, { version: 1 }).set('Idempotency-Key', 'ban-lam-viec-77');
    const answers = await times(5, send);
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    await desk.step(code, 'resolution');
    expect((await send().expect(200)).body).toEqual(answers[0]?.body);
    expect((await desk.view(code)).version).toBe(3);
  });

  test('a key belongs to one request of one person: another route, dossier, body or sender is refused', async () => {
    const [one, two] = [await desk.receive(), await desk.receive()];
    const send = (role: 'leader' | 'officer', path: string, body: object = {}) => desk.post(role, path, body).set('Idempotency-Key', 'chung-mot-khoa');
    await send('leader', `/api/dossiers/${one.code}/start`).expect(200);
    const others = [
      send('leader', `/api/dossiers/${two.code}/start`), send('leader', `/api/dossiers/${one.code}/resolution`),
      send('leader', `/api/dossiers/${one.code}/start`, { note: 'khác' }), send('officer', `/api/dossiers/${one.code}/start`),
      send('leader', '/api/dossiers', RECEIPT),
    ];
    for (const other of others) expect((await other.expect(422)).body.code).toBe('request.key_reused');
    expect((await desk.view(two.code)).version).toBe(1);
  });

  test('keys are forgotten after a week, not before', async () => {
    // Long before the days of the other tests, whose keys stand in the same database.
    app.clock.set('2019-03-04 09:00');
    const send = () => desk.post('clerk', '/api/dossiers', RECEIPT).set('Idempotency-Key', 'thu-hai-tuan-truoc');
    const first = await send().expect(201);
    app.clock.advance({ days: 6 });
    await app.get(ForgetRequests).forget();
    expect((await send().expect(201)).body).toEqual(first.body);
    app.clock.advance({ days: 2 });
    await app.get(ForgetRequests).forget();
    expect(await counted('request')).toBe(0);
    expect((await send().expect(201)).body.code).not.toBe(first.body.code);
  });

  test('a refused request does not use its key up', async () => {
    const { code } = await desk.receive();
    const send = () => desk.post('leader', `/api/dossiers/${code}/resolution`).set('Idempotency-Key', 'thu-lai-sau-nhe');
    await send().expect(409);
    await desk.step(code, 'start');
    await send().expect(200);
  });
});

describe('everybody presses Save', () => {
  test('in several units: each counts for itself, without a gap, whatever was refused between', async () => {
    const desks = [desk, await Desk.open(app), await Desk.open(app)];
    const bad = [{ procedure: '9.999999' }, { papers: [{ code: 'TK', digitised: 'reused_paper', reusedFrom: 'H26.15.30-260101-0001' }] }];
    const answers = await times(60, (i) => (desks[i % 3] as Desk).post('clerk', '/api/dossiers', { ...RECEIPT, procedure: CERTIFIED_COPY, ...(i % 4 === 3 ? bad[i % 2] : {}) }));
    for (const [index, each] of desks.entries()) {
      const received = answers.filter((answer, i) => i % 3 === index && answer.status === 201).map(({ body }) => body.code as string).sort();
      expect(received).toEqual(received.map((_, i) => `${each.unit.code}-260302-${String(i + 1).padStart(4, '0')}`));
      expect(received).toHaveLength(15);
      const positions = await app.database.inUnit(each.unitId, (tx) =>
        tx.rows<{ position: number }>('SELECT position FROM dossiers.step WHERE unit_id = $1 ORDER BY position', [each.unitId]));
      expect(positions.map(({ position }) => Number(position))).toEqual(received.map((_, i) => i + 1));
      expect((await app.get(ReconcileDossiers).reconcile(each.unitId)).differences).toEqual([]);
    }
  });

  test('settling, handing over and receiving at once loses nothing', async () => {
    const codes = (await times(10, () => desk.receive({ procedure: CERTIFIED_COPY }))).map(({ code }) => code);
    await Promise.all([
      ...codes.map((code) => desk.step(code, 'settlement')),
      times(10, () => desk.receive()),
    ]);
    expect([await counted('dossier'), await counted('step')]).toEqual([20, 40]);
    expect(await desk.list('returned_today')).toHaveLength(10);
    expect((await app.get(ReconcileDossiers).reconcile(desk.unitId)).differences).toEqual([]);
  });
});
