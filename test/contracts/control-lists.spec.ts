import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Desk } from '../journeys/desk.js';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const CALENDAR = '/quan-tri/lich';
const DRAFT = `${CALENDAR}/thay-doi`;

/** The days are national: this file has 2039 to itself. 3 October is a Monday. */
describe('the calendar', () => {
  let desk: Desk;
  let controller: Visitor;
  beforeAll(async () => {
    app.clock.set('2039-10-03 09:00');
    desk = await Desk.open(app);
    controller = await startDesk(app, desk.unitId, 'controller');
  });

  test('shows twelve months, and says that a year without notices is provisional', async () => {
    const page = await controller.get(`${CALENDAR}?nam=2039`);
    expect(page.heading).toBe('Lịch làm việc năm 2039');
    for (const month of [1, 12]) expect(page.has(`Tháng ${month}`)).toBe(true);
  });

  test('a draft changes nothing, shows what it would move, and moves it once applied', async () => {
    const { code } = await desk.receive(); // 3 working days: Thursday 6
    const drafted = await controller.post(DRAFT, { notice: '9/TB-BNV', 'days.3.date': '5/10/2039', 'days.3.kind': 'off', 'days.3.name': 'Nghỉ theo thông báo', 'days.0.kind': 'off' });
    const page = await controller.follow(drafted);
    expect(page.rows).toContainEqual([code, '06/10 17:00', '07/10 17:00', 'lùi lại']);
    expect((await desk.view(code)).due.dueOn).toBe('2039-10-06');
    const path = `${drafted.location ?? ''}/ap-dung`;
    expect((await controller.follow(await controller.submit(page, path))).message).toContain('Đã áp dụng lịch theo 9/TB-BNV');
    await app.drain(desk.unitId);
    expect((await desk.view(code)).due.dueOn).toBe('2039-10-07');
    const again = await controller.post(path);
    expect([again.status, again.errors[0]?.text]).toEqual([422, expect.stringContaining('đã được áp dụng')]);
    expect((await controller.get(`${CALENDAR}?nam=2039`)).rows).toContainEqual(expect.arrayContaining(['thứ Tư 05/10/2039', 'Nghỉ']));
  });

  test('what is wrong is said at its row, and nothing typed is lost', async () => {
    const page = await controller.post(DRAFT, { notice: '', 'days.1.date': '31/2/2039', 'days.1.kind': 'off', 'days.1.name': 'Nghỉ' });
    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual(expect.arrayContaining(['notice', 'days.0.date']));
    expect([page.value('days.0.date'), page.value('days.0.name')]).toEqual(['31/2/2039', 'Nghỉ']);
    expect((await controller.post(DRAFT, { notice: '1/TB' })).errors.map(({ field }) => field)).toEqual(['days.0.date']);
    const unnamed = await controller.post(DRAFT, { notice: '1/TB', 'days.0.date': '6/12/2039', 'days.0.kind': 'off' });
    expect(unnamed.errors).toEqual([{ field: 'days.0.name', text: expect.stringContaining('phải có tên') }]);
  });

  test('a file is drafted too; its bad rows are listed', async () => {
    const bad = await controller.upload(`${DRAFT}/tep`, { notice: '10/TB' }, 'ngay.csv', 'Ngày,Loại,Tên ngày\n32/12/2039,nghỉ,A\n');
    expect(bad.status).toBe(422);
    expect(bad.rows).toContainEqual(['2', expect.stringContaining('32/12/2039')]);
    expect(bad.value('notice')).toBe('10/TB');
    const nothing = await controller.upload(`${DRAFT}/tep`, { notice: '10/TB' }, 'anh.png', 'x');
    expect([nothing.errors[0]?.field, nothing.value('notice')]).toEqual(['file', '10/TB']);
    const good = await controller.upload(`${DRAFT}/tep`, { notice: '10/TB' }, 'ngay.csv', 'Ngày,Loại,Tên ngày\n2/12/2039,nghỉ,Nghỉ thử\n');
    expect((await controller.follow(good)).heading).toBe('Thay đổi lịch theo 10/TB');
  });

  test('hours are the administrator’s: kept from a day on, mistakes at their field', async () => {
    const administrator = await startDesk(app, desk.unitId, 'administrator');
    const page = await administrator.get(`${CALENDAR}/gio`);
    expect(page.value('sessions.0.opens')).toBe('07:30');
    const bad = await administrator.submit(page, `${CALENDAR}/gio`, { 'sessions.0.opens': '25:00', validFrom: '1/11/2039' });
    expect(bad.errors[0]?.field).toBe('sessions.0.opens');
    expect(bad.value('sessions.0.opens')).toBe('25:00');
    const done = await administrator.submit(page, `${CALENDAR}/gio`, { 'sessions.0.opens': '08:00', validFrom: '1/11/2039' });
    expect((await administrator.follow(done)).message).toContain('từ 01/11/2039');
    expect((await controller.post(`${CALENDAR}/gio`, {})).status).toBe(403);
    expect((await controller.get(`${CALENDAR}/gio`)).rows[0]?.slice(0, 2)).toEqual(['Thứ Hai', '07:30']);
  });

  test('others have no business here', async () => {
    const clerk = await startDesk(app, desk.unitId, 'clerk');
    for (const path of [CALENDAR, '/quan-tri/thu-tuc', '/quan-tri/tai-khoan', '/quan-tri/don-vi', '/quan-tri/nhap-so', '/quan-tri/kiem-tra']) expect((await clerk.get(path)).status).toBe(403);
  });
});

describe('the catalogue', () => {
  const PATH = '/quan-tri/thu-tuc';
  let unit: TestUnit;
  let controller: Visitor;
  const ownCode = '1.009876';
  beforeAll(async () => {
    app.clock.set('2039-10-03 09:00');
    unit = await app.makeCommune();
    controller = await startDesk(app, unit.unitId, 'controller');
  });

  test('is searched without diacritics; what is inherited is only looked at', async () => {
    const found = await controller.get(`${PATH}?q=kh+si&tham-quyen=commune&linh-vuc=&ngay=3%2F10%2F2039`);
    expect(found.rows.some(([name]) => name?.includes('khai sinh') && name.includes('theo danh mục cấp trên'))).toBe(true);
    expect((await controller.get(`${PATH}/1.001193`)).has('chỉ xem')).toBe(true);
    expect((await controller.get(`${PATH}/1.001193/sua`)).status).toBe(404);
  });

  test('a new procedure, a version with a shorter term, and its end', async () => {
    const blank = await controller.get(`${PATH}/moi`);
    const fields = { code: ownCode, name: 'Thủ tục mẫu', field: 'Hộ tịch', validFrom: '3/10/2039', 'term.amount': '5', 'steps.1.name': 'Thẩm định', 'steps.1.allotment.amount': '0,5', 'papers.0.name': 'Tờ khai', fee: '8.000' };
    const wrong = await controller.submit(blank, `${PATH}/moi`, { ...fields, code: 'sai', 'term.amount': '' });
    expect(wrong.errors.map(({ field }) => field)).toContain('term.amount');
    expect([wrong.value('code'), wrong.value('steps.0.name')]).toEqual(['sai', 'Thẩm định']);
    const issued = await controller.submit(blank, `${PATH}/moi`, fields);
    expect((await controller.follow(issued)).heading).toBe('Thủ tục mẫu');
    expect((await controller.submit(blank, `${PATH}/moi`, fields)).errors[0]?.field).toBe('code');

    const form = await controller.get(`${PATH}/${ownCode}/sua`);
    expect([form.value('term.amount'), form.value('fee'), form.value('papers.0.name')]).toEqual(['5', '8000', 'Tờ khai']);
    const amended = await controller.submit(form, `${PATH}/${ownCode}/sua`, { validFrom: '1/11/2039', changeKind: 'simplified', 'term.amount': '3', 'steps.0.name': '' });
    const page = await controller.follow(amended);
    expect(page.rows).toContainEqual(['Loại thay đổi', 'ban hành', 'đơn giản hóa cắt giảm 2 ngày']);
    expect(page.rows).toContainEqual(['Thời hạn', '05 ngày làm việc', 'đổi 03 ngày làm việc']);
    expect(page.rows).toContainEqual(['Quy trình nội bộ', expect.stringContaining('Thẩm định'), 'đổi —']);

    const early = await controller.post(`${PATH}/${ownCode}/bai-bo`, { validFrom: '1/10/2039' });
    expect(early.errors[0]?.field).toBe('validFrom');
    expect((await controller.follow(await controller.submit(page, `${PATH}/${ownCode}/rut`))).message).toContain('Đã rút lại');
    expect((await controller.follow(await controller.post(`${PATH}/${ownCode}/bai-bo`, { validFrom: '1/12/2039', decisionNumber: '5/QĐ' }))).has('bãi bỏ')).toBe(true);
  });

  test('a list is looked at first, row by row, and then written', async () => {
    const head = 'Mã thủ tục,Tên thủ tục,Lĩnh vực,Thời hạn,Đơn vị tính\n';
    const bad = await controller.upload(`${PATH}/nhap`, { validFrom: '1/11/2039' }, 'dm.csv', `${head}x,Tên,Hộ tịch,3,working_day\n`);
    expect(bad.rows).toContainEqual(['2', expect.stringContaining('không phải mã thủ tục')]);
    const preview = await controller.upload(`${PATH}/nhap`, { validFrom: '1/11/2039', decisionNumber: '7/QĐ' }, 'dm.csv', `${head}1.008888,Thủ tục nhập,Hộ tịch,3,working_day\n`);
    expect(preview.rows).toContainEqual(['1.008888', 'Thủ tục nhập', 'ban hành', '—']);
    expect((await controller.get(`${PATH}/1.008888`)).status).toBe(404);
    const written = await controller.submit(preview, `${PATH}/nhap/ghi`);
    expect((await controller.follow(written)).message).toContain('1 thủ tục mới');
    expect((await controller.get(`${PATH}/1.008888`)).has('7/QĐ')).toBe(true);
    expect((await controller.post(`${PATH}/nhap/ghi`, { validFrom: '1/11/2039', _rows: 'x' })).errors[0]?.field).toBe('file');
  });
});
