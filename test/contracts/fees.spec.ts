import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { SettleNow } from '#src/dossiers';
import { FeesOf, TakeFee, Till } from '#src/fees';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { CERTIFIED_COPY, Desk, MARITAL_STATUS, OWNER } from '../journeys/desk.js';
import { startTestApp, type SignedIn, type TestApp } from '../support/app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';
import { eventually } from '../support/poll.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp({ DATABASE_POOL: '10' });
});
beforeEach(async () => {
  app.clock.set('2026-03-02 09:00');
  desk = await Desk.open(app);
});
afterAll(() => app.close());

const COPIES = { kind: 'fee', text: 'Phí chứng thực bản sao', amount: 6000 };
const FORM = { kind: 'other', text: 'Tiền mẫu đơn', amount: 2000 };

const draftOf = (dossier: string, body: object = {}) => ({ dossier, items: [COPIES, FORM], method: 'cash', ...body });
const as = (who: SignedIn) => ({
  post: (path: string, body: object, key?: string) => {
    const request = app.http().post(path).set('Authorization', `Bearer ${who.token}`);
    return (key === undefined ? request : request.set('Idempotency-Key', key)).send(body);
  },
  get: (path: string) => app.http().get(path).set('Authorization', `Bearer ${who.token}`),
});
const callerOf = (unitId: string, { accountId }: SignedIn, role: 'clerk' | 'leader' | 'officer'): Caller => ({
  accountId, displayName: '', unitId, grants: [{ unitId, role }], unitIds: [unitId], kind: 'session',
});

async function take(code: string, body: object = {}, who = desk.person('clerk')) {
  return (await as(who).post('/api/fees', draftOf(code, body)).expect(201)).body;
}
const cancel = (id: string, who: SignedIn, reason = 'Thu nhầm hồ sơ') => as(who).post(`/api/fees/${id}/cancellation`, { reason });
const till = async (query = '', role: 'clerk' | 'leader' | 'controller' | 'administrator' = 'leader') => (await desk.get(role, `/api/fees/till${query}`).expect(200)).body;

describe('a fee taken', () => {
  test('gets a receipt: items, total in words, and who handed the dossier in as the payer', async () => {
    const { code } = await desk.receive({ submitter: { name: 'Lê Văn Thay' } });
    const receipt = await take(code);
    expect(receipt).toMatchObject({
      number: '0000001/2026', dossierCode: code, items: [COPIES, FORM], total: 8000, totalInWords: 'Tám nghìn đồng', method: 'cash',
      payerName: 'Lê Văn Thay', takenOn: '2026-03-02', takenBy: { accountId: desk.person('clerk').accountId, name: 'Cán bộ clerk' },
      cancels: null, cancelledBy: null, closing: null, afterClosing: false,
    });
    const found = await desk.get('officer', `/api/fees/${receipt.id}`).expect(200);
    expect(found.body).toEqual(receipt);
    const other = await take(code, { payerName: 'Trần Văn Trả', method: 'transfer' }, desk.person('leader'));
    expect(other).toMatchObject({ number: '0000002/2026', payerName: 'Trần Văn Trả', method: 'transfer', takenBy: { name: 'Cán bộ leader' } });
  });

  test('stands with its dossier, and whoever looks is recorded', async () => {
    const { code } = await desk.receive();
    expect((await desk.get('clerk', `/api/fees?dossier=${code}`).expect(200)).body).toEqual({ code, receipts: [], paid: 0, proposed: [], due: 0 });
    const { id } = await take(code);
    await take(code, { items: [COPIES] });
    await cancel(id, desk.person('clerk')).expect(201);
    const { body } = await desk.get('officer', `/api/fees?dossier=${code}`).expect(200);
    expect(body.receipts.map(({ number }: { number: string }) => number)).toEqual(['0000001/2026', '0000002/2026', '0000003/2026']);
    expect(body.paid).toBe(6000);
    const viewed = await app.database.inUnit(desk.unitId, (tx) =>
      tx.rows("SELECT account_id FROM platform.audit WHERE unit_id = $1 AND subject = $2 AND action = 'fees.viewed'", [desk.unitId, code]));
    expect(viewed).toEqual([{ account_id: desk.person('officer').accountId }]);
  });

  test('entered late counts in the till of its day and of its year', async () => {
    app.clock.set('2025-12-31 15:00');
    const { code } = await desk.receive();
    app.clock.set('2026-01-02 08:00');
    const late = await take(code, { at: '2025-12-31T15:30' });
    expect(late).toMatchObject({ number: '0000001/2025', takenOn: '2025-12-31', recordedAt: '2026-01-02T01:00:00.000Z' });
    expect(await take(code)).toMatchObject({ number: '0000001/2026' });
    expect((await till('?day=2025-12-31')).entries).toHaveLength(1);
    expect((await as(desk.person('clerk')).post('/api/fees', draftOf(code, { at: '2026-01-02T08:01' })).expect(422)).body.code).toBe('fees.in_the_future');
    expect((await as(desk.person('clerk')).post('/api/fees', draftOf(code, { at: '2025-12-31T14:59' })).expect(422)).body.code).toBe('fees.before_dossier');
  });

  test('goes with a dossier of the fast lane, all or nothing', async () => {
    const caller = callerOf(desk.unitId, desk.person('clerk'), 'clerk');
    const form = { procedure: CERTIFIED_COPY, channel: 'counter' as const, assisted: false, owner: OWNER, sets: 3, resultBy: 'desk' as const };
    const settle = (amount: number, key: string) => app.get(SettleNow).run(caller, form, key, async (tx, { row }) => {
      await app.get(TakeFee).run(tx, caller, { unitId: row.unitId, code: row.code }, { items: [{ kind: 'fee', text: 'Phí chứng thực', amount }], method: 'cash' });
    });
    const { code } = await settle(6000, 'fast-lane-1');
    expect((await settle(6000, 'fast-lane-1')).code).toBe(code);
    await expect(settle(0, 'fast-lane-2')).rejects.toThrow(/item_amount_check/);
    expect((await desk.get('clerk', `/api/fees?dossier=${code}`)).body).toMatchObject({ paid: 6000, receipts: [{ number: '0000001/2026', payerName: OWNER.name }] });
    expect(await desk.list('returned')).toEqual([code]);
    expect((await take(code)).number).toBe('0000002/2026');
  });

  test.each([
    ['no item', { items: [] }, 'items'],
    ['nothing', { items: [{ ...COPIES, amount: 0 }] }, 'items.0.amount'],
    ['half a đồng', { items: [{ ...COPIES, amount: 0.5 }] }, 'items.0.amount'],
    ['more than anybody pays', { items: [{ ...COPIES, amount: 1_000_000_001 }] }, 'items.0.amount'],
    ['a kind of its own', { items: [{ ...COPIES, kind: 'bribe' }] }, 'items.0.kind'],
    ['a method of its own', { method: 'gold' }, 'method'],
  ])('is refused with %s', async (_, body, field) => {
    const { code } = await desk.receive();
    const refused = await as(desk.person('clerk')).post('/api/fees', draftOf(code, body)).expect(400);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  test('is refused for a dossier that was not taken in, and for none', async () => {
    const { code } = await desk.receive({ channel: 'online', procedure: MARITAL_STATUS });
    await desk.step(code, 'refusal', { reason: 'Không thuộc thẩm quyền' });
    expect((await as(desk.person('clerk')).post('/api/fees', draftOf(code)).expect(422)).body.code).toBe('fees.dossier_refused');
    expect((await as(desk.person('clerk')).post('/api/fees', draftOf(`${desk.unit.code}-260302-9999`)).expect(404)).body.code).toBe('dossier.not_found');
  });
});

describe('at once', () => {
  test('twenty receipts from four people have twenty numbers without a gap, refused ones use none', async () => {
    const { code } = await desk.receive();
    const people = [desk.person('clerk'), desk.person('leader'), await app.signIn(desk.unitId, 'clerk'), await app.signIn(desk.unitId, 'clerk')];
    const answers = await Promise.all(Array.from({ length: 24 }, (_, i) =>
      as(people[i % 4] as SignedIn).post('/api/fees', draftOf(code, i % 6 === 5 ? { at: '2026-03-02T10:00' } : {}))));
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
    const numbers = answers.flatMap(({ body, status }) => (status === 201 ? [body.number] : [])).sort();
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => `${String(i + 1).padStart(7, '0')}/2026`));
  });

  test('a double click takes once; the same key for something else is told', async () => {
    const { code } = await desk.receive();
    const send = (body = {}) => as(desk.person('clerk')).post('/api/fees', draftOf(code, body), 'mot-lan-thoi');
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await till()).entries).toHaveLength(1);
    expect((await send({ method: 'transfer' }).expect(422)).body.code).toBe('request.key_reused');
  });

  test('two cancel: one does, the other is told', async () => {
    const { code } = await desk.receive();
    const { id } = await take(code);
    const answers = await Promise.all([cancel(id, desk.person('clerk')), cancel(id, desk.person('leader')), cancel(id, desk.person('leader'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'fees.already_cancelled', detail: 'Biên lai 0000001/2026 đã được hủy bằng biên lai 0000002/2026.' });
    expect((await take(code)).number).toBe('0000003/2026');
  });

  test('fees, steps of the same dossier and closings are all done or told why not, and closings too have no gap', async () => {
    const { code } = await desk.receive();
    await take(code);
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => [
      as(desk.person('clerk')).post('/api/fees', draftOf(code)),
      desk.post('leader', `/api/dossiers/${code}/hand-over`, { toAccountId: desk.person(i % 2 === 0 ? 'officer' : 'clerk').accountId }),
      as(desk.person('clerk')).post('/api/fees/till/closings', { day: '2026-03-02', countedCash: 1, note: 'đếm thử' }),
    ]).flat());
    // Whether two closings meet with nothing taken in between, a 409, is up to chance; anything else never is.
    expect(answers.map(({ status }) => status).filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(5);
    const closings = (await till()).closings.map(({ number }: { number: string }) => number);
    expect(closings).toEqual(closings.map((_: string, i: number) => `${String(i + 1).padStart(4, '0')}/2026`));
  });

  test('who acts on a dossier and takes its fee in one go does not wait in a circle with who takes another', async () => {
    const { code } = await desk.receive();
    const caller = callerOf(desk.unitId, desk.person('clerk'), 'clerk');
    const fee = { items: [{ kind: 'fee' as const, text: 'Phí', amount: 1000 }], method: 'cash' as const };
    const takeIn = (tx: Tx) => app.get(TakeFee).run(tx, caller, { unitId: desk.unitId, code }, fee);
    const taken: string[] = [];
    let other: Promise<void> = Promise.resolve();
    await app.database.inUnit(desk.unitId, async (tx) => {
      const [acting] = await tx.rows<{ pid: number }>(
        'SELECT pg_backend_pid() AS pid FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.code = $2 FOR UPDATE', [desk.unitId, code]);
      other = app.database.inUnit(desk.unitId, takeIn).then(({ number }) => void taken.push(number));
      await eventually(() => app.database.inUnits([], async (looking) =>
        (await looking.rows('SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))', [acting?.pid])).length > 0));
      taken.push((await takeIn(tx)).number);
    });
    await other;
    expect(taken).toEqual(['0000001/2026', '0000002/2026']);
  });
});

describe('a cancellation', () => {
  test('is an entry of its own that names the other, with a reason; both stay', async () => {
    const { code } = await desk.receive();
    const { id } = await take(code);
    app.clock.set('2026-03-03 08:00');
    const cancelling = (await cancel(id, desk.person('leader')).expect(201)).body;
    expect(cancelling).toMatchObject({
      number: '0000002/2026', cancels: { id, number: '0000001/2026' }, reason: 'Thu nhầm hồ sơ', total: 8000, items: [COPIES, FORM], takenOn: '2026-03-03',
      takenBy: { name: 'Cán bộ clerk' }, recordedBy: { name: 'Cán bộ leader' },
    });
    const found = (await desk.get('clerk', `/api/fees/${id}`).expect(200)).body;
    expect(found.cancelledBy).toEqual({ id: cancelling.id, number: '0000002/2026', at: '2026-03-03T01:00:00.000Z', reason: 'Thu nhầm hồ sơ' });
    expect((await till('?day=2026-03-02')).total).toMatchObject({ net: 8000, methods: { cash: { cancelled: { count: 0 } } } });
    expect((await till()).total).toMatchObject({ net: -8000, methods: { cash: { taken: { count: 0, sum: 0 }, cancelled: { count: 1, sum: 8000 }, net: -8000 } } });
    expect((await cancel(cancelling.id, desk.person('leader')).expect(422)).body.code).toBe('fees.is_cancellation');
  });

  test('is for whoever took it, or a leader', async () => {
    const { code } = await desk.receive();
    const { id } = await take(code);
    const colleague = await app.signIn(desk.unitId, 'clerk');
    expect((await cancel(id, colleague).expect(403)).body.code).toBe('fees.not_yours');
    await cancel(id, desk.person('officer')).expect(403);
    expect((await cancel(id, desk.person('clerk'), ' ').expect(400)).body.errors).toMatchObject([{ field: 'reason' }]);
    await cancel(id, desk.person('clerk')).expect(201);
  });
});

describe('the till', () => {
  test('is counted per clerk, method and kind', async () => {
    const { code } = await desk.receive();
    const colleague = await app.signIn(desk.unitId, 'clerk');
    await take(code);
    const { id } = await take(code, { items: [{ kind: 'charge', text: 'Lệ phí', amount: 15000 }] });
    await take(code, { method: 'transfer', items: [COPIES] }, colleague);
    await cancel(id, desk.person('clerk')).expect(201);
    const { entries, clerks, total, closings } = await till('', 'controller');
    expect(entries.map(({ number, total: amount }: { number: string; total: number }) => [number, amount])).toEqual([
      ['0000001/2026', 8000], ['0000002/2026', 15000], ['0000003/2026', 6000], ['0000004/2026', 15000],
    ]);
    expect(JSON.stringify(entries)).not.toContain(OWNER.name);
    expect(total).toEqual({
      methods: {
        cash: { taken: { count: 2, sum: 23000 }, cancelled: { count: 1, sum: 15000 }, net: 8000 },
        transfer: { taken: { count: 1, sum: 6000 }, cancelled: { count: 0, sum: 0 }, net: 6000 },
        online: { taken: { count: 0, sum: 0 }, cancelled: { count: 0, sum: 0 }, net: 0 },
      },
      kinds: { fee: 12000, charge: 0, other: 2000 },
      net: 14000,
    });
    expect(clerks.map(({ net, unclosed, unclosedCash }: Record<string, number>) => [net, unclosed, unclosedCash]).sort()).toEqual([[6000, 1, 0], [8000, 3, 8000]]);
    expect(closings).toEqual([]);
  });

  test('is each clerk\'s own to see; leaders, controllers and administrators see all, officers none', async () => {
    const { code } = await desk.receive();
    const colleague = await app.signIn(desk.unitId, 'clerk');
    await take(code);
    await take(code, {}, colleague);
    expect((await till('', 'clerk')).entries).toHaveLength(1);
    expect((await till('', 'administrator')).entries).toHaveLength(2);
    expect((await till(`?accountId=${colleague.accountId}`, 'leader')).entries).toHaveLength(1);
    expect((await desk.get('clerk', `/api/fees/till?accountId=${colleague.accountId}`).expect(403)).body.code).toBe('http.forbidden');
    await desk.get('officer', '/api/fees/till').expect(403);
    await desk.get('supervisor', '/api/fees/till').expect(403);
  });
});

describe('closing', () => {
  const close = (body: object = {}, who = desk.person('clerk'), key?: string) =>
    as(who).post('/api/fees/till/closings', { day: '2026-03-02', countedCash: 8000, ...body }, key);

  test('covers what was entered; what comes later stands outside until it is closed in turn', async () => {
    const { code } = await desk.receive();
    await take(code);
    await take(code, { method: 'online', items: [COPIES] });
    const first = (await close({ expectedCash: 8000 }).expect(201)).body;
    expect(first).toMatchObject({ number: '0001/2026', expectedCash: 8000, countedCash: 8000, difference: 0, entries: 2, day: '2026-03-02', clerk: { name: 'Cán bộ clerk' } });
    expect((await close().expect(409)).body.code).toBe('fees.nothing_to_close');
    expect(await take(code, { items: [FORM] })).toMatchObject({ afterClosing: true, closing: null });
    const between = await till();
    expect(between.entries.map(({ closing, afterClosing }: { closing: string | null; afterClosing: boolean }) => [closing, afterClosing])).toEqual([
      ['0001/2026', false], ['0001/2026', false], [null, true],
    ]);
    expect(between.clerks).toMatchObject([{ unclosed: 1, unclosedCash: 2000 }]);
    await close({ countedCash: 2000 }).expect(201);
    const after = await till();
    expect(after.entries[2]).toMatchObject({ closing: '0002/2026', afterClosing: true });
    expect(after.closings).toMatchObject([{ number: '0001/2026', entries: 2 }, { number: '0002/2026', entries: 1 }]);
    const signed = (await desk.get('clerk', `/api/fees/till/closings/${first.id}`).expect(200)).body;
    expect(signed).toMatchObject({ closing: first, total: { net: 14000 } });
    expect(signed.entries).toHaveLength(2);
  });

  test('asks why there is more or less, and stops where the till has changed meanwhile', async () => {
    const { code } = await desk.receive();
    await take(code);
    const unexplained = await close({ countedCash: 7000 }).expect(422);
    expect(unexplained.body).toMatchObject({ code: 'fees.difference_unexplained', errors: [{ field: 'note' }], detail: expect.stringContaining('-1.000 đồng') });
    const changed = await close({ expectedCash: 6000 }).expect(409);
    expect(changed.body).toMatchObject({ code: 'fees.till_changed', detail: expect.stringContaining('8.000 đồng') });
    expect((await close({ countedCash: 7000, note: 'Trả thừa tiền lẻ' }).expect(201)).body).toMatchObject({ number: '0001/2026', difference: -1000, note: 'Trả thừa tiền lẻ' });
  });

  test('of a day when more was handed back than taken says where the money came from', async () => {
    const { code } = await desk.receive();
    const { id } = await take(code);
    app.clock.set('2026-03-03 08:00');
    await cancel(id, desk.person('clerk')).expect(201);
    const count = { day: '2026-03-03', countedCash: '0', expectedCash: '-8000' };
    expect((await close(count).expect(422)).body.code).toBe('fees.difference_unexplained');
    const closed = await close({ ...count, note: 'Trả lại từ tiền quỹ dự phòng' }).expect(201);
    expect(closed.body).toMatchObject({ expectedCash: -8000, countedCash: 0, difference: 8000 });
  });

  test('happens once for a double click, and not for days to come', async () => {
    const { code } = await desk.receive();
    await take(code);
    const answers = await Promise.all([close({}, desk.person('clerk'), 'chot-quy-1'), close({}, desk.person('clerk'), 'chot-quy-1')]);
    expect(answers.map(({ status, body }) => [status, body.number])).toEqual([[201, '0001/2026'], [201, '0001/2026']]);
    expect((await close({ day: '2026-03-03' }).expect(422)).body.code).toBe('fees.day_not_come');
  });

  test('is the clerk\'s own, or a leader\'s in the clerk\'s place; days left open are called to mind', async () => {
    const { code } = await desk.receive();
    await take(code);
    const { accountId } = desk.person('clerk');
    const colleague = await app.signIn(desk.unitId, 'clerk');
    app.clock.set('2026-03-04 08:00');
    await take(code);
    expect((await desk.get('clerk', '/api/fees/till/open-days').expect(200)).body).toEqual({ days: ['2026-03-04', '2026-03-02'] });
    expect((await close({ accountId }, colleague).expect(403)).body.code).toBe('fees.not_your_till');
    const closing = (await close({ accountId }, desk.person('leader')).expect(201)).body;
    expect(closing).toMatchObject({ clerk: { accountId }, closedBy: { accountId: desk.person('leader').accountId } });
    expect((await as(colleague).get(`/api/fees/till/closings/${closing.id}`).expect(404)).body.code).toBe('fees.closing_not_found');
    expect((await desk.get('clerk', '/api/fees/till/open-days')).body).toEqual({ days: ['2026-03-04'] });
  });
});

describe('the fences', () => {
  test('another commune\'s fees answer as if they did not exist', async () => {
    const { code } = await desk.receive();
    const { id } = await take(code);
    const stranger = (await Desk.open(app)).person('leader');
    expect((await as(stranger).get(`/api/fees?dossier=${code}`).expect(404)).body.code).toBe('dossier.not_found');
    expect((await as(stranger).post('/api/fees', draftOf(code)).expect(404)).body.code).toBe('dossier.not_found');
    expect((await as(stranger).get(`/api/fees/${id}`).expect(404)).body.code).toBe('fees.not_found');
    expect((await as(stranger).get(`/api/fees/${id}?unitId=${desk.unitId}`).expect(404)).body.code).toBe('units.not_found');
    expect((await as(stranger).get(`/api/fees/till?unitId=${desk.unitId}`).expect(404)).body.code).toBe('units.not_found');
    expect((await cancel(id, stranger).expect(404)).body.code).toBe('fees.not_found');
  });

  test('the verbs and questions ask for the role themselves, whoever calls them', async () => {
    const { code } = await desk.receive();
    const officer = callerOf(desk.unitId, desk.person('officer'), 'officer');
    await app.database.inUnit(desk.unitId, async (tx) => {
      await expect(app.get(TakeFee).run(tx, officer, { unitId: desk.unitId, code }, { items: [], method: 'cash' })).rejects.toMatchObject({ code: 'http.forbidden' });
      await expect(app.get(Till).seenBy(tx, officer, desk.unitId, '2026-03-02')).rejects.toMatchObject({ code: 'http.forbidden' });
      expect((await app.get(FeesOf).dossier(tx, officer, { unitId: desk.unitId, code })).receipts).toEqual([]);
    });
  });

  test('no row of another unit is in sight without any WHERE', async () => {
    const other = await Desk.open(app);
    const { code } = await desk.receive();
    await take(code);
    await as(desk.person('clerk')).post('/api/fees/till/closings', { day: '2026-03-02', countedCash: 8000 }).expect(201);
    for (const table of ['taking', 'item', 'closing', 'closed_taking', 'serial']) {
      const rows = (unitId: string) => app.database.inUnit(unitId, (tx) => tx.rows(`${ON_PURPOSE} SELECT 1 FROM fees.${table}`));
      expect({ table, ours: (await rows(desk.unitId)).length > 0, theirs: await rows(other.unitId) }).toEqual({ table, ours: true, theirs: [] });
    }
  });

  test.each(['taking', 'item', 'closing', 'closed_taking'])('the application\'s role may add to fees.%s and read it, but neither change nor delete', async (table) => {
    const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await client.connect();
    const denied = { code: '42501' };
    await expect(client.query(`UPDATE fees.${table} SET unit_id = unit_id`)).rejects.toMatchObject(denied);
    await expect(client.query(`DELETE FROM fees.${table}`)).rejects.toMatchObject(denied);
    await expect(client.query(`TRUNCATE fees.${table} CASCADE`)).rejects.toMatchObject(denied);
    await client.end();
  });
});
