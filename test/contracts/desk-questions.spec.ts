import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { CountWorklists, FindDossiers, SettleNow, type Worklist, worklists } from '#src/dossiers';
import type { Caller } from '#src/platform/http';
import { CERTIFIED_COPY, Desk, LAND_DATA, OWNER } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';

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

const officer = (): string => desk.person('officer').accountId;

/** The counts that are not nought. */
async function counts(): Promise<Partial<Record<Worklist, number>>> {
  const all = await app.get(CountWorklists).counts(desk.unitId, officer());
  expect(Object.keys(all).sort()).toEqual([...worklists].sort());
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

/** Every list as long as its count says. */
async function expectCountsOfLists(): Promise<void> {
  const all = await app.get(CountWorklists).counts(desk.unitId, officer());
  for (const list of worklists) {
    const page = await app.get(FindDossiers).list(desk.unitId, { list, accountId: officer(), limit: 200 });
    expect([list, page.items.length, page.total]).toEqual([list, all[list], all[list]]);
  }
}

describe('counts beside the menu', () => {
  test('say how long each list is, at every hour of a story', async () => {
    expect(await counts()).toEqual({});
    const plain = (await desk.receive()).code; // 3 working days: Thursday
    const five = (await desk.receive({ procedure: '1.004884' })).code; // 5 working days: next Monday
    const copy = (await desk.receive({ procedure: CERTIFIED_COPY, resultBy: 'post' })).code; // today
    const hours = (await desk.receive({ procedure: LAND_DATA, resultBy: 'online' })).code; // 8 working hours: Tuesday 09:30
    const online = (await desk.receive({ channel: 'online' })).code;
    const blurred = (await desk.receive({ channel: 'online' })).code;
    expect(await counts()).toEqual({ to_accept: 2, received: 4, not_handed_over: 4, open: 4, due_today: 1, due_in_1: 1, due_in_3: 1, due_soon: 2, all: 4 });
    await expectCountsOfLists();

    await desk.step(blurred, 'refusal', { reason: 'Không thuộc thẩm quyền' });
    await desk.step(plain, 'hand-over', { toAccountId: officer() });
    await desk.step(plain, 'start', {}, 'officer');
    await desk.step(plain, 'supplement-request', { reason: 'Thiếu tờ khai' }, 'officer');
    await desk.step(hours, 'start', {}, 'officer');
    await desk.step(hours, 'payment-request', { amount: 50_000 }, 'officer');
    expect(await counts()).toEqual({
      to_accept: 1, refused: 1, received: 2, not_handed_over: 2, open: 2, waiting: 2, awaiting_supplement: 1, awaiting_payment: 1, mine: 2, due_today: 1, all: 4,
    });
    await expectCountsOfLists();

    app.clock.set('2026-03-03 10:00');
    await desk.step(plain, 'supplement', {}, 'officer');
    await desk.step(hours, 'payment', {}, 'officer');
    await desk.step(hours, 'resolution', {}, 'officer');
    await desk.step(copy, 'start', {}, 'officer');
    await desk.step(copy, 'resolution', {}, 'officer');
    await desk.step(five, 'withdrawal', { reason: 'Công dân đổi ý' });
    await desk.step(online, 'acceptance');
    expect(await counts()).toEqual({
      refused: 1, received: 1, not_handed_over: 1, supplemented: 1, processing: 1, open: 2, mine: 1, due_in_3: 2, due_soon: 2, ready_to_return: 2, to_return_by_post: 1,
      to_return_online: 1, withdrawn: 1, all: 5,
    });
    await expectCountsOfLists();

    await desk.step(copy, 'return', { method: 'post' });
    await desk.step(online, 'stop', { reason: 'Không đủ điều kiện' });
    app.clock.set('2026-03-12 10:00');
    expect(await counts()).toMatchObject({ overdue: 1, supplemented: 1, stopped: 1, returned: 1, ready_to_return: 1 });
    await expectCountsOfLists();

    app.clock.set('2026-04-10 10:00'); // What was over a month ago is among all, no longer at the left.
    expect(await counts()).toEqual({ overdue: 1, supplemented: 1, processing: 1, open: 1, mine: 1, ready_to_return: 1, to_return_online: 1, all: 5 });
    await expectCountsOfLists();
  });

  test('are those of the unit alone, also of one that keeps no hours', async () => {
    await desk.receive();
    const province = await app.provinceOfCommunes();
    expect((await app.get(CountWorklists).counts(province.unitId, officer())).all).toBe(0);
    expect((await desk.get('clerk', '/api/worklists').expect(200)).body).toMatchObject({ received: 1, all: 1, overdue: 0 });
    expect((await desk.get('clerk', `/api/worklists?unitId=${province.unitId}`).expect(404)).body.code).toBe('dossier.unit_not_found');
  });

  test('a step that is late while the dossier is not', async () => {
    await desk.post('controller', '/api/procedures', {
      code: '1.900002', name: 'Thủ tục mẫu hai bước', field: 'Hộ tịch', validFrom: '2020-01-01', term: { amount: 10, unit: 'working_day' },
      steps: [{ name: 'Thẩm định', office: 'officer', allotment: { amount: 4, unit: 'working_hour' } }],
    }).expect(201);
    const { code } = await desk.receive({ procedure: '1.900002' });
    expect(await counts()).not.toHaveProperty('step_late');
    app.clock.set('2026-03-03 09:00');
    expect(await counts()).toMatchObject({ step_late: 1, open: 1 });
    expect(await desk.list('step_late')).toEqual([code]);
  });
});

describe('a list', () => {
  const list = async (query: string, name = 'all') => (await desk.get('clerk', `/api/worklists/${name}?${query}`).expect(200)).body as
    { items: { code: string; ownerName: string }[]; next: string | null; total: number };
  const codes = async (query: string, name?: string): Promise<string[]> => (await list(query, name)).items.map(({ code }) => code);

  test('is narrowed by every filter, alone and together', async () => {
    const an = (await desk.receive({ owner: { name: 'Lê Văn An', idNumber: '001099000001', phone: '0912345678' } })).code;
    const binh = (await desk.receive({ procedure: CERTIFIED_COPY, channel: 'post', owner: { name: 'Trần Đức Bình' } })).code;
    app.clock.set('2026-03-04 09:00');
    const chi = (await desk.receive({ procedure: LAND_DATA, owner: { name: 'Đỗ Ngọc Chi' } })).code;
    await desk.step(chi, 'hand-over', { toAccountId: officer(), toOffice: 'Địa chính' });
    const field = (await app.get(FindDossiers).proceduresInUse(desk.unitId)).find(({ code }) => code === LAND_DATA)?.fieldCode ?? '';

    expect(await codes('')).toEqual([chi, binh, an]);
    expect(await codes('sort=received&direction=asc')).toEqual([an, binh, chi]);
    expect(await codes(`procedure=${CERTIFIED_COPY}`)).toEqual([binh]);
    expect(await codes(`procedure=${CERTIFIED_COPY}.000.00.00.H26`)).toEqual([binh]);
    expect(await codes('procedure=9.999999')).toEqual([]);
    expect(await codes(`field=${field}`)).toEqual([chi]);
    expect(await codes(`field=${field}&procedure=${CERTIFIED_COPY}`)).toEqual([]);
    expect(await codes('channel=post')).toEqual([binh]);
    expect(await codes(`holderAccountId=${officer()}`)).toEqual([chi]);
    expect(await codes('office=Địa chính')).toEqual([chi]);
    expect(await codes('state=received&channel=counter')).toEqual([chi, an]);
    expect(await codes('receivedFrom=2026-03-03')).toEqual([chi]);
    expect(await codes('receivedTo=2026-03-02')).toEqual([binh, an]);
    expect(await codes('dueFrom=2026-03-05&dueTo=2026-03-05')).toEqual([chi, an]);
    for (const [text, found] of [['chi', [chi]], ['ngoc do', [chi]], ['ngoc an', []], ['do chi', [chi]], ['AN', [an]], ['0912 345 678', [an]], ['001 099 000001', [an]], ['%', []]] as const) {
      expect([text, await codes(`owner=${encodeURIComponent(text)}`)]).toEqual([text, [...found]]);
    }
    expect(await codes('owner=an', 'to_accept')).toEqual([]);
  });

  test.each(['due', 'received', 'code', 'owner', 'finished'] as const)('is paged in the order of %s, both ways, every row once', async (sort) => {
    for (let i = 0; i < 9; i += 1) await desk.receive({ procedure: i % 2 ? LAND_DATA : '1.004884', owner: { name: `Nguyễn Văn ${'EBDAC'.charAt(i % 5)}` } });
    const [first] = await codes('');
    await desk.step(first ?? '', 'withdrawal', { reason: 'Đổi ý' });
    for (const name of ['all', 'open'] as const) {
      const whole = await codes(`sort=${sort}&direction=asc`, name);
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor = '';
        do {
          const page = await list(`sort=${sort}&direction=${direction}&limit=4${cursor && `&cursor=${cursor}`}`, name);
          expect(page.total).toBe(whole.length);
          seen.push(...page.items.map(({ code }) => code));
          cursor = page.next ?? '';
        } while (cursor);
        expect(seen).toEqual(direction === 'asc' ? whole : [...whole].reverse());
      }
    }
    if (sort === 'owner') expect((await list('sort=owner&direction=asc')).items.map(({ ownerName }) => ownerName.at(-1)).join('')).toBe('AABBCDDEE');
    if (sort === 'finished') expect((await codes('sort=finished&direction=desc'))[0]).toBe(first);
  });

  test('of what is over goes back a month, and further where days are asked for', async () => {
    const { code: online } = await desk.receive({ channel: 'online' });
    await desk.step(online, 'refusal', { reason: 'Không thuộc thẩm quyền' });
    const { code } = await desk.receive();
    await desk.step(code, 'withdrawal', { reason: 'Đổi ý' });
    app.clock.set('2026-04-20 09:00');
    for (const [name, gone] of [['withdrawn', code], ['refused', online]] as const) {
      expect(await codes('', name)).toEqual([]);
      expect(await codes('receivedFrom=2026-03-01&receivedTo=2026-03-31', name)).toEqual([gone]);
      expect(await codes('receivedFrom=2026-03-03', name)).toEqual([]);
    }
  });

  test('tells on request what has moved since it was shown, what happened and by whom', async () => {
    const a = await desk.receive();
    const b = await desk.receive();
    const changes = async (seen: object[]) => (await desk.post('officer', '/api/worklists/changes', { seen }).expect(200)).body.items;
    const seen = [a, b].map(({ code, version }) => ({ code, version }));
    expect(await changes(seen)).toEqual([]);
    app.clock.set('2026-03-02 10:00');
    await desk.step(b.code, 'start', {}, 'officer');
    expect(await changes(seen)).toEqual([
      { code: b.code, state: 'processing', stateLabel: 'Đang xử lý', version: 2, step: 'Bắt đầu xử lý', at: '2026-03-02T03:00:00.000Z', byName: 'Cán bộ officer' },
    ]);
    const sister = await Desk.open(app);
    expect((await sister.post('officer', '/api/worklists/changes', { seen }).expect(200)).body.items).toEqual([]);
  });

  test('is taken away as a sheet, whole, with dates for dates and numbers by their ends; that is recorded', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 3; i += 1) codes.push((await desk.receive()).code);
    await desk.step(codes[0] ?? '', 'withdrawal', { reason: 'Đổi ý' });
    await desk.receive({ procedure: CERTIFIED_COPY });
    const answer = await desk.get('leader', '/api/worklists/all/table.xlsx?procedure=1.004873&sort=code&direction=asc&limit=1').buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="tat-ca-ho-so-2026-03-02.xlsx"');
    const book = new exceljs.Workbook();
    await book.xlsx.load(answer.body as exceljs.Buffer);
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(4);
    expect((sheet.getRow(1).values as string[]).slice(1, 7)).toEqual(['STT', 'Mã hồ sơ', 'Thủ tục hành chính', 'Trạng thái', 'Kênh nộp', 'Chủ hồ sơ']);
    expect(sheet.getRow(2).getCell(1).value).toBe(1);
    expect([2, 3, 4].map((row) => sheet.getRow(row).getCell(2).value)).toEqual(codes);
    expect((sheet.getRow(2).values as unknown[]).slice(4, 13)).toEqual([
      'Công dân yêu cầu rút', 'Trực tiếp', OWNER.name, '…123', '…001', 'Thôn Hạ', new Date('2026-03-02T09:00:00Z'), new Date('2026-03-05T17:00:00Z'), new Date('2026-03-02T09:00:00Z'),
    ]);
    expect(JSON.stringify(sheet.getSheetValues())).not.toContain(OWNER.idNumber);
    const audit = await app.database.inUnit(desk.unitId, (tx) =>
      tx.rows('SELECT account_id, subject, facts FROM platform.audit WHERE unit_id = $1 AND action = $2', [desk.unitId, 'dossiers.exported']));
    expect(audit).toEqual([{ account_id: desk.person('leader').accountId, subject: 'all', facts: { list: 'all', rows: 3 } }]);
  });

  test('warns of the same procedure open before anything is received', async () => {
    const ask = async (procedure: string) => (await desk.post('clerk', '/api/dossiers/duplicates', { idNumber: '001 199 000 123', procedure }).expect(200)).body.items;
    expect(await ask('1.004873')).toEqual([]);
    const { code } = await desk.receive();
    expect(await ask('1.004873')).toEqual([{ code, state: 'received' }]);
    expect(await ask(CERTIFIED_COPY)).toEqual([]);
    await desk.step(code, 'withdrawal', { reason: 'Đổi ý' });
    expect(await ask('1.004873')).toEqual([]);
    expect(OWNER.idNumber).toBe('001199000123');
  });
});

describe('the fast lane', () => {
  const body = { procedure: CERTIFIED_COPY, owner: OWNER, sets: 3, request: 'Chứng thực bản sao', resultNumber: '12/CT', receivedBy: 'Trần Thị Mẫu' };
  const settle = (key: string, changes: object = {}) => desk.post('clerk', '/api/dossiers/settled', { ...body, ...changes }).set('Idempotency-Key', key);

  test('receives, settles and returns in one request: three steps, once per key', async () => {
    const [one, again] = await Promise.all([settle('double-click-1'), settle('double-click-1')]);
    expect([one.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(one.body);
    expect(one.body).toMatchObject({ state: 'returned', version: 3, dueOn: '2026-03-02', duplicates: [] });
    const view = await desk.view(one.body.code);
    expect(view.timeline.map(({ action }: { action: string }) => action)).toEqual(['receive', 'settle', 'return']);
    expect(view).toMatchObject({ outcome: 'on_time', receipt: { channel: 'counter', sets: 3, request: 'Chứng thực bản sao' }, result: { number: '12/CT' } });
    expect(view.timeline[2].facts).toEqual({ method: 'desk', receivedBy: 'Trần Thị Mẫu' });
    expect(await desk.list('returned_today')).toEqual([one.body.code]);
    expect((await settle('double-click-1', { sets: 4 })).body.code).toBe('request.key_reused');
    expect((await settle('x').expect(400)).body.code).toBe('request.key_malformed');
  });

  test('is all or nothing: what cannot be settled leaves no dossier and no gap in the serials', async () => {
    expect((await settle('not-same-day', { procedure: '1.004873' }).expect(422)).body.code).toBe('dossier.same_day_only');
    expect((await settle('from-online', { channel: 'online' }).expect(400)).body.code).toBe('request.invalid');
    expect((await settle('bad-number', { owner: { ...OWNER, idNumber: '12' } }).expect(422)).body.code).toBe('citizen_id.length');
    const alongside = app.get(SettleNow).run(
      callerOf('clerk'), { ...body, channel: 'counter', assisted: false, resultBy: 'desk' }, undefined, () => Promise.reject(new Error('the till is closed')),
    );
    await expect(alongside).rejects.toThrow('the till is closed');
    expect(await desk.list('all')).toEqual([]);
    expect((await settle('the-first-one')).body.code).toMatch(/-260302-0001$/);
    await desk.post('officer', '/api/dossiers/settled', body).expect(403);
  });
});

function callerOf(role: 'clerk' | 'officer' | 'leader'): Caller {
  const { accountId } = desk.person(role);
  return { accountId, displayName: role, unitId: desk.unitId, unitIds: [desk.unitId], grants: [{ unitId: desk.unitId, role }], kind: 'session' };
}

describe('a person known from earlier dossiers', () => {
  const ask = async (idNumber: string, as = desk) => (await as.post('clerk', '/api/desk/person', { idNumber }).expect(200)).body.person;

  test('is told as last corrected, with what the newest dossier leaves out; every look is recorded', async () => {
    expect(await ask(OWNER.idNumber)).toBeNull();
    await desk.receive({ owner: { ...OWNER, email: 'mau@example.vn' } });
    const { code } = await desk.receive({ owner: { name: 'Trần Thị Mẫu', idNumber: OWNER.idNumber, phone: '0900 000 009' } });
    await desk.step(code, 'correction', { reason: 'Viết sai tên', amended: [{ seq: 1, owner: { name: 'Trần Thị Mẫn', idNumber: OWNER.idNumber, phone: '0900 000 009' } }] });
    expect(await ask('001 199 000 123')).toEqual({
      name: 'Trần Thị Mẫn', idNumber: OWNER.idNumber, phone: '0900 000 009', address: 'Thôn Hạ', email: 'mau@example.vn', dossiers: 2, lastCode: code,
    });
    expect(await ask('không phải số')).toBeNull();
    const audit = await app.database.inUnit(desk.unitId, (tx) =>
      tx.rows('SELECT account_id, subject FROM platform.audit WHERE unit_id = $1 AND action = $2', [desk.unitId, 'person.found']));
    expect(audit).toEqual([{ account_id: desk.person('clerk').accountId, subject: code }]);
    expect(await ask(OWNER.idNumber, await Desk.open(app))).toBeNull();
    await desk.post('controller', '/api/desk/person', { idNumber: OWNER.idNumber }).expect(403);
  });

  test('and the procedures that a clerk receives most', async () => {
    const mine = async (role: 'clerk' | 'leader') => (await desk.get(role, '/api/desk/procedures').expect(200)).body.items;
    expect(await mine('clerk')).toEqual([]);
    for (const procedure of [LAND_DATA, CERTIFIED_COPY, CERTIFIED_COPY]) await desk.receive({ procedure });
    expect(await mine('clerk')).toMatchObject([{ code: CERTIFIED_COPY, times: 2 }, { code: LAND_DATA, times: 1 }]);
    expect(await mine('leader')).toEqual([]);
  });
});
