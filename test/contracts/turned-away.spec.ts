import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ReconcileDossiers } from '#src/dossiers';
import { ReconcileReports } from '#src/reports';
import { Desk, MARITAL_STATUS, OWNER } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startDesk } from '../support/pages.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  desk = await Desk.open(app);
  app.clock.set('2026-03-02 09:00'); // Monday
});
afterAll(() => app.close());

const PATH = '/api/dossiers/turned-away';
const BROUGHT = { procedure: MARITAL_STATUS, channel: 'counter', owner: OWNER, reason: 'Thường trú tại xã khác' };

describe('turned away at the desk (NĐ 61/2018 art. 17)', () => {
  test('is refused from the first, with form 03, no clock and nobody who holds it', async () => {
    const { body } = await desk.post('clerk', PATH, { ...BROUGHT, channel: 'post' }).expect(201);
    expect(body).toEqual({ code: expect.any(String), state: 'refused', version: 1, dueAt: null, dueOn: null, appointmentOn: null, form: '03', duplicates: [] });
    const view = await desk.view(body.code, 'clerk');
    expect(view).toMatchObject({ state: { name: 'refused', portalCode: 3 }, submittedAt: '2026-03-02T02:00:00.000Z', receivedAt: null, due: null, clock: null, holder: null });
    expect(view.timeline).toMatchObject([{ action: 'turn_away', facts: { channel: 'post', reason: 'Thường trú tại xã khác' } }]);
    expect(view.allowedActions.map(({ action }: { action: string }) => action)).toEqual(['correct']);
    await desk.post('leader', `/api/dossiers/${body.code as string}/acceptance`).expect(409);
    expect((await desk.post('clerk', '/api/fees', { dossier: body.code, method: 'cash', items: [{ kind: 'charge', text: 'Lệ phí', amount: 5000 }] }).expect(422)).body.code).toBe('fees.dossier_refused');
  });

  test('needs a reason, a paper dossier, and somebody of the desk', async () => {
    const refusal = async (role: 'clerk' | 'officer', body: object, status: number): Promise<string> => (await desk.post(role, PATH, body).expect(status)).body.code as string;
    expect(await refusal('clerk', { ...BROUGHT, reason: ' ' }, 400)).toBe('request.invalid');
    expect(await refusal('clerk', { ...BROUGHT, procedure: '1.003554', channel: 'online' }, 422)).toMatch(/^(flow\.channel|dossier\.online_level_missing)$/);
    expect(await refusal('clerk', { ...BROUGHT, at: '2026-03-02T09:01' }, 422)).toBe('flow.at_in_future');
    expect(await refusal('clerk', { ...BROUGHT, procedure: '9.999999' }, 404)).toBe('catalogue.unknown_procedure');
    expect(await refusal('officer', BROUGHT, 403)).toBe('http.forbidden');
    expect(await desk.list('refused')).toEqual([]);
  });

  test('sent twice under one key it is one; the key of a receipt is another', async () => {
    const send = (path: string, body: object) => desk.post('clerk', path, body).set('Idempotency-Key', 'khoa-tu-choi-0001');
    const first = await send(PATH, BROUGHT).expect(201);
    expect((await send(PATH, BROUGHT).expect(201)).body).toEqual(first.body);
    const { reason: _reason, ...receipt } = BROUGHT;
    expect((await send('/api/dossiers', receipt).expect(422)).body.code).toBe('request.key_reused');
    expect(await desk.list('refused')).toEqual([first.body.code]);
  });

  test('is in the list of refusals by the day it happened, found by name and number, and in no list of work', async () => {
    const late = await desk.turnAway({ at: '2026-02-27T15:00' });
    const now = await desk.turnAway();
    expect(await desk.list('refused')).toEqual([now.code, late.code]);
    const counts = (await desk.get('clerk', '/api/worklists').expect(200)).body as Record<string, number>;
    expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([['refused', 2]]);
    const found = (await desk.get('clerk', `/api/search?q=${OWNER.idNumber}`).expect(200)).body.items as { code: string }[];
    expect(found.map(({ code }) => code).sort()).toEqual([late.code, now.code].sort());
    await desk.get('clerk', '/api/worklists/refused/table.xlsx').expect(200);
    const clerk = await startDesk(app, desk.unitId, 'clerk');
    const list = await clerk.get('/danh-sach/tu-choi');
    for (const text of [now.code, late.code, 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân']) expect(list.text).toContain(text);
    expect((await clerk.get('/so-theo-doi')).text).not.toContain(now.code);
    // The one who comes again with the right papers is known, and not warned of a dossier that nobody works on.
    const known = await clerk.submit(await clerk.get('/tiep-nhan'), '/tiep-nhan', { procedure: MARITAL_STATUS, 'owner.idNumber': OWNER.idNumber, _act: 'person' });
    expect(known.value('owner.name')).toBe(OWNER.name);
    expect(known.text).not.toContain('cùng thủ tục chưa xong');
  });

  test('its reason, person and day are corrected like those of a receipt; that it never was is not said', async () => {
    const { code } = await desk.turnAway();
    const amended = [{ seq: 1, stepReason: 'Đã có kết quả tại xã khác', owner: { ...OWNER, name: 'Trần Thị Đúng' }, at: '2026-02-27T10:00' }];
    await desk.step(code, 'correction', { reason: 'Ghi nhầm', amended });
    const clerk = await startDesk(app, desk.unitId, 'clerk');
    const form = await clerk.get(`/in/ho-so/${code}/03`);
    for (const text of ['Đã có kết quả tại xã khác', 'Trần Thị Đúng', 'ngày 27 tháng 02 năm 2026']) expect(form.text).toContain(text);
    expect((await desk.post('leader', `/api/dossiers/${code}/correction`, { reason: 'Ghi nhầm', amended: [{ seq: 1, voided: true }] }).expect(422)).body.code).toBe('flow.correction_of_first_step');
    const fields = (await clerk.get(`/ho-so/${code}/dinh-chinh?buoc=1`)).form(`/ho-so/${code}/dinh-chinh`);
    expect(fields).toMatchObject({ 'amended.0.owner.name': 'Trần Thị Đúng', 'amended.0.stepReason': 'Đã có kết quả tại xã khác', 'amended.0.channel': 'counter' });
    expect((await clerk.get(`/ho-so/${code}`)).text).toContain('Nay đọc là: thời điểm 10:00 27/02/2026, lý do “Đã có kết quả tại xã khác”');
    expect((await app.get(ReconcileDossiers).reconcile(desk.unitId)).differences).toEqual([]);
  });
});

describe('in the tables', () => {
  async function numbers(definition: 'HN2026' | 'R1', month: number): Promise<{ cells: Record<string, number>; notes: string[] }> {
    const asked = await desk.post('leader', '/api/reports', { definition, preset: 'month', year: 2026, number: month }).expect(202);
    await app.drain(desk.unitId);
    const { table } = (await desk.get('leader', `/api/reports/${asked.body.id as string}`).expect(200)).body;
    return { cells: table.total.cells, notes: table.footnotes };
  }

  test('refused on its day and nothing else: two of February, one of them moved to January; one received in between', async () => {
    const moved = await desk.turnAway({ at: '2026-02-05T09:00' });
    await desk.turnAway({ at: '2026-02-06T09:00', channel: 'post' });
    await desk.receive({ at: '2026-02-06T10:00' });
    expect((await numbers('HN2026', 2)).cells).toMatchObject({ received: 1, counter: 1, post: 0, finished: 0, open: 1, refused: 2 });
    expect((await numbers('HN2026', 2)).notes).toContain('2 hồ sơ từ chối tiếp nhận không tính vào số hồ sơ tiếp nhận.');
    expect((await numbers('R1', 2)).cells).toMatchObject({ total: 1, finished: 0 });
    await desk.step(moved.code, 'correction', { reason: 'Ghi nhầm ngày', amended: [{ seq: 1, at: '2026-01-30T09:00' }] });
    expect([(await numbers('HN2026', 1)).cells.refused, (await numbers('HN2026', 2)).cells.refused]).toEqual([1, 1]);
    expect((await app.get(ReconcileReports).reconcile(desk.unitId)).differences).toEqual([]);
  });
});
