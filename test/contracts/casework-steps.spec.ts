import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CERTIFIED_COPY, Desk } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';

let app: TestApp;
let desk: Desk;
let clerk: Visitor;
let officer: Visitor;
let leader: Visitor;

const PAPERS = [{ code: 'G1', name: 'Tờ khai', originals: 1 }, { code: 'G2', name: 'Giấy chứng sinh', missing: true }];

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-03-02T09:00');
  desk = await Desk.open(app);
  clerk = await startDesk(app, desk.unitId, 'clerk');
  officer = await startDesk(app, desk.unitId, 'officer');
  leader = await startDesk(app, desk.unitId, 'leader');
});
afterAll(() => app.close());

async function processing(body: object = {}): Promise<string> {
  const { code } = await desk.receive(body as never);
  await desk.step(code, 'start');
  return code;
}

const refusedAt = (page: { errors: { field: string | undefined }[] }): (string | undefined)[] => page.errors.map(({ field }) => field);

describe('the page of a dossier', () => {
  test('says whose it is, until when and why, what has happened and what can be done next', async () => {
    const code = await processing({ papers: PAPERS, request: 'Xin cấp <b>gấp</b>' });
    const page = await officer.get(`/ho-so/${code}`);
    expect(page.heading).toBe(code);
    for (const text of ['Đang xử lý', 'Còn 3 ngày', '05/03 17:00', 'Trần Thị Mẫu', 'Giấy chứng sinh', 'còn thiếu', 'Thứ Năm 05/03/2026', '1. Tiếp nhận', '2. Bắt đầu xử lý', 'Xin cấp <b>gấp</b>']) expect(page.text).toContain(text);
    expect(page.links).toMatchObject({ [`/ho-so/${code}/xu-ly-xong`]: 'Xử lý xong', [`/ho-so/${code}/ban-giao`]: 'Bàn giao', [`/in/ho-so/${code}/01`]: 'Giấy tiếp nhận và hẹn trả (mẫu 01)' });
    expect(page.links).not.toHaveProperty(`/in/ho-so/${code}/04`);
  });

  test('shows the ends of numbers, and the whole only when asked, which is recorded', async () => {
    const { code } = await desk.receive();
    const masked = await clerk.get(`/ho-so/${code}`);
    expect(masked.text).toContain('…123');
    expect(masked.html).not.toContain('001199000123');
    expect((await clerk.get(`/ho-so/${code}?hien=dinh-danh`)).text).toContain('001199000123');
    const shown = await app.database.inUnit(desk.unitId, (tx) => tx.rows('SELECT account_id FROM platform.audit WHERE unit_id = $1 AND subject = $2 AND action = $3', [desk.unitId, code, 'dossier.identity_shown']));
    expect(shown).toEqual([{ account_id: clerk.accountId }]);
  });

  test('of another unit is not there', async () => {
    const { code } = await desk.receive();
    const stranger = await startDesk(app, (await app.makeCommune()).unitId, 'clerk');
    expect((await stranger.get(`/ho-so/${code}`)).status).toBe(404);
    expect((await stranger.get(`/ho-so/${code}/rut-ho-so`)).status).toBe(404);
    expect((await stranger.post(`/ho-so/${code}/rut-ho-so`, { reason: 'a' })).status).toBe(404);
  });

  test('what a role never does is forbidden; what cannot be done now is said', async () => {
    const code = await processing();
    expect((await clerk.get(`/ho-so/${code}/dung`)).status).toBe(403);
    expect((await clerk.post(`/ho-so/${code}/dung`, { reason: 'a' })).status).toBe(403);
    const supervisor = await startDesk(app, desk.unitId, 'supervisor');
    expect((await supervisor.get(`/ho-so/${code}`)).status).toBe(200);
    expect((await supervisor.get(`/ho-so/${code}/rut-ho-so`)).status).toBe(403);
    const back = await clerk.get(`/ho-so/${code}/tra-ket-qua`);
    expect(back.location).toBe(`/ho-so/${code}`);
    expect((await clerk.follow(back)).message).toContain('không làm được việc “Trả kết quả”');
    expect((await clerk.get(`/ho-so/${code}/bay`)).status).toBe(404);
  });
});

describe('a step', () => {
  test('is asked for on a page of its own, taken once however often it is sent, and leads to its print', async () => {
    const code = await processing();
    const path = `/ho-so/${code}/gia-han`;
    const form = await officer.get(path);
    const typed = { appointmentOn: '12/3/2026', reason: 'Chờ xác minh', documentNumber: '15/UBND' };
    const first = await officer.submit(form, path, typed);
    const second = await officer.submit(form, path, typed);
    expect([first.location, second.location]).toEqual([`/ho-so/${code}`, `/ho-so/${code}`]);
    const page = await officer.follow(second);
    expect(page.links).toMatchObject({ [`/in/ho-so/${code}/04`]: expect.stringContaining('04') as unknown as string });
    expect(page.text).toContain('12/03/2026');
    expect(page.links).not.toHaveProperty(path);
    expect((await desk.view(code)).version).toBe(3);
  });

  test('errors stand beside their fields and nothing typed is lost', async () => {
    const code = await processing();
    const path = `/ho-so/${code}/gia-han`;
    const page = await officer.submit(await officer.get(path), path, { appointmentOn: '31/2/2026', reason: '', documentNumber: '15/UBND', at: 'hôm qua' });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Lỗi: /);
    expect(refusedAt(page).sort()).toEqual(['appointmentOn', 'at', 'reason']);
    expect(page.errorOf('appointmentOn')).toContain('ngày có thật');
    expect([page.value('appointmentOn'), page.value('documentNumber'), page.value('at')]).toEqual(['31/2/2026', '15/UBND', 'hôm qua']);
    const early = await officer.submit(page, path, { appointmentOn: '3/3/2026', reason: 'Chờ', at: '' });
    expect(early.errorOf('appointmentOn')).toContain('phải sau hạn');
  });

  test('when somebody else was faster says what happened, keeps what was typed and offers to go on', async () => {
    const code = await processing();
    const path = `/ho-so/${code}/rut-ho-so`;
    const form = await clerk.get(path);
    await desk.step(code, 'hand-over', { toOffice: 'Địa chính' });
    const stale = await clerk.submit(form, path, { reason: 'Công dân đổi ý' });
    expect(stale.status).toBe(409);
    expect(stale.errors[0]?.text).toContain('vừa được người khác cập nhật: Bàn giao');
    expect(stale.value('reason')).toBe('Công dân đổi ý');
    expect((await desk.view(code)).state.name).toBe('processing');
    expect((await clerk.submit(stale, path)).location).toBe(`/ho-so/${code}`);
    expect((await desk.view(code)).state.name).toBe('withdrawn');
  });

  test('that is no longer possible keeps what was typed and offers no button', async () => {
    const code = await processing();
    const path = `/ho-so/${code}/rut-ho-so`;
    const form = await clerk.get(path);
    await desk.step(code, 'resolution');
    const stale = await clerk.submit(form, path, { reason: 'Công dân đổi ý' });
    expect(stale.errors[0]?.text).toContain('Xử lý xong');
    expect(stale.text).toContain('không làm được nữa');
    expect(stale.text).not.toContain('Vẫn rút');
  });

  test('hand-over: to a person, an office or a unit; nobody named is an error of the chosen field', async () => {
    const code = await processing();
    const path = `/ho-so/${code}/ban-giao`;
    const form = await clerk.get(path);
    expect((await clerk.submit(form, path)).errorOf('toAccountId')).toContain('Phải nêu người nhận');
    expect((await clerk.submit(form, path, { _to: 'office' })).errorOf('toOffice')).toContain('Phải nêu người nhận');
    const done = await clerk.submit(form, path, { _to: 'person', toAccountId: officer.accountId, toOffice: 'bỏ qua', note: 'Xem gấp' });
    const page = await clerk.follow(done);
    expect(page.links).toMatchObject({ [`/in/ho-so/${code}/06`]: expect.any(String) as unknown as string });
    expect((await desk.view(code)).holder).toMatchObject({ accountId: officer.accountId, office: null });
    expect(page.text).toContain('Xem gấp');
  });

  test('supplement: what is missing is ticked, what arrives is ticked off, and the clock waits meanwhile', async () => {
    const code = await processing({ papers: PAPERS });
    const ask = `/ho-so/${code}/yeu-cau-bo-sung`;
    const form = await officer.get(ask);
    expect(form.form(ask).missing).toBe('Giấy chứng sinh');
    const waiting = await officer.follow(await officer.submit(form, ask, { _other: 'Ảnh 3x4\r\n\r\nĐơn', reason: 'Thiếu' }));
    expect(waiting.text).toContain('Tạm dừng, chờ bổ sung');
    expect(waiting.text).toContain('Còn thiếu: Giấy chứng sinh; Ảnh 3x4; Đơn');
    const take = `/ho-so/${code}/nhan-bo-sung`;
    await officer.submit(await officer.get(take), take, { _received: 'G2' });
    const view = await desk.view(code);
    expect(view.state.name).toBe('processing');
    expect(view.papers[1]).toMatchObject({ code: 'G2', missing: false, originals: 1 });
  });

  test('payment in dots, result, return and rating', async () => {
    const code = await processing();
    const go = async (visitor: Visitor, slug: string, typed: object = {}) => {
      const path = `/ho-so/${code}/${slug}`;
      const done = await visitor.submit(await visitor.get(path), path, typed as never);
      if (done.location !== `/ho-so/${code}`) throw new Error(`${slug}: ${JSON.stringify(done.errors)}`);
    };
    await go(officer, 'yeu-cau-nop-tien', { reason: 'Lệ phí', amount: '1.250.000' });
    await go(clerk, 'xac-nhan-nop-tien', { amount: '1250000', online: 'true' });
    await go(officer, 'xu-ly-xong', { resultNumber: '12/UBND', resultDigitised: 'true' });
    await go(clerk, 'tra-ket-qua', { identityChecked: 'true' });
    const path = `/ho-so/${code}/danh-gia`;
    expect((await clerk.submit(await clerk.get(path), path)).errorOf('_level3')).toContain('Mức đánh giá');
    await go(clerk, 'danh-gia', { scale: '5', _level5: '4', remark: 'Nhanh' });
    const view = await desk.view(code);
    expect(view).toMatchObject({ state: { name: 'returned' }, result: { number: '12/UBND', on: '2026-03-02', status: 'digitised' }, rating: { scale: 5, level: 4 } });
    const page = await clerk.get(`/ho-so/${code}`);
    expect(page.text).toContain('1.250.000');
    expect(page.text).toContain('Xong trước hạn');
    expect(page.links).not.toHaveProperty(path);
  });

  test('the nine indices come as nine', async () => {
    const code = await processing();
    await desk.step(code, 'resolution');
    const path = `/ho-so/${code}/danh-gia`;
    await clerk.submit(await clerk.get(path), path, { scale: 'indices', indices: ['2', '2', '2', '2', '1', '2', '2', '2', '2'] });
    expect((await desk.view(code)).rating).toMatchObject({ scale: 'indices', indices: [2, 2, 2, 2, 1, 2, 2, 2, 2] });
  });

  test('same-day work is settled and returned in one go', async () => {
    const { code } = await desk.receive({ procedure: CERTIFIED_COPY });
    const path = `/ho-so/${code}/giai-quyet-ngay`;
    const form = await clerk.get(path);
    expect(form.value('receivedBy')).toBe('Trần Thị Mẫu');
    await clerk.submit(form, path);
    expect((await desk.view(code)).state.name).toBe('returned');
  });

  test('papers: counts, digitising and further ones', async () => {
    const { code } = await desk.receive({ papers: PAPERS });
    const path = `/ho-so/${code}/giay-to`;
    const form = await officer.get(path);
    const wrong = await officer.submit(form, path, { 'papers.0.copies': 'ba' });
    expect(wrong.errorOf('papers.0.copies')).toContain('số nguyên');
    expect(wrong.value('papers.0.copies')).toBe('ba');
    const typed = { 'papers.0.copies': '2', 'papers.0.digitised': 'digitised', 'papers.2.name': 'Ảnh', 'papers.2.originals': '3' };
    expect((await officer.submit(form, path, typed)).location).toBe(`/ho-so/${code}`);
    expect((await desk.view(code)).papers).toEqual([
      { code: 'G1', name: 'Tờ khai', originals: 1, certified: 0, copies: 2, missing: false, digitised: 'digitised' },
      { code: 'G2', name: 'Giấy chứng sinh', originals: 0, certified: 0, copies: 0, missing: true, digitised: 'no' },
      { code: 'K1', name: 'Ảnh', originals: 3, certified: 0, copies: 0, missing: false, digitised: 'no' },
    ]);
  });
});

describe('a correction', () => {
  test('begins with the step, changes only what was typed over, and is harmless when sent twice', async () => {
    const code = await processing();
    const path = `/ho-so/${code}/dinh-chinh`;
    expect((await clerk.get(path)).links).toMatchObject({ [`${path}?buoc=1`]: 'Đính chính' });
    const form = await clerk.get(`${path}?buoc=1`);
    expect(form.value('amended.0.owner.idNumber')).toBe('001199000123');
    const typed = { 'amended.0.owner.name': 'Trần Thị Mẫu Sửa', reason: 'Gõ nhầm tên' };
    const [first, second] = [await clerk.submit(form, path, typed), await clerk.submit(form, path, typed)];
    expect([first.location, second.location]).toEqual([`/ho-so/${code}`, `/ho-so/${code}`]);
    const view = await desk.view(code);
    expect(view.version).toBe(3);
    expect(view.receipt.owner).toEqual({ name: 'Trần Thị Mẫu Sửa', idNumber: '001199000123', phone: '0900000001', address: 'Thôn Hạ' });
    expect(view.timeline[2].facts.amended).toEqual([{ seq: 1, facts: { owner: view.receipt.owner } }]);
    const page = await clerk.get(`/ho-so/${code}`);
    expect(page.text).toContain('Đã đính chính');
    expect(page.text).toContain('Bước 1: sửa chủ hồ sơ');
  });

  test('that changes nothing, or says what cannot be, is refused beside its field', async () => {
    const code = await processing();
    const path = `/ho-so/${code}/dinh-chinh`;
    const form = await leader.get(`${path}?buoc=2`);
    expect((await leader.submit(form, path, { reason: 'x' })).errors[0]?.text).toContain('ít nhất một bước và nội dung thay đổi');
    const late = await leader.submit(form, path, { 'amended.0.at': '9/3/2026 9:00', reason: 'x' });
    expect(late.errorOf('amended.0.at')).toContain('tương lai');
    expect(late.value('amended.0.at')).toBe('9/3/2026 9:00');
    const receipt = await leader.get(`${path}?buoc=1`);
    expect((await leader.submit(receipt, path, { 'amended.0.owner.idNumber': '12', reason: 'x' })).errorOf('amended.0.owner.idNumber')).not.toBe('');
    expect((await leader.submit(receipt, path, { 'amended.0.procedure': '9.999999', reason: 'x' })).errorOf('amended.0.procedure')).toContain('9.999999');
    expect((await leader.submit(form, path, { 'amended.0.voided': 'true', reason: 'Bấm nhầm' })).location).toBe(`/ho-so/${code}`);
    expect((await leader.get(`/ho-so/${code}`)).text).toContain('Đã hủy');
  });
});

