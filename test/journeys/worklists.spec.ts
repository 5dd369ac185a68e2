import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { CERTIFIED_COPY, Desk, LAND_DATA, OWNER } from './desk.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  desk = await Desk.open(app);
});
afterAll(() => app.close());

const LISTS = ['to_accept', 'incomplete', 'mine', 'open', 'due_today', 'due_soon', 'overdue', 'waiting', 'ready_to_return', 'returned_today'] as const;

/** Each dossier by a name of its own, so that a list reads as the desk would tell it. */
class Story {
  private readonly names = new Map<string, string>();

  async receive(name: string, body: object = {}): Promise<string> {
    const { code } = await desk.receive({ ...body });
    this.names.set(code, name);
    return code;
  }

  /** The lists that hold anything, for the officer, in order. */
  async lists(): Promise<Record<string, string[]>> {
    const filled: Record<string, string[]> = {};
    for (const list of LISTS) {
      const codes = await desk.list(list, 'officer');
      if (codes.length > 0) filled[list] = codes.map((code) => this.names.get(code) ?? code);
    }
    return filled;
  }
}

test('a week at the desk: every list as it stands at each hour', async () => {
  const story = new Story();
  const officer = desk.person('officer').accountId;
  app.clock.set('2026-03-02 09:00'); // Monday
  const plain = await story.receive('plain'); // 3 working days: Thursday
  const longer = await story.receive('longer', { procedure: '1.004884' }); // 5 working days: next Monday
  const copy = await story.receive('copy', { procedure: CERTIFIED_COPY }); // today
  const hours = await story.receive('hours', { procedure: LAND_DATA, owner: { name: 'Lý Thị Mơ' } }); // 8 working hours: Tuesday 09:30
  const online = await story.receive('online', { channel: 'online' }); // accepted by Tuesday 09:30
  const blurred = await story.receive('blurred', { channel: 'online' });
  expect(await story.lists()).toEqual({
    to_accept: ['online', 'blurred'], open: ['copy', 'hours', 'plain', 'longer'], due_today: ['copy'], due_soon: ['hours', 'plain'],
  });

  await desk.step(blurred, 'completion-request', { reason: 'Ảnh mờ' });
  await desk.step(plain, 'hand-over', { toAccountId: officer });
  await desk.step(hours, 'start', {}, 'officer');
  app.clock.set('2026-03-02 17:30');
  // The desk has closed, but whoever resolves today is still on time.
  expect(await story.lists()).toEqual({
    to_accept: ['online'], incomplete: ['blurred'], mine: ['hours', 'plain'], open: ['copy', 'hours', 'plain', 'longer'], due_today: ['copy'], due_soon: ['hours', 'plain'],
  });

  app.clock.set('2026-03-03 09:31'); // Hours are late by the minute, days from the next day.
  await desk.step(online, 'acceptance'); // Tuesday + 3: Friday
  expect(await story.lists()).toEqual({
    incomplete: ['blurred'], mine: ['hours', 'plain'], open: ['copy', 'hours', 'plain', 'online', 'longer'], due_today: ['hours'], due_soon: ['plain', 'online'], overdue: ['copy', 'hours'],
  });

  await desk.step(copy, 'settlement');
  await desk.step(hours, 'resolution', {}, 'officer');
  await desk.step(plain, 'start', {}, 'officer');
  await desk.step(plain, 'supplement-request', { reason: 'Thiếu tờ khai' }, 'officer');
  await desk.step(longer, 'withdrawal', { reason: 'Công dân đổi ý' });
  expect(await story.lists()).toEqual({
    incomplete: ['blurred'], mine: ['plain'], open: ['online'], due_soon: ['online'], waiting: ['plain'], ready_to_return: ['hours'], returned_today: ['copy'],
  });

  app.clock.set('2026-03-09 08:00'); // Stopped, it cannot become overdue.
  expect(await story.lists()).toEqual({
    incomplete: ['blurred'], mine: ['plain'], open: ['online'], overdue: ['online'], waiting: ['plain'], ready_to_return: ['hours'],
  });
  await desk.step(plain, 'supplement', {}, 'officer'); // Four working days in (Tuesday, Monday]: Thursday → Wednesday of next week
  expect((await desk.view(plain)).due.dueOn).toBe('2026-03-11');
  await desk.step(hours, 'return');
  expect(await story.lists()).toEqual({
    incomplete: ['blurred'], mine: ['plain'], open: ['online', 'plain'], due_soon: ['plain'], overdue: ['online'], returned_today: ['hours'],
  });
});

test('a row tells who has it, by name, and never the whole identity number', async () => {
  app.clock.set('2026-03-02 09:00');
  const { code } = await desk.receive();
  await desk.step(code, 'hand-over', { toAccountId: desk.person('officer').accountId, toUnitId: desk.unitId, toOffice: 'Địa chính' });
  const { body } = await desk.get('clerk', '/api/worklists/open').expect(200);
  expect(body.items).toMatchObject([{
    code, stateLabel: 'Được tiếp nhận', ownerName: OWNER.name, ownerIdEnd: '123', procedure: { name: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân' },
    holderName: 'Cán bộ officer', holderUnitName: desk.unit.name, holderOffice: 'Địa chính',
  }]);
  for (const path of ['/api/worklists/open', `/api/search?q=${OWNER.idNumber}`]) {
    const text = JSON.stringify((await desk.get('clerk', path).expect(200)).body);
    expect(text).toContain(code);
    expect(text).not.toContain(OWNER.idNumber);
    expect(text).not.toContain(OWNER.phone);
  }
});

describe('pages', () => {
  const page = async (cursor: string | null) =>
    (await desk.get('clerk', `/api/worklists/open?limit=7${cursor === null ? '' : `&cursor=${cursor}`}`).expect(200)).body as { items: { code: string }[]; next: string | null };

  test('hold every dossier once, those due at one moment too, while others come and go', async () => {
    app.clock.set('2026-03-02 09:00');
    const codes: string[] = [];
    for (let i = 0; i < 30; i += 1) codes.push((await desk.receive({ procedure: i % 3 === 0 ? '1.004884' : '1.004873' })).code);
    const gone = [...codes].reverse().slice(0, 3);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { items, next }: { items: { code: string }[]; next: string | null } = await page(cursor);
      expect(items.length).toBeLessThanOrEqual(7);
      seen.push(...items.map(({ code }) => code));
      cursor = next;
      // Somebody finishes the first of those just read and, once, three others.
      await desk.step(items[0]?.code ?? '', 'withdrawal', { reason: 'Công dân đổi ý' });
      for (const code of seen.length === 7 ? gone.filter((each) => !seen.includes(each)) : []) await desk.step(code, 'withdrawal', { reason: 'Công dân đổi ý' });
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual(codes.filter((code) => !gone.includes(code) || seen.includes(code)).sort());
  });

  test('a cursor of another list is taken for what it says, a broken one is refused', async () => {
    expect((await desk.get('clerk', '/api/worklists/open?cursor=WzFd').expect(400)).body.code).toBe('page.bad_cursor');
  });
});

describe('a supervising unit', () => {
  test("sees its communes' lists and dossiers, and may not act", async () => {
    app.clock.set('2026-03-02 09:00');
    const { code } = await desk.receive();
    const province = await app.provinceOfCommunes();
    const supervisor = await app.signIn(province.unitId, 'supervisor', 'clerk', 'leader');
    const get = (path: string) => app.http().get(path).set('Authorization', `Bearer ${supervisor.token}`);
    const post = (path: string, body: object = {}) => app.http().post(path).set('Authorization', `Bearer ${supervisor.token}`).send(body);
    expect((await get(`/api/worklists/open?unitId=${desk.unitId}`).expect(200)).body.items).toMatchObject([{ code }]);
    expect((await get('/api/worklists/open').expect(200)).body.items).toEqual([]);
    expect((await get(`/api/search?q=${code}&unitId=${desk.unitId}`).expect(200)).body.items).toMatchObject([{ code }]);
    expect((await get(`/api/dossiers/${code}`).expect(200)).body).toMatchObject({ code, allowedActions: [] });
    for (const [step, body] of [['start', {}], ['withdrawal', { reason: 'Vì thế' }], ['correction', { reason: 'Vì thế', amended: [{ seq: 1, sets: 2 }] }], ['papers', { papers: [] }]] as const) {
      expect([step, (await post(`/api/dossiers/${code}/${step}`, body).expect(403)).body.code]).toEqual([step, 'flow.role']);
    }
    const online = await desk.receive({ channel: 'online' });
    await desk.step(online.code, 'completion-request', { reason: 'Ảnh mờ' });
    await post(`/api/dossiers/${online.code}/completion`).expect(403);
    await post('/api/dossiers', { procedure: '1.004873', channel: 'counter', owner: OWNER, unitId: desk.unitId }).expect(403);
    const audit = await app.database.inUnit(desk.unitId, (tx) =>
      tx.rows('SELECT account_id, subject FROM platform.audit WHERE unit_id = $1 AND action = $2', [desk.unitId, 'dossier.viewed']));
    expect(audit).toEqual([{ account_id: supervisor.accountId, subject: code }]);
  });

  test('a commune sees neither its sister nor the unit above', async () => {
    const sister = await Desk.open(app);
    for (const unitId of [sister.unitId, (await app.provinceOfCommunes()).unitId]) {
      for (const path of ['/api/worklists/open?', '/api/search?q=abc&']) {
        expect((await desk.get('supervisor', `${path}unitId=${unitId}`).expect(404)).body.code).toBe('dossier.unit_not_found');
      }
    }
  });
});

test('an internal step has its own clock, which a pause stops and a hand-over starts anew', async () => {
  app.clock.set('2026-03-02 09:00');
  await desk.post('controller', '/api/procedures', {
    code: '1.900001', name: 'Thủ tục mẫu nhiều bước', field: 'Hộ tịch', validFrom: '2020-01-01', term: { amount: 10, unit: 'working_day' }, onlineLevel: '4',
    steps: [
      { name: 'Tiếp nhận', office: 'desk', allotment: { amount: 4, unit: 'working_hour' } },
      { name: 'Thẩm định', office: 'officer', allotment: { amount: 4, unit: 'working_day' } },
    ],
  }).expect(201);
  const { code } = await desk.receive({ procedure: '1.900001', channel: 'online' });
  const row = async () => (await desk.get('clerk', `/api/search?q=${code}`)).body.items[0];
  expect(await row()).toMatchObject({ stepPosition: null, stepDueAt: null });
  app.clock.set('2026-03-03 08:00');
  await desk.step(code, 'acceptance');
  expect(await row()).toMatchObject({ stepPosition: 1, stepDueAt: '2026-03-03T07:00:00.000Z' });
  await desk.step(code, 'hand-over', { toAccountId: desk.person('officer').accountId, stepIndex: 2 });
  expect(await row()).toMatchObject({ stepPosition: 2, stepDueAt: '2026-03-09T10:00:00.000Z' });
  await desk.step(code, 'start', {}, 'officer');
  await desk.step(code, 'supplement-request', { reason: 'Thiếu tờ khai' });
  app.clock.set('2026-03-05 08:00');
  await desk.step(code, 'supplement');
  expect(await row()).toMatchObject({ stepPosition: 2, stepDueAt: '2026-03-11T10:00:00.000Z', dueOn: '2026-03-19' });
  await desk.post('leader', `/api/dossiers/${code}/correction`, { reason: 'Chưa bàn giao', amended: [{ seq: 3, voided: true }] }).expect(200);
  expect(await row()).toMatchObject({ stepPosition: 1, stepDueAt: '2026-03-05T07:00:00.000Z' });
});
