import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RunImport } from '#src/integration';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { makePerson, signInByForm, startDesk, type Visitor } from '../support/pages.js';

let app: TestApp;
let unit: TestUnit;
let other: TestUnit;
let administrator: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  unit = await app.makeCommune();
  other = await app.makeCommune();
  administrator = await startDesk(app, unit.unitId, 'administrator');
});
afterAll(() => app.close());

/** As short as communes' codes are, and nobody's yet. */
function newCode(): string {
  return `Y${randomInt(10, 100)}.${randomInt(100, 1000)}.${randomInt(100, 1000)}`;
}

describe('accounts', () => {
  const PATH = '/quan-tri/tai-khoan';

  test('a new one’s password is shown once, and serves', async () => {
    const blank = await administrator.get(`${PATH}/moi`);
    const login = `moi.${unit.code.toLowerCase()}`;
    const wrong = await administrator.submit(blank, `${PATH}/moi`, { login: 'tên có dấu', displayName: 'Lê Thị Mẫu' });
    expect([wrong.errors[0]?.field, wrong.value('displayName')]).toEqual(['login', 'Lê Thị Mẫu']);
    const made = await administrator.submit(blank, `${PATH}/moi`, { login, displayName: 'Lê Thị Mẫu', roles: ['clerk', 'officer'] });
    const password = /Mật khẩu: (\S+)/.exec(made.text)?.[1] ?? '';
    const newcomer = await signInByForm(app, { accountId: '', login, password });
    expect((await newcomer.get('/')).location).toBe('/tai-khoan/mat-khau');
    expect((await administrator.submit(blank, `${PATH}/moi`, { login, displayName: 'Lê Thị Mẫu' })).errors[0]?.field).toBe('login');
    expect((await administrator.get(PATH)).rows).toContainEqual(expect.arrayContaining([`Lê Thị Mẫu${login}`, 'Cán bộ một cửa, Công chức chuyên môn']));
  });

  test('roles from a day on, and an end to signing in', async () => {
    const person = await makePerson(app, unit.unitId, ['clerk']);
    const path = `${PATH}/${person.accountId}`;
    const page = await administrator.get(path);
    expect(page.rows).toContainEqual(['Cán bộ một cửa', '01/01/2018', 'chưa định']);
    const past = await administrator.submit(page, `${path}/vai-tro`, { validFrom: '1/2/2026', roles: ['leader'] });
    expect(past.errors[0]?.field).toBe('validFrom');
    const set = await administrator.follow(await administrator.submit(page, `${path}/vai-tro`, { validFrom: '1/4/2026', roles: ['leader'] }));
    expect(set.rows).toEqual(expect.arrayContaining([['Cán bộ một cửa', '01/01/2018', '31/03/2026'], ['Lãnh đạo', '01/04/2026', 'chưa định']]));

    const visitor = await signInByForm(app, person);
    expect((await administrator.follow(await administrator.post(`${path}/ket-thuc-phien`))).message).toContain('Đã kết thúc mọi phiên');
    expect((await visitor.get('/')).status).toBe(303);
    const reset = await administrator.post(`${path}/mat-khau`);
    await signInByForm(app, { ...person, password: /Mật khẩu: (\S+)/.exec(reset.text)?.[1] ?? '' });
    await administrator.post(`${path}/vo-hieu`);
    await administrator.post(`${path}/vo-hieu`);
    expect((await administrator.get(path)).has('đã vô hiệu hóa')).toBe(true);
    await administrator.post(`${path}/cho-dung`);
    expect((await administrator.get(path)).has('đang dùng')).toBe(true);
  });

  test('who is locked out is let in again', async () => {
    const person = await makePerson(app, unit.unitId, ['officer']);
    for (let time = 1; time <= 5; time += 1) await signInByForm(app, { ...person, password: 'sai' }).catch(() => undefined);
    const page = await administrator.get(`${PATH}/${person.accountId}`);
    expect(page.has('đang tạm khóa')).toBe(true);
    await administrator.submit(page, `${PATH}/${person.accountId}/mo-khoa`);
    await signInByForm(app, person);
  });

  test('somebody else’s account is none, and one cannot lock oneself out', async () => {
    const stranger = await makePerson(app, other.unitId, ['clerk']);
    expect((await administrator.get(`${PATH}/${stranger.accountId}`)).status).toBe(404);
    expect((await administrator.post(`${PATH}/${stranger.accountId}/mat-khau`)).status).toBe(404);
    expect((await administrator.get(`${PATH}?don-vi=${other.unitId}`)).status).toBe(403);
    const own = await administrator.post(`${PATH}/${administrator.accountId}/vai-tro`, { unitId: unit.unitId, validFrom: '2026-03-02' });
    expect(own.errors[0]).toEqual({ field: 'roles', text: expect.stringContaining('Không tự') });
  });

  test('a token is shown once and ends when revoked', async () => {
    const page = await administrator.get(`${PATH}/ma-truy-cap`);
    const none = await administrator.submit(page, `${PATH}/ma-truy-cap`, { name: 'Cổng', roles: ['clerk'] });
    expect([none.errors[0]?.field, none.value('name')]).toEqual(['roles', 'Cổng']);
    const made = await administrator.submit(page, `${PATH}/ma-truy-cap`, { name: 'Cổng', roles: ['administrator'], validTo: '31/12/2026' });
    expect(made.heading).toBe('Mã truy cập “Cổng”');
    const listed = await administrator.get(`${PATH}/ma-truy-cap`);
    expect(listed.has('Cổng')).toBe(true);
    expect((await administrator.follow(await administrator.submit(listed, `${PATH}/ma-truy-cap/thu-hoi`))).has('đã thu hồi')).toBe(true);
  });
});

describe('units', () => {
  const path = (): string => `/quan-tri/don-vi/${unit.unitId}`;

  test('codes follow each other; another unit is out of sight', async () => {
    const page = await administrator.get(path());
    const taken = await administrator.submit(page, `${path()}/ma`, { code: other.code, codeFrom: '1/7/2026' });
    expect([taken.errors[0]?.field, taken.value('codeFrom')]).toEqual(['code', '1/7/2026']);
    const code = newCode();
    const given = await administrator.follow(await administrator.submit(page, `${path()}/ma`, { code, codeFrom: '1/7/2026' }));
    expect(given.rows.filter(([first]) => first !== unit.name).map((row) => row.slice(0, 3))).toEqual([[unit.code, '01/01/2018', '30/06/2026'], [code, '01/07/2026', 'đang dùng']]);
    expect((await administrator.get(`/quan-tri/don-vi/${other.unitId}`)).status).toBe(404);
  });

  test('is renamed from a day on, and what was typed wrongly is said at its field', async () => {
    const made = await app.makeUnit({ parentId: unit.unitId, kind: 'office', name: 'Phòng Cũ', withSessions: false });
    const address = `/quan-tri/don-vi/${made.unitId}`;
    const page = await administrator.get(address);
    expect(page.value('newPlace')).toBe('Mẫu');
    const wrong = await administrator.submit(page, `${address}/ten`, { newName: '', nameFrom: '31/2/2026', decision: '5/QĐ' });
    expect([wrong.status, wrong.errors.map(({ field }) => field), wrong.value('decision')]).toEqual([422, ['newName', 'nameFrom'], '5/QĐ']);
    const early = await administrator.submit(page, `${address}/ten`, { newName: 'Phòng Mới', nameFrom: '1/1/2017' });
    expect(early.errors[0]?.field).toBe('nameFrom');
    const done = await administrator.follow(await administrator.submit(page, `${address}/ten`, { newName: 'Phòng Mới', newPlace: 'Mẫu Mới', nameFrom: '1/3/2026', decision: '5/QĐ-UBND' }));
    expect(done.heading).toBe('Phòng Mới');
    expect(done.rows.slice(0, 2)).toEqual([
      ['Phòng Cũ', 'Mẫu', '01/01/2018', '28/02/2026', '', 'tên cũ'], ['Phòng Mới', 'Mẫu Mới', '01/03/2026', '', '5/QĐ-UBND', 'hiện nay'],
    ]);
    const same = await administrator.submit(done, `${address}/ten`, { newName: 'Phòng Mới', newPlace: 'Mẫu Mới', nameFrom: '1/5/2026' });
    expect(same.errors[0]?.field).toBe('newName');
    const controller = await startDesk(app, unit.unitId, 'controller');
    expect((await controller.post(`${address}/ten`, { newName: 'X', nameFrom: '1/5/2026' })).status).toBe(403);
  });

  test('letterhead, report lines and alerts are kept, each by whom it concerns', async () => {
    const head = await administrator.get(`${path()}/dau-trang`);
    const empty = await administrator.submit(head, `${path()}/dau-trang`, { agency: '', signerName: 'Lê Văn Mẫu' });
    expect([empty.errors[0]?.field, empty.value('signerName')]).toEqual(['agency', 'Lê Văn Mẫu']);
    expect((await administrator.follow(await administrator.submit(head, `${path()}/dau-trang`, { signerName: 'Lê Văn Mẫu' }))).value('signerName')).toBe('Lê Văn Mẫu');

    const lines = { validFrom: '2/3/2026', 'lines.0.name': 'Tư pháp', 'lines.0.fieldCodes': ['ho-tich'], 'lines.4.name': 'Khác' };
    const kept = await administrator.follow(await administrator.post(`${path()}/dong-bao-cao`, lines));
    expect([kept.value('lines.0.name'), kept.value('lines.1.name')]).toEqual(['Tư pháp', 'Khác']);
    expect((await administrator.post(`${path()}/dong-bao-cao`, { ...lines, 'lines.4.fieldCodes': 'ho-tich' })).errors[0]?.text).toContain('hai dòng');

    expect((await administrator.post(`${path()}/canh-bao`, {})).status).toBe(403);
    const controller = await startDesk(app, unit.unitId, 'controller');
    const alerts = await controller.get(`${path()}/canh-bao`);
    expect((await controller.submit(alerts, `${path()}/canh-bao`, { firstLeadDays: '99' })).errors[0]?.field).toBe('firstLeadDays');
    expect((await controller.follow(await controller.submit(alerts, `${path()}/canh-bao`, { firstLeadDays: '2' }))).value('firstLeadDays')).toBe('2');
  });

  test('a new unit below one’s own, which ends in another', async () => {
    const blank = await administrator.get('/quan-tri/don-vi/moi');
    expect((await administrator.submit(blank, '/quan-tri/don-vi/moi', { name: 'Phòng mẫu', code: 'sai', kind: 'office', validFrom: '1/1/2026' })).errors[0]?.field).toBe('code');
    const made = await administrator.submit(blank, '/quan-tri/don-vi/moi', { name: 'Phòng mẫu', code: newCode(), kind: 'office', validFrom: '1/1/2026' });
    const tree = await administrator.follow(made);
    const [below] = Object.entries(tree.links).find(([, text]) => text === 'Phòng mẫu') ?? [''];
    const merged = await administrator.post(`${below}/sap-nhap`, { successorId: unit.unitId, mergedFrom: '1/5/2026' });
    expect((await administrator.follow(merged)).has(`đã sáp nhập vào ${unit.name}`)).toBe(true);
  });
});

describe('imports of a register', () => {
  const PATH = '/quan-tri/nhap-so';

  test('a dry run lists what is wrong, and a broken upload is said at its field', async () => {
    const photo = await administrator.upload(PATH, { dryRun: 'true' }, 'so.jpg', 'x');
    expect([photo.status, photo.errors[0]?.field]).toEqual([422, 'file']);
    expect((await administrator.upload(PATH, {}, 'so.csv', 'x')).errors[0]?.field).toBe('dryRun');
    const sent = await administrator.upload(PATH, { dryRun: 'true' }, 'so.csv', 'Mã hồ sơ,Mã TTHC,Kênh nộp,Chủ hồ sơ,Tiếp nhận\nX,1.001193,truc_tiep,Lê Văn Mẫu,2021-01-04 08:00\n');
    const waiting = await administrator.follow(sent);
    expect(waiting.html).toContain('hx-trigger="every 2s"');
    const id = sent.location?.split('/').at(-1) ?? '';
    await app.get(RunImport).run(unit.unitId, id, app.clock.now());
    const done = await administrator.get(`${PATH}/${id}`);
    expect(done.html).not.toContain('hx-trigger="every 2s"');
    expect(done.rows).toContainEqual(['2', 'Mã hồ sơ', expect.stringContaining('không đúng dạng')]);
    expect((await administrator.get(`${PATH}/${id}/dong-sai.csv`)).status).toBe(200);
    const stranger = await startDesk(app, other.unitId, 'controller');
    expect((await stranger.get(`${PATH}/${id}`)).status).toBe(404);
  });
});

describe('checks', () => {
  test('a recount is asked for and its result stands', async () => {
    const page = await administrator.get('/quan-tri/kiem-tra');
    expect(page.has('Chưa đối chiếu lần nào')).toBe(true);
    const done = await administrator.follow(await administrator.submit(page, '/quan-tri/kiem-tra/doi-chieu'));
    expect(done.message).toContain('khớp');
    expect(done.rows).toContainEqual([unit.name, '02/03 09:00', 'toàn bộ', '0', 'khớp']);
    expect((await administrator.post('/quan-tri/kiem-tra/gui-lai', { unitId: unit.unitId, id: unit.unitId })).location).toBe('/quan-tri/kiem-tra');
  });
});
