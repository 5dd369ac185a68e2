import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { WORKLIST_SLUGS } from '#src/desk';
import { CERTIFIED_COPY, Desk, MARITAL_STATUS } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signInByForm, startDesk, type Visitor } from '../support/pages.js';

let app: TestApp;
beforeAll(async () => void (app = await startTestApp()));
afterAll(() => app.close());

async function open(at = '2026-03-02T09:00'): Promise<{ desk: Desk; clerk: Visitor; officer: Visitor; leader: Visitor }> {
  app.clock.set(at);
  const desk = await Desk.open(app);
  const [clerk, officer, leader] = [await startDesk(app, desk.unitId, 'clerk'), await startDesk(app, desk.unitId, 'officer'), await startDesk(app, desk.unitId, 'leader')];
  return { desk, clerk, officer, leader };
}

async function processing(desk: Desk, owner: string, body: object = {}): Promise<string> {
  const { code } = await desk.receive({ owner: { name: owner, idNumber: '001199000123', address: 'Thôn Hạ, xã Mẫu' }, ...body });
  await desk.step(code, 'start');
  return code;
}

const codes = (page: { rows: string[][] }): (string | undefined)[] => page.rows.map((row) => /\S+-\d{6}-\d{4}/.exec(row.join(' '))?.[0]);

describe('a list', () => {
  test('every one has its page, also in a unit without a calendar', async () => {
    const { clerk } = await open();
    const supervisor = await startDesk(app, (await app.provinceOfCommunes()).unitId, 'supervisor');
    for (const slug of Object.keys(WORKLIST_SLUGS)) {
      expect([slug, (await clerk.get(`/danh-sach/${slug}`)).status]).toEqual([slug, 200]);
    }
    expect((await supervisor.get('/danh-sach/qua-han')).has('Không có hồ sơ nào')).toBe(true);
    expect((await clerk.get('/danh-sach/khong-co')).status).toBe(404);
  });

  test('rows read as a clerk asks: which, whose, when in, when due, how bad, who has it', async () => {
    const { desk, clerk } = await open();
    const code = await processing(desk, 'Lê Văn Mẫu');
    const page = await clerk.get('/danh-sach/dang-xu-ly');
    expect(page.text).toContain('1 hồ sơ, sắp theo ngày hẹn trả. Cập nhật 09:00.');
    expect(page.rows[0]?.slice(1)).toEqual([expect.stringMatching(new RegExp(`^${code} ?Cấp Giấy xác nhận`)), expect.stringMatching(/^Lê Văn Mẫu ?…123 · Thôn Hạ$/), expect.stringMatching(/^02\/03 09:00 ?trực tiếp$/), expect.stringMatching(/^05\/03 ?17:00$/), 'Còn 3 ngày', expect.any(String)]);
    expect(page.html).not.toContain('001199000123');
  });

  test('is narrowed, ordered and paged by its address, which the links keep', async () => {
    const { desk, clerk } = await open();
    const [an, binh] = [await processing(desk, 'Trần Văn An'), await processing(desk, 'Lê Thị Bình', { channel: 'post' })];
    expect(codes(await clerk.get('/danh-sach/dang-xu-ly?owner=binh'))).toEqual([binh]);
    expect(codes(await clerk.get('/danh-sach/dang-xu-ly?channel=post&dueFrom=5/3/2026'))).toEqual([binh]);
    const first = await clerk.get(`/danh-sach/dang-xu-ly?procedure=${MARITAL_STATUS}&sort=code&limit=1`);
    expect(codes(first)).toEqual([an]);
    const next = Object.keys(first.links).find((href) => href.includes('cursor=')) ?? '';
    expect(next).toContain(`procedure=${MARITAL_STATUS}`);
    expect(codes(await clerk.get(next))).toEqual([binh]);
    expect(Object.keys(first.links)).toContain(`/danh-sach/dang-xu-ly?procedure=${MARITAL_STATUS}&sort=code&direction=desc&limit=1`);
    expect(first.links).toHaveProperty([`/danh-sach/dang-xu-ly/xlsx?procedure=${MARITAL_STATUS}&sort=code&limit=1`]);
  });

  test('what cannot be read narrows nothing and is told beside its field', async () => {
    const { desk, clerk } = await open();
    await processing(desk, 'Trần Văn An');
    const page = await clerk.get('/danh-sach/dang-xu-ly?dueFrom=32/1/2026&owner=An');
    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual(['dueFrom']);
    expect(page.html).toContain('value="32/1/2026"');
    expect(page.rows).toHaveLength(1);
  });

  test('is taken away as a sheet', async () => {
    const { desk, clerk } = await open();
    const code = await processing(desk, 'Trần Văn An');
    const { body } = await desk.get('clerk', '/danh-sach/dang-xu-ly/xlsx').buffer(true).parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(body as never);
    expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain(code);
    expect((await clerk.get('/danh-sach/khong-co/xlsx')).status).toBe(404);
  });

  test('my own work knows the clock of its step', async () => {
    const { desk, clerk, officer } = await open();
    const code = await processing(desk, 'Trần Văn An');
    await desk.step(code, 'hand-over', { toAccountId: officer.accountId });
    expect(codes(await officer.get('/danh-sach/cua-toi'))).toEqual([code]);
    expect(codes(await clerk.get('/danh-sach/cua-toi'))).toEqual([]);
  });

  test('rows that somebody else has moved are marked where they stand and lose their box', async () => {
    const { desk, clerk } = await open();
    const [moved, still] = [await processing(desk, 'Trần Văn An'), await processing(desk, 'Lê Thị Bình')];
    const page = await clerk.get('/danh-sach/dang-xu-ly');
    const watch = String(page.byId('list-watch')[0]?.attributes['hx-get']);
    expect((await clerk.get(watch, { 'hx-request': 'true' })).html).toBe('');
    await desk.step(moved, 'resolution');
    const part = await clerk.get(watch, { 'hx-request': 'true' });
    expect(part.text).toContain('vừa xử lý xong');
    expect(part.text).toContain('1 hồ sơ trong danh sách vừa được người khác xử lý');
    expect(part.html).toContain('hx-swap-oob="true"');
    expect(part.html).not.toContain('type="checkbox"');
    const again = String(part.byId('list-watch')[0]?.attributes['hx-get']);
    expect(again).toContain(still);
    expect(again).not.toContain(moved);
  });

  test('only rows that may be handed over have a box', async () => {
    const { desk, clerk } = await open();
    const code = await processing(desk, 'Trần Văn An');
    await desk.step(code, 'resolution');
    expect((await clerk.get('/danh-sach/cho-tra')).html).not.toContain('name="ho-so"');
    const controller = await startDesk(app, desk.unitId, 'controller');
    await processing(desk, 'Lê Thị Bình');
    expect((await controller.get('/danh-sach/dang-xu-ly')).html).not.toContain('name="ho-so"');
    expect((await clerk.get('/danh-sach/dang-xu-ly')).html).toContain('name="ho-so"');
  });
});

describe('search', () => {
  test('a code leads straight to its dossier; names give a list; another unit’s are not found', async () => {
    const { desk, clerk } = await open();
    const code = await processing(desk, 'Trần Văn An');
    await processing(desk, 'Trần Văn Anh');
    expect((await clerk.get(`/tim?q=${code.toLowerCase()}`)).location).toBe(`/ho-so/${code}`);
    const page = await clerk.get('/tim?q=tran+van');
    expect(page.rows).toHaveLength(2);
    expect(page.html).toContain('value="tran van"');
    const stranger = await startDesk(app, (await app.makeCommune()).unitId, 'clerk');
    expect((await stranger.get(`/tim?q=${code}`)).has('Không tìm thấy hồ sơ nào')).toBe(true);
    expect((await clerk.get('/tim')).status).toBe(200);
  });
});

describe('handing over many', () => {
  const chosen = (page: { html: string }): string[] => [...page.html.matchAll(/name="ho-so" value="([^"]+)"/g)].map(([, value]) => String(value));

  test('chosen on a list, done once, printed, confirmed by whoever takes', async () => {
    const { desk, clerk, officer } = await open();
    await processing(desk, 'Trần Văn An');
    await processing(desk, 'Lê Thị Bình');
    const boxes = chosen(await clerk.get('/danh-sach/dang-xu-ly'));
    const query = new URLSearchParams([...boxes.map((box) => ['ho-so', box]), ['tu', '/danh-sach/dang-xu-ly']]);
    const form = await clerk.get(`/ban-giao/moi?${query.toString()}`);
    expect(form.heading).toBe('Bàn giao 2 hồ sơ');
    const empty = await clerk.submit(form, '/ban-giao');
    expect(empty.errorOf('toAccountId')).toContain('Chọn người');
    expect(chosen(empty)).toEqual(boxes);
    const typed = { toAccountId: officer.accountId, note: 'Thẩm định' };
    const [first, second] = [await clerk.submit(form, '/ban-giao', typed), await clerk.submit(form, '/ban-giao', typed)];
    expect(first.location).toBe(second.location);
    const list = await clerk.follow(second);
    expect(list.links).toHaveProperty([`/in${String(second.location)}`]);
    expect(list.rows).toHaveLength(2);
    const lists = await officer.get('/ban-giao');
    expect(lists.text).toContain('1 danh sách chờ bạn xác nhận');
    expect((await officer.follow(await officer.submit(lists, '/ban-giao/xac-nhan'))).message).toContain('Đã xác nhận nhận 1 danh sách');
    expect((await officer.get(String(second.location))).text).toContain('Đã nhận');
  });

  test('those that somebody else has moved are told, the others go', async () => {
    const { desk, clerk, officer } = await open();
    const moved = await processing(desk, 'Trần Văn An');
    await processing(desk, 'Lê Thị Bình');
    const query = new URLSearchParams(chosen(await clerk.get('/danh-sach/dang-xu-ly')).map((box) => ['ho-so', box]));
    const form = await clerk.get(`/ban-giao/moi?${query.toString()}`);
    await desk.step(moved, 'supplement-request', { reason: 'Thiếu' });
    const told = await clerk.submit(form, '/ban-giao', { toAccountId: officer.accountId });
    expect(told.status).toBe(409);
    expect(told.heading).toBe('1 hồ sơ chưa bàn giao được');
    expect(told.text).toContain('Đã bàn giao 1 hồ sơ');
    expect(told.rows).toEqual([[moved, 'Trần Văn An', expect.stringContaining('vừa được người khác cập nhật: Yêu cầu bổ sung')]]);
  });

  test('nothing chosen, another unit’s dossier, another role', async () => {
    const { clerk, leader } = await open();
    expect((await clerk.get('/ban-giao/moi')).has('Chưa chọn hồ sơ nào')).toBe(true);
    const elsewhere = await open();
    const code = await processing(elsewhere.desk, 'Trần Văn An');
    expect((await clerk.get(`/ban-giao/moi?ho-so=${code}~2`)).has('Chưa chọn hồ sơ nào')).toBe(true);
    const told = await clerk.post('/ban-giao', { 'ho-so': `${code}~2`, _to: 'office', toOffice: 'Địa chính', _key: 'khoa-cua-toi-01' });
    expect(told.text).toContain('Không tìm thấy hồ sơ');
    expect((await clerk.get('/dieu-hanh')).status).toBe(403);
    expect((await leader.get('/dieu-hanh')).status).toBe(200);
    expect((await clerk.get('/ban-giao/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});

describe('the register and the board', () => {
  test('form 07 by days, errors beside the days', async () => {
    const { desk, clerk } = await open();
    const code = await processing(desk, 'Trần Văn An');
    const page = await clerk.get('/so-theo-doi');
    expect(page.text).toContain('1 hồ sơ nhận từ 01/03/2026 đến 02/03/2026');
    expect(codes(page)).toEqual([code]);
    expect(page.links).toHaveProperty(['/in/so-theo-doi?tu=2026-03-01&den=2026-03-02']);
    expect((await clerk.get('/so-theo-doi?tu=3/2/2026&den=1/2/2026')).errorOf('den')).toContain('sau hoặc bằng');
    expect((await clerk.get('/so-theo-doi?tu=x')).errorOf('tu')).toContain('ngày có thật');
    expect((await clerk.get('/so-theo-doi/xlsx')).status).toBe(200);
    expect((await (await startDesk(app, desk.unitId, 'supervisor')).get('/so-theo-doi')).status).toBe(403);
  });

  test('the board: what is late, with whom and whether an apology went out; what waits for the leader; who has how much', async () => {
    const { desk, officer, leader } = await open();
    const [late, mine] = [await processing(desk, 'Trần Văn An'), await processing(desk, 'Lê Thị Bình')];
    await desk.step(late, 'hand-over', { toAccountId: officer.accountId });
    await desk.step(mine, 'hand-over', { toAccountId: leader.accountId });
    await desk.step(late, 'extension', { appointmentOn: '2026-03-20', reason: 'Chờ xác minh' });
    await desk.receive({ procedure: CERTIFIED_COPY });
    app.clock.set('2026-03-10T09:00');
    const page = await (await signInByForm(app, leader.person)).get('/dieu-hanh');
    expect(page.text).toContain('Chờ tôi quyết định: 1');
    expect(page.text).toContain('Quá hạn: 3');
    const row = page.rows.find((cells) => cells.join(' ').includes('Chờ xác minh')) ?? [];
    expect(row.join(' ')).toMatch(new RegExp(`${late}.*Quá hạn 3 ngày.*officer.*Chờ xác minh.*Đã gửi`));
    expect(page.links).toHaveProperty([`/danh-sach/dang-giai-quyet?holderAccountId=${officer.accountId}&limit=200`]);
    const controller = await startDesk(app, desk.unitId, 'controller');
    expect((await controller.get('/dieu-hanh')).html).not.toContain('name="ho-so"');
  });
});
