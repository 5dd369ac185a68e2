import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_CONTENTS, IssueProcedure } from '#src/catalogue';
import { Desk, MARITAL_STATUS, OWNER } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';

let app: TestApp;
let desk: Desk;
let clerk: Visitor;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-03-02 08:05');
  desk = await Desk.open(app);
  clerk = await startDesk(app, desk.unitId, 'clerk');
});
afterAll(() => app.close());

/** A4 and A5 in points, as Chromium rounds them. */
const A5 = /\/MediaBox \[0 0 420 594\.\d+\]/g;
const A4_LANDSCAPE = /\/MediaBox \[0 0 841\.\d+ 594\.\d+\]/g;

interface Pdf {
  status: number;
  type: string;
  name: string;
  /** Bytes as latin1 text: enough to count sheets and read their size. */
  text: string;
}

async function pdf(path: string, role: 'clerk' | 'leader' = 'clerk'): Promise<Pdf> {
  const { status, headers, body } = await desk.get(role, path).buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
  return { status, type: headers['content-type'] ?? '', name: headers['content-disposition'] ?? '', text: (body as Buffer).toString('latin1') };
}

const sheets = ({ text }: Pdf, size: RegExp): number => text.match(size)?.length ?? 0;

describe('forms of a dossier', () => {
  test('the receipt has letterhead, number, people, papers, promise and codes to scan', async () => {
    const papers = [{ code: 'a', name: 'Tờ khai', originals: 1 }, { code: 'b', name: 'Giấy <b>xác nhận</b>', copies: 2 }];
    const { code } = await desk.receive({ owner: OWNER, submitter: { name: 'Lê Văn Nộp', phone: '0900000009' }, papers, sets: 3, resultBy: 'post' });
    const page = await clerk.get(`/in/ho-so/${code}/01`);
    expect(page.status).toBe(200);
    expect(page.heading).toBe('Giấy tiếp nhận hồ sơ và hẹn trả kết quả');
    for (const text of [
      desk.unit.name, 'Trung tâm Phục vụ hành chính công', `Số: ${code.slice(desk.unit.code.length + 1)}/TNHS`, 'Lê Văn Nộp', OWNER.name, '03 (bộ)', '03 ngày làm việc',
      '08 giờ 05 phút, ngày 02 tháng 03 năm 2026', '17 giờ 00 phút, ngày 05 tháng 03 năm 2026', 'Dịch vụ bưu chính công ích', 'Cán bộ clerk', `Mã hồ sơ: ${code}`,
    ]) expect(page.text).toContain(text);
    expect(page.rows).toEqual([['1', 'Tờ khai', '1', '', ''], ['2', 'Giấy <b>xác nhận</b>', '', '', '2']]);
    expect(page.html).toContain(`aria-label="Mã QR của hồ sơ ${code}"`);
    expect(page.html).toContain(`href="/in/ho-so/${code}/01.pdf"`);
    expect(page.html).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('a form is there for the steps that the dossier has had, and the latest of several unless one is named', async () => {
    const { code } = await desk.receive();
    for (const form of ['02', '03', '04', '05']) expect((await clerk.get(`/in/ho-so/${code}/${form}`)).status).toBe(404);
    for (const form of ['07', '1', 'x']) expect((await clerk.get(`/in/ho-so/${code}/${form}`)).status).toBe(404);
    await desk.step(code, 'start');
    await desk.step(code, 'supplement-request', { reason: 'Lần thứ nhất' });
    await desk.step(code, 'supplement');
    await desk.step(code, 'supplement-request', { reason: 'Lần thứ hai' });
    expect((await clerk.get(`/in/ho-so/${code}/02`)).text).toContain('Lý do: Lần thứ hai');
    expect((await clerk.get(`/in/ho-so/${code}/02?buoc=3`)).text).toContain('Lý do: Lần thứ nhất');
    expect((await clerk.get(`/in/ho-so/${code}/02?buoc=1`)).status).toBe(404);
  });

  test('many at once, each on its own sheet; the same one twice is one', async () => {
    const codes = [(await desk.receive()).code, (await desk.receive()).code];
    const page = await clerk.get(`/in/ho-so?mau=06&ma=${codes.join('&ma=')}&ma=${codes[0] ?? ''}`);
    expect(page.html.match(/<article/g)).toHaveLength(2);
    for (const code of codes) expect(page.text).toContain(`Mã hồ sơ: ${code}`);
    expect((await clerk.get('/in/ho-so')).status).toBe(404);
    expect((await clerk.get(`/in/ho-so?${Array.from({ length: 101 }, (_, i) => `ma=A1-260302-${String(i + 1).padStart(4, '0')}`).join('&')}`)).status).toBe(422);
  });

  test('what was corrected is printed as it reads now', async () => {
    const { code } = await desk.receive();
    await desk.step(code, 'correction', { reason: 'Sai tên', amended: [{ seq: 1, owner: { ...OWNER, name: 'Trần Thị Đúng' } }] });
    const { text } = await clerk.get(`/in/ho-so/${code}/01`);
    expect(text).toContain('Trần Thị Đúng');
    expect(text).not.toContain(OWNER.name);
  });

  test('what was paid stands on the receipt', async () => {
    const { code } = await desk.receive();
    expect((await clerk.get(`/in/ho-so/${code}/01`)).text).toContain('Phí, lệ phí: không');
    await desk.post('clerk', '/api/fees', { dossier: code, items: [{ kind: 'charge', text: 'Lệ phí', amount: 15_000 }], method: 'cash' }).expect(201);
    expect((await clerk.get(`/in/ho-so/${code}/01`)).text).toContain('Phí, lệ phí: 15.000 đồng (đã nộp)');
  });

  test('the unit’s own letterhead and signer from the day that they were set for', async () => {
    const other = await Desk.open(app);
    const visitor = await startDesk(app, other.unitId, 'leader');
    const { code } = await other.receive();
    await other.step(code, 'start');
    await other.step(code, 'stop', { reason: 'Không đủ điều kiện' });
    expect((await visitor.get(`/in/ho-so/${code}/05`)).text).toContain('Chủ tịch(Ký tên và đóng dấu)');
    const letterhead = { validFrom: '2026-03-01', parentAgency: 'Thành phố Mẫu', agency: 'UBND phường Mẫu', desk: 'Bộ phận Một cửa', place: 'Phường Mẫu', signerTitle: 'Phó Chủ tịch', signerName: 'Lê Thị Ký', clerkTitle: 'Cán bộ tiếp nhận' };
    await app.http().put(`/api/units/${other.unitId}/letterhead`).set('Authorization', `Bearer ${other.person('controller').token}`).send(letterhead).expect(200);
    const { text } = await visitor.get(`/in/ho-so/${code}/05`);
    for (const expected of ['Thành phố Mẫu UBND phường Mẫu Bộ phận Một cửa', 'Phường Mẫu, ngày 02 tháng 03 năm 2026', 'Phó Chủ tịch(Ký tên và đóng dấu)Lê Thị Ký']) expect(text).toContain(expected);
  });

  test('another unit’s dossier is not found, other roles are refused, and every print is recorded', async () => {
    const other = await Desk.open(app);
    const { code } = await other.receive();
    expect((await clerk.get(`/in/ho-so/${code}/01`)).status).toBe(404);
    const controller = await startDesk(app, other.unitId, 'controller');
    expect((await controller.get(`/in/ho-so/${code}/01`)).status).toBe(403);
    await (await startDesk(app, other.unitId, 'officer')).get(`/in/ho-so/${code}/06`);
    const prints = await app.database.inUnit(other.unitId, (tx) =>
      tx.rows('SELECT action, subject, facts FROM platform.audit WHERE unit_id = $1 AND action = $2', [other.unitId, 'dossier.printed']));
    expect(prints).toEqual([{ action: 'dossier.printed', subject: code, facts: { form: '06' } }]);
  });
});

describe('the control slip', () => {
  test('begins and ends at the desk and says how each kept the time of their step', async () => {
    const own = await app.makeUnit();
    const step = (position: number, hours: number) => ({ position, name: `Bước ${position}`, office: 'officer' as const, allotment: { amount: hours, unit: 'working_hour' as const } });
    await app.database.inUnit(own.unitId, (tx) =>
      app.get(IssueProcedure).run(tx, { ownerUnitId: own.unitId, by: null }, {
        code: '1.000001', fieldName: 'Hộ tịch', validFrom: '2020-01-01',
        contents: { ...DEFAULT_CONTENTS, name: 'Thủ tục ba bước', term: { amount: 5, unit: 'working_day' }, steps: [step(1, 1), step(2, 8)] },
      }));
    const leader = await app.signIn(own.unitId, 'leader');
    const post = (path: string, body: object) => app.http().post(`/api/dossiers${path}`).set('Authorization', `Bearer ${leader.token}`).send(body);
    app.clock.set('2026-03-02 08:00');
    const { code } = (await post('', { procedure: '1.000001', channel: 'counter', owner: OWNER }).expect(201)).body;
    app.clock.set('2026-03-02 09:30');
    await post(`/${code}/hand-over`, { toOffice: 'Tư pháp', stepIndex: 2, note: 'Gấp' }).expect(200);
    const visitor = await startDesk(app, own.unitId, 'clerk');
    expect((await visitor.get(`/in/ho-so/${code}/06`)).rows.map(([number, giver, taker, , , , outcome, note]) => [number, giver, taker, outcome, note])).toEqual([
      ['1', 'Trung tâm Phục vụ hành chính công', 'Tư pháp', 'Quá hạn', 'Gấp'], ['2', '', '', '', ''], ['3', '', '', '', ''], ['4', '', '', '', ''],
    ]);
    await post(`/${code}/start`, {}).expect(200);
    app.clock.set('2026-03-02 15:00');
    await post(`/${code}/resolution`, { resultNumber: '7/TP' }).expect(200);
    const slip = await visitor.get(`/in/ho-so/${code}/06`);
    expect(slip.rows.map(([, giver, taker, at, , , outcome, note]) => [giver, taker, at, outcome, note])).toEqual([
      ['Trung tâm Phục vụ hành chính công', 'Tư pháp', '09 giờ 30 phút, ngày 02/03/2026', 'Quá hạn', 'Gấp'],
      ['Tư pháp', 'Trung tâm Phục vụ hành chính công', '15 giờ 00 phút, ngày 02/03/2026', 'Trước hạn', 'Kết quả số 7/TP'],
    ]);
    expect(slip.text).toContain('Kết quả chung: Trước hạn');
    app.clock.set('2026-03-02 08:05');
  });
});

describe('lists', () => {
  test('handed over together', async () => {
    const { code } = await desk.receive({ owner: { ...OWNER, name: 'Người Bàn Giao' } });
    const { listId } = (await desk.post('clerk', '/api/hand-overs', { dossiers: [{ code, version: 1 }], toAccountId: desk.person('officer').accountId, note: 'Buổi sáng' }).expect(200)).body;
    const page = await clerk.get(`/in/ban-giao/${listId}`);
    expect(page.rows).toEqual([['1', code, 'Người Bàn Giao', expect.stringContaining('tình trạng hôn nhân'), '08:05 02/03/2026', '17:00 05/03/2026', '']]);
    for (const text of ['Bên giao: Cán bộ clerk', 'Bên nhận: Cán bộ officer', 'Ghi chú: Buổi sáng', 'Tổng số: 1 hồ sơ.']) expect(page.text).toContain(text);
    expect((await clerk.get('/in/ban-giao/01920000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await clerk.get('/in/ban-giao/1')).status).toBe(404);
  });

  test('results handed over on a day, and the register with every line of its days', async () => {
    const own = await Desk.open(app);
    const visitor = await startDesk(app, own.unitId, 'clerk');
    const done = (await own.post('clerk', '/api/dossiers/settled', { procedure: '2.000815', owner: OWNER, sets: 4, resultNumber: '12/CT', receivedBy: 'Người Nhận' }).expect(201)).body.code;
    const open = (await own.receive()).code;
    expect((await visitor.get('/in/ket-qua')).rows).toEqual([['1', done, OWNER.name, expect.any(String), '12/CT', '08:05', 'Trực tiếp', 'Người Nhận', '']]);
    expect((await visitor.get('/in/ket-qua?ngay=2026-03-01')).text).toContain('Trong ngày chưa trả kết quả nào.');
    const register = await visitor.get('/in/so-theo-doi?tu=2026-03-01&den=2026-03-31');
    expect(register.heading).toBe('Sổ theo dõi hồ sơ');
    expect(register.text).toContain('Từ ngày 01/03/2026 đến ngày 31/03/2026');
    expect(register.rows.map(([number, code, , sets]) => [number, code, sets])).toEqual([['1', done, '4'], ['2', open, '1']]);
    expect((await visitor.get('/in/so-theo-doi?tu=2026-03-02&den=2026-03-01')).status).toBe(422);
    expect((await visitor.get('/in/so-theo-doi?tu=2024-01-01&den=2026-03-01')).status).toBe(422);
    expect((await visitor.get('/in/so-theo-doi?tu=32-1')).status).toBe(400);
    expect((await (await startDesk(app, own.unitId, 'administrator')).get('/in/so-theo-doi')).status).toBe(403);
  });

  test('a receipt of a fee in words, one that cancels it, and the till', async () => {
    const own = await Desk.open(app);
    const visitor = await startDesk(app, own.unitId, 'clerk');
    const { code } = await own.receive();
    const items = [{ kind: 'fee', text: 'Phí chứng thực', amount: 24_000 }, { kind: 'charge', text: 'Lệ phí', amount: 1_226_000 }];
    const taken = (await own.post('clerk', '/api/fees', { dossier: code, items, method: 'cash' }).expect(201)).body;
    const page = await visitor.get(`/in/bien-lai/${taken.id}`);
    expect(page.rows.slice(0, 2)).toEqual([['1', 'Phí chứng thực', '24.000'], ['2', 'Lệ phí', '1.226.000']]);
    for (const text of ['Số: 0000001/2026', OWNER.name, 'Một triệu hai trăm năm mươi nghìn đồng', 'Tiền mặt', code]) expect(page.text).toContain(text);
    const cancelled = (await own.post('clerk', `/api/fees/${taken.id}/cancellation`, { reason: 'Thu nhầm' }).expect(201)).body;
    expect((await visitor.get(`/in/bien-lai/${taken.id}`)).text).toContain('ĐÃ HỦY bằng biên lai số 0000002/2026');
    expect((await visitor.get(`/in/bien-lai/${cancelled.id}`)).text).toContain('Hủy biên lai số 0000001/2026');
    const leader = await startDesk(app, own.unitId, 'leader');
    const till = await leader.get('/in/thu-phi');
    expect(till.text).toContain('Cộng 2 biên lai');
    expect(till.rows.flat()).toEqual(expect.arrayContaining(['0000001/2026', '1.250.000', '-1.250.000']));
    const closing = (await own.post('clerk', '/api/fees/till/closings', { day: '2026-03-02', countedCash: 0 }).expect(201)).body;
    expect((await leader.get(`/in/chot-quy/${closing.id}`)).text).toContain('Biên bản chốt quỹ');
    expect((await clerk.get(`/in/bien-lai/${taken.id}`)).status).toBe(404);
    expect((await (await startDesk(app, own.unitId, 'officer')).get('/in/thu-phi')).status).toBe(403);
  });

  test('what to bring for a procedure', async () => {
    const page = await clerk.get(`/in/huong-dan/${MARITAL_STATUS}`);
    for (const text of ['03 ngày làm việc', `Mã thủ tục: ${MARITAL_STATUS}`]) expect(page.text).toContain(text);
    expect((await clerk.get('/in/huong-dan/9.999999')).status).toBe(404);
  });
});

describe('PDF files', () => {
  test('a receipt is one A5 sheet; with thirty papers it goes on over further ones', async () => {
    const { code } = await desk.receive();
    const receipt = await pdf(`/in/ho-so/${code}/01.pdf`);
    expect(receipt).toMatchObject({ status: 200, type: 'application/pdf', name: expect.stringContaining(`inline; filename="mau-01-${code}.pdf"`) });
    expect(receipt.text.startsWith('%PDF-')).toBe(true);
    expect(sheets(receipt, A5)).toBe(1);
    const papers = Array.from({ length: 30 }, (_, i) => ({ code: `p${i}`, name: `Giấy tờ thứ ${i + 1} có tên dài để sang dòng thứ hai của bảng`, originals: 1 }));
    const long = await pdf(`/in/ho-so/${(await desk.receive({ papers })).code}/01.pdf`);
    expect(sheets(long, A5)).toBeGreaterThanOrEqual(2);
  });

  test('the register lies on A4; several asked for together are all made', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => pdf('/in/so-theo-doi.pdf?tu=2026-03-01&den=2026-03-31')));
    for (const each of made) expect(sheets(each, A4_LANDSCAPE)).toBeGreaterThanOrEqual(1);
  });

  test('without a browser the refusal says so, and the print on screen is there all the same', async () => {
    const without = await startTestApp({ CHROMIUM_PATH: '/nowhere/chromium' });
    try {
      without.clock.set('2026-03-02 08:05');
      const own = await Desk.open(without);
      const visitor = await startDesk(without, own.unitId, 'clerk');
      const { code } = await own.receive();
      expect(await visitor.get(`/in/ho-so/${code}/01.pdf`)).toMatchObject({ status: 503, text: expect.stringContaining('chưa tạo được tệp PDF') });
      expect((await visitor.get(`/in/ho-so/${code}/01`)).status).toBe(200);
    } finally {
      await without.close();
    }
  });
});
