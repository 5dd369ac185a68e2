import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
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

const overview = async (path: string, role: 'leader' | 'clerk' = 'leader') => (await desk.get(role, `/api/overview/${path}`).expect(200)).body;
const officer = (): string => desk.person('officer').accountId;

test('the load of each: in hand, standing still, overdue, due this week, late in a step', async () => {
  const plain = (await desk.receive()).code; // due Thursday
  const late = (await desk.receive({ procedure: LAND_DATA })).code; // due Tuesday 09:30
  const waiting = (await desk.receive({ procedure: '1.004884' })).code; // due next Monday
  const office = (await desk.receive({ procedure: '1.004884' })).code;
  for (const code of [plain, late, waiting]) await desk.step(code, 'hand-over', { toAccountId: officer() });
  await desk.step(office, 'hand-over', { toOffice: 'Địa chính' });
  await desk.step(waiting, 'start', {}, 'officer');
  await desk.step(waiting, 'supplement-request', { reason: 'Thiếu tờ khai' }, 'officer');
  app.clock.set('2026-03-03 10:00');
  expect((await overview('loads')).items).toEqual([
    { accountId: officer(), name: 'Cán bộ officer', open: 3, waiting: 1, overdue: 1, dueThisWeek: 2, stepLate: 0 },
    { accountId: null, name: null, open: 1, waiting: 0, overdue: 0, dueThisWeek: 0, stepLate: 0 },
  ]);
  const province = await app.provinceOfCommunes();
  await desk.get('leader', `/api/overview/loads?unitId=${province.unitId}`).expect(404);
});

test('the end of a day: what was returned, what nobody fetched, what is due next, what is still with its receiver', async () => {
  const fetched = (await desk.receive({ procedure: CERTIFIED_COPY })).code;
  const lying = (await desk.receive({ procedure: CERTIFIED_COPY })).code;
  for (const code of [fetched, lying]) {
    await desk.step(code, 'start', {}, 'officer');
    await desk.step(code, 'resolution', {}, 'officer');
  }
  app.clock.set('2026-03-05 16:00'); // Thursday
  await desk.step(fetched, 'return');
  const kept = (await desk.receive({ procedure: LAND_DATA })).code; // 8 working hours: Friday
  const given = (await desk.receive()).code;
  await desk.step(given, 'hand-over', { toAccountId: officer() });
  const mistaken = (await desk.receive()).code;
  await desk.step(mistaken, 'hand-over', { toAccountId: officer() });
  await desk.step(mistaken, 'correction', { reason: 'Bàn giao nhầm', amended: [{ seq: 2, voided: true }] });
  expect(await overview('end-of-day', 'clerk')).toMatchObject({
    day: '2026-03-05', receivedToday: 3, returnedToday: 1,
    uncollected: { total: 1, items: [{ code: lying, daysSince: 3 }] },
    dueNext: { total: 1, items: [{ code: kept }] },
    notHandedOver: { total: 2, items: [{ code: kept }, { code: mistaken }] },
  });
});

test('what is overdue: how long, with whom, why, and whether the citizen was told', async () => {
  const told = (await desk.receive({ owner: { name: 'Lê Thị Một' } })).code; // due Thursday
  await desk.step(told, 'hand-over', { toAccountId: officer() });
  await desk.step(told, 'extension', { appointmentOn: '2026-03-10', reason: 'Chờ xác minh' }, 'officer');
  const silent = (await desk.receive({ owner: { name: 'Lê Thị Hai' } })).code;
  app.clock.set('2026-03-05 15:00');
  const hours = (await desk.receive({ procedure: LAND_DATA })).code; // Friday 15:30 or so, and late by the hour
  app.clock.set('2026-03-09 10:00'); // Monday
  const { items, total } = await overview('overdue');
  expect(total).toBe(3);
  expect(items).toMatchObject([
    { code: told, daysLate: 2, apologySent: true, appointmentOn: '2026-03-10', reason: 'Chờ xác minh', holderName: 'Cán bộ officer' },
    { code: silent, daysLate: 2, apologySent: false, reason: null },
    { code: hours, daysLate: 1, apologySent: false },
  ]);
  expect((await overview(`overdue?holderAccountId=${officer()}`)).items).toMatchObject([{ code: told }]);
});

test('thirty days: received, finished and late on each, days of rest with noughts', async () => {
  const { code } = await desk.receive({ procedure: LAND_DATA }); // due Tuesday 09:30
  await desk.receive();
  const withdrawn = (await desk.receive()).code;
  await desk.step(withdrawn, 'withdrawal', { reason: 'Đổi ý' });
  await desk.step(code, 'start', {}, 'officer');
  app.clock.set('2026-03-04 09:00');
  await desk.step(code, 'resolution', {}, 'officer');
  app.clock.set('2026-03-06 23:30');
  const { items } = await overview('trend');
  expect(items).toHaveLength(30);
  expect(items[0].day).toBe('2026-02-05');
  expect(items.slice(-5)).toEqual([
    { day: '2026-03-02', received: 3, finished: 1, late: 0 },
    { day: '2026-03-03', received: 0, finished: 0, late: 0 },
    { day: '2026-03-04', received: 0, finished: 1, late: 1 },
    { day: '2026-03-05', received: 0, finished: 0, late: 0 },
    { day: '2026-03-06', received: 0, finished: 0, late: 0 },
  ]);
  app.clock.set('2026-05-06 09:00');
  expect((await overview('trend')).items.every(({ received, finished }: { received: number; finished: number }) => received + finished === 0)).toBe(true);
});

describe('the register', () => {
  const PERIOD = 'from=2026-03-01&to=2026-03-31';

  test('has form 07’s columns, numbered through all pages; every reading is recorded', async () => {
    const returned = (await desk.receive({ procedure: CERTIFIED_COPY, sets: 2, owner: { ...OWNER, phone: '0900 000 001' }, resultBy: 'post' })).code;
    await desk.step(returned, 'settlement', { receivedBy: 'Lê Văn Nhận' });
    const stopped = (await desk.receive()).code;
    await desk.step(stopped, 'start', {}, 'officer');
    await desk.step(stopped, 'supplement-request', { reason: 'Thiếu tờ khai' }, 'officer');
    await desk.step(stopped, 'stop', { reason: 'Không bổ sung' }, 'officer');
    app.clock.set('2026-03-04 09:00');
    const open = (await desk.receive()).code;
    await desk.step(open, 'hand-over', { toUnitId: (await app.provinceOfCommunes()).unitId });
    const waiting = await desk.receive({ channel: 'online' }); // Not received, so in no register.
    app.clock.set('2026-04-02 09:00');
    await desk.receive();

    const first = await overview(`register?${PERIOD}&limit=2`);
    expect(first.total).toBe(3);
    expect(first.items).toEqual([
      {
        number: 1, code: returned, procedure: expect.stringContaining('hứng thực'), sets: 2, ownerName: OWNER.name, address: 'Thôn Hạ', phone: '0900 000 001',
        agency: desk.unit.name, receivedAt: '2026-03-02T02:00:00.000Z', dueAt: '2026-03-02T10:00:00.000Z', returnedAt: '2026-03-02T02:00:00.000Z',
        resultBy: 'desk', resultNumber: null, receivedBy: 'Lê Văn Nhận', note: '',
      },
      expect.objectContaining({ number: 2, code: stopped, returnedAt: null, receivedBy: null, note: 'Bổ sung 1 lần; Dừng giải quyết: Không bổ sung' }),
    ]);
    const second = await overview(`register?${PERIOD}&limit=2&cursor=${first.next}`);
    expect(second).toMatchObject({ next: null, items: [{ number: 3, code: open, agency: (await app.provinceOfCommunes()).name, note: '' }] });
    expect(JSON.stringify([first, second])).not.toContain(waiting.code);
    expect((await overview(`register?${PERIOD}&limit=3`)).next).toBeNull();
    const audit = await app.database.inUnit(desk.unitId, (tx) =>
      tx.rows('SELECT account_id, subject FROM platform.audit WHERE unit_id = $1 AND action = $2', [desk.unitId, 'register.viewed']));
    expect(audit).toEqual(Array(3).fill({ account_id: desk.person('leader').accountId, subject: '2026-03-01 2026-03-31' }));
  });

  test('goes into a sheet', async () => {
    const { code } = await desk.receive();
    const answer = await desk.get('controller', `/api/overview/register.xlsx?${PERIOD}`).buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="so-theo-doi-ho-so-2026-03-01-2026-03-31.xlsx"');
    const book = new exceljs.Workbook();
    await book.xlsx.load(answer.body as exceljs.Buffer);
    const sheet = book.worksheets[0]!;
    expect((sheet.getRow(1).values as string[]).slice(1)).toEqual([
      'STT', 'Mã hồ sơ', 'Tên thủ tục hành chính', 'Số lượng hồ sơ (bộ)', 'Tên cá nhân, tổ chức', 'Địa chỉ, số điện thoại', 'Cơ quan chủ trì giải quyết', 'Nhận hồ sơ',
      'Hẹn trả kết quả', 'Trả kết quả', 'Phương thức nhận kết quả', 'Ký nhận', 'Ghi chú',
    ]);
    expect((sheet.getRow(2).values as unknown[]).slice(1, 3)).toEqual([1, code]);
    expect(sheet.rowCount).toBe(2);
  });
});
