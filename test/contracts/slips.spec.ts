import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { CountSlips, EnterSlips, type FieldSlips, FollowRatings } from '#src/surveys';
import { Desk } from '../journeys/desk.js';
import { startTestApp, type SignedIn, type TestApp } from '../support/app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';
import { eventually } from '../support/poll.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.set('2026-03-10 09:00');
  desk = await Desk.open(app);
});
afterAll(() => app.close());

const SLIPS = '/api/surveys/slips';
const BIRTHS = 'ho-tich';

const as = (who: SignedIn) => ({
  post: (path: string, body: object, key?: string) => {
    const request = app.http().post(path).set('Authorization', `Bearer ${who.token}`);
    return (key === undefined ? request : request.set('Idempotency-Key', key)).send(body);
  },
  get: (path: string) => app.http().get(path).set('Authorization', `Bearer ${who.token}`),
});
const enter = (body: object = {}, who = desk.person('clerk'), key?: string) => as(who).post(SLIPS, { day: '2026-03-09', slips: 20, ...body }, key);
const cancel = (id: string, who = desk.person('clerk'), reason = 'Đếm nhầm', key?: string) => as(who).post(`${SLIPS}/${id}/cancellation`, { reason }, key);
const book = async (query = '', who = desk.person('leader')) => (await as(who).get(`${SLIPS}${query}`).expect(200)).body;
const handedOut = (from: string, to: string, upTo?: Date, unitId = desk.unitId): Promise<FieldSlips[]> =>
  app.database.inUnit(unitId, (tx) => app.get(CountSlips).handedOut(tx, unitId, from, to, upTo));
const enteredAfter = (to: string, at: Date) => app.database.inUnit(desk.unitId, (tx) => app.get(CountSlips).enteredAfter(tx, desk.unitId, to, at));

describe('slips handed out', () => {
  test('are entered by day, of a field or of none, and stand in the book with who entered them', async () => {
    const entry = (await enter({ field: BIRTHS }).expect(201)).body;
    expect(entry).toEqual({
      id: expect.any(String), day: '2026-03-09', field: { code: BIRTHS, name: 'Hộ tịch' }, slips: 20, recordedAt: '2026-03-10T02:00:00.000Z',
      enteredBy: { accountId: desk.person('clerk').accountId, name: 'Cán bộ clerk' }, cancelled: null,
    });
    await enter({ day: '2026-03-10', slips: 5 }, desk.person('controller')).expect(201);
    expect((await book()).items).toMatchObject([{ day: '2026-03-10', field: null, slips: 5, enteredBy: { name: 'Cán bộ controller' } }, entry]);
  });

  test('are counted by field on the days asked for', async () => {
    await enter({ field: BIRTHS }).expect(201);
    await enter({ field: BIRTHS, day: '2026-03-01', slips: 7 }).expect(201);
    await enter({ slips: 5 }).expect(201);
    await enter({ day: '2026-02-28', slips: 100 }).expect(201);
    expect(await handedOut('2026-03-01', '2026-03-31')).toEqual([{ fieldCode: BIRTHS, slips: 27 }, { fieldCode: null, slips: 5 }]);
    expect(await handedOut('2026-03-01', '2026-03-08')).toEqual([{ fieldCode: BIRTHS, slips: 7 }]);
    expect(await handedOut('2026-04-01', '2026-04-30')).toEqual([]);
  });

  test('are listed page by page, of the days asked for', async () => {
    for (const [day, slips] of [['2026-03-02', 1], ['2026-03-03', 2], ['2026-03-03', 3], ['2026-03-04', 4]] as const) await enter({ day, slips }).expect(201);
    const first = await book('?limit=2&from=2026-03-03');
    expect(first.items.map(({ slips }: { slips: number }) => slips)).toEqual([4, 3]);
    expect(await book(`?limit=2&from=2026-03-03&cursor=${first.next}`)).toMatchObject({ items: [{ slips: 2 }], next: null });
    expect((await book('?to=2026-03-02')).items).toMatchObject([{ slips: 1 }]);
    await as(desk.person('leader')).get(`${SLIPS}?cursor=${Buffer.from('["hom-nay","01a1fcba-f179-7823-92a7-7e6873cb5e67"]').toString('base64url')}`).expect(400);
  });

  test('are entered once for a double click', async () => {
    const answers = await Promise.all([enter({}, desk.person('clerk'), 'phat-phieu-1'), enter({}, desk.person('clerk'), 'phat-phieu-1')]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await handedOut('2026-03-09', '2026-03-09')).toEqual([{ fieldCode: null, slips: 20 }]);
    expect((await enter({ slips: 21 }, desk.person('clerk'), 'phat-phieu-1').expect(422)).body.code).toBe('request.key_reused');
  });

  test.each([
    ['a day to come', { day: '2026-03-11' }, 422, 'surveys.slips_day_not_come'],
    ['a field that is none', { field: 'chiem-tinh' }, 422, 'surveys.unknown_field'],
  ])('are refused for %s', async (_, body, status, code) => {
    expect((await enter(body).expect(status)).body.code).toBe(code);
    expect((await book()).items).toEqual([]);
  });

  test.each([
    ['no slip', { slips: 0 }, 'slips'], ['slips taken back', { slips: -5 }, 'slips'], ['half a slip', { slips: 1.5 }, 'slips'],
    ['more than anybody hands out', { slips: 10_001 }, 'slips'], ['no day', { day: 'hôm qua' }, 'day'],
  ])('are refused with %s', async (_, body, field) => {
    const refused = await enter(body).expect(400);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });
});

describe('a wrong entry', () => {
  test('is cancelled by another one with a reason; it stays in the book and counts no more', async () => {
    const { id } = (await enter({ field: BIRTHS }).expect(201)).body;
    await enter({ field: BIRTHS, slips: 2 }).expect(201);
    app.clock.set('2026-04-02 08:00');
    const cancelled = (await cancel(id).expect(201)).body;
    expect(cancelled).toMatchObject({ id, slips: 20, cancelled: { at: '2026-04-02T01:00:00.000Z', by: { name: 'Cán bộ clerk' }, reason: 'Đếm nhầm' } });
    expect((await book()).items).toMatchObject([{ slips: 2, cancelled: null }, cancelled]);
    expect(await handedOut('2026-03-01', '2026-03-31')).toEqual([{ fieldCode: BIRTHS, slips: 2 }]);
    expect(await handedOut('2026-04-01', '2026-04-30')).toEqual([]);
  });

  test('is cancelled once, by whoever entered it or by the controller', async () => {
    const { id } = (await enter().expect(201)).body;
    const colleague = await app.signIn(desk.unitId, 'clerk');
    expect((await cancel(id, colleague).expect(403)).body.code).toBe('surveys.slips_not_yours');
    const answers = await Promise.all([cancel(id), cancel(id, desk.person('controller')), cancel(id, desk.person('controller'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('surveys.slips_already_cancelled');
    expect(await handedOut('2026-03-01', '2026-03-31')).toEqual([]);
  });

  test('is cancelled by one request however often it is sent; a cancellation is not cancelled', async () => {
    const { id } = (await enter().expect(201)).body;
    const answers = [await cancel(id, undefined, undefined, 'huy-phieu-1'), await cancel(id, undefined, undefined, 'huy-phieu-1')];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [, cancelling] = await enteredAfter('2026-03-31', new Date(0));
    expect(cancelling).toMatchObject({ cancels: id });
    expect((await cancel(cancelling?.id ?? '').expect(404)).body.code).toBe('surveys.slips_not_found');
    await as(desk.person('clerk')).post(`${SLIPS}/${id}/cancellation`, { reason: ' ' }).expect(400);
  });
});

describe('as of an instant', () => {
  test('a month counted when it was closed has the same slips ever after, and what came later is told', async () => {
    const wrong = (await enter({ field: BIRTHS, slips: 30 }).expect(201)).body;
    await enter({ slips: 4 }).expect(201);
    const closed = new Date('2026-04-01T02:00:00Z');
    app.clock.set('2026-04-01 09:00');
    await enter({ day: '2026-03-31', slips: 6 }).expect(201);
    const march = (upTo?: Date) => handedOut('2026-03-01', '2026-03-31', upTo);
    const asClosed = [{ fieldCode: BIRTHS, slips: 30 }, { fieldCode: null, slips: 10 }];
    expect(await march(closed)).toEqual(asClosed);
    app.clock.set('2026-04-15 09:00');
    await cancel(wrong.id, desk.person('controller'), 'Phiếu của đơn vị khác').expect(201);
    await enter({ day: '2026-03-20', field: BIRTHS, slips: 3 }).expect(201);
    await enter({ day: '2026-04-15', slips: 50 }).expect(201);
    expect(await march(closed)).toEqual(asClosed);
    expect(await march()).toEqual([{ fieldCode: BIRTHS, slips: 3 }, { fieldCode: null, slips: 10 }]);
    const [clerk, controller] = [desk.person('clerk').accountId, desk.person('controller').accountId];
    expect(await enteredAfter('2026-03-31', closed)).toMatchObject([
      { day: '2026-03-09', fieldCode: BIRTHS, slips: 30, enteredBy: controller, cancels: wrong.id, reason: 'Phiếu của đơn vị khác' },
      { day: '2026-03-20', fieldCode: BIRTHS, slips: 3, enteredBy: clerk, recordedAt: new Date('2026-04-15T02:00:00Z'), cancels: null, reason: null },
    ]);
    expect(await enteredAfter('2026-03-31', app.clock.now())).toEqual([]);
  });
});

describe('an entry that comes while somebody counts', () => {
  test('waits, and is later than the instant of the count', async () => {
    const at = app.clock.now();
    let entering: Promise<number> = Promise.resolve(0);
    await app.database.inUnit(desk.unitId, async (tx) => {
      await app.get(FollowRatings).held(tx, desk.unitId);
      const [counting] = await tx.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      entering = enter().then(({ status }) => status);
      await eventually(() => app.database.inUnits([], async (looking) =>
        (await looking.rows('SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))', [counting?.pid])).length > 0));
      expect(await app.get(CountSlips).handedOut(tx, desk.unitId, '2026-03-01', '2026-03-31', at)).toEqual([]);
      app.clock.advance({ minutes: 1 });
    });
    expect(await entering).toBe(201);
    expect(await enteredAfter('2026-03-31', at)).toMatchObject([{ slips: 20, recordedAt: new Date(at.getTime() + 60_000) }]);
  });
});

describe('the fences', () => {
  test('clerks and controllers enter, leaders read, others do neither', async () => {
    await enter({}, desk.person('leader')).expect(403);
    await enter({}, desk.person('officer')).expect(403);
    await as(desk.person('officer')).get(SLIPS).expect(403);
    await as(desk.person('leader')).get(SLIPS).expect(200);
    await app.http().get(SLIPS).expect(401);
    const { accountId } = desk.person('officer');
    const officer = { accountId, displayName: '', unitId: desk.unitId, grants: [{ unitId: desk.unitId, role: 'officer' as const }], unitIds: [desk.unitId], kind: 'session' as const };
    await app.database.inUnit(desk.unitId, (tx) =>
      expect(app.get(EnterSlips).run(tx, officer, desk.unitId, { day: '2026-03-09', slips: 1 })).rejects.toMatchObject({ code: 'http.forbidden' }));
  });

  test("another commune's book answers as if it did not exist", async () => {
    const { id } = (await enter().expect(201)).body;
    const stranger = await Desk.open(app);
    expect((await cancel(id, stranger.person('controller')).expect(404)).body.code).toBe('surveys.slips_not_found');
    expect((await as(stranger.person('controller')).post(`${SLIPS}?unitId=${desk.unitId}`, { day: '2026-03-09', slips: 1 }).expect(404)).body.code).toBe('units.not_found');
    expect((await as(stranger.person('leader')).get(`${SLIPS}?unitId=${desk.unitId}`).expect(404)).body.code).toBe('units.not_found');
    expect((await book('', stranger.person('leader'))).items).toEqual([]);
    expect(await handedOut('2026-01-01', '2026-12-31', undefined, stranger.unitId)).toEqual([]);
    const rows = (unitId: string) => app.database.inUnit(unitId, (tx) => tx.rows(`${ON_PURPOSE} SELECT 1 FROM surveys.slip_entry`));
    expect([(await rows(desk.unitId)).length, (await rows(stranger.unitId)).length]).toEqual([1, 0]);
  });

  test("the application's role may add to the book and read it, but neither change nor delete", async () => {
    const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await client.connect();
    const denied = { code: '42501' };
    await expect(client.query('UPDATE surveys.slip_entry SET slips = 1')).rejects.toMatchObject(denied);
    await expect(client.query('DELETE FROM surveys.slip_entry')).rejects.toMatchObject(denied);
    await client.end();
  });
});
