import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { makePerson, signInByForm, startDesk } from '../support/pages.js';

let app: TestApp;
let unit: TestUnit;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set('2026-03-02 09:00');
  unit = await app.makeCommune();
});
afterAll(() => app.close());

describe('my account', () => {
  test('says who I am and what I may do', async () => {
    const clerk = await startDesk(app, unit.unitId, 'clerk', 'officer');
    const page = await clerk.get('/tai-khoan');
    expect(page.title).toBe('Tài khoản của tôi — Một Cửa');
    expect(page.text).toContain(`Cán bộ một cửa · ${unit.name}`);
    expect(page.text).toContain(`Công chức chuyên môn · ${unit.name}`);
    expect(Object.keys(page.links)).toEqual(expect.arrayContaining(['/tai-khoan/mat-khau', '/tai-khoan/phien', '/tai-khoan/xac-thuc', '/tai-khoan/uy-quyen']));
  });

  test('without a role one still gets in, and is told whom to ask', async () => {
    const nobody = await startDesk(app, unit.unitId);
    expect((await nobody.get('/')).has('Bạn chưa có vai trò tại đơn vị này')).toBe(true);
    expect((await nobody.get('/tai-khoan')).has('Chưa được giao vai trò nào')).toBe(true);
  });
});

describe('the password', () => {
  test('is changed; the other sessions end and this one stays', async () => {
    const person = await makePerson(app, unit.unitId, ['clerk']);
    const [here, elsewhere] = [await signInByForm(app, person), await signInByForm(app, person)];
    const page = await here.get('/tai-khoan/mat-khau');
    const done = await here.submit(page, '/tai-khoan/mat-khau', { current: person.password, next: 'mật khẩu mới tinh', again: 'mật khẩu mới tinh' });
    expect(done.location).toBe('/tai-khoan');
    expect((await here.follow(done)).message).toBe('Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.');
    expect((await elsewhere.get('/')).status).toBe(303);
    await signInByForm(app, { ...person, password: 'mật khẩu mới tinh' });
  });

  test.each([
    ['nothing typed', { current: '', next: '', again: '' }, ['current', 'next', 'again']],
    ['not the same twice', { next: 'mật khẩu mới', again: 'mật khẩu cũ' }, ['again']],
    ['too weak', { next: 'abc', again: 'abc' }, ['next']],
    ['the old one wrong', { current: 'sai', next: 'mật khẩu mới', again: 'mật khẩu mới' }, ['current']],
  ])('%s: said at its field, nothing changed, nothing shown', async (_what, typed, fields) => {
    const person = await makePerson(app, unit.unitId, ['clerk']);
    const clerk = await signInByForm(app, person);
    const answer = await clerk.post('/tai-khoan/mat-khau', { current: person.password, ...typed });
    expect([answer.status, answer.errors.map(({ field }) => field)]).toEqual([422, fields]);
    for (const field of fields) expect(answer.errorOf(field)).not.toBe('');
    expect(answer.form('/tai-khoan/mat-khau')).toEqual({ current: '', next: '', again: '' });
    await signInByForm(app, person);
  });
});

describe('sessions', () => {
  test('are listed; one is ended, then all others', async () => {
    const person = await makePerson(app, unit.unitId, ['officer']);
    const [here, second, third] = [await signInByForm(app, person), await signInByForm(app, person), await signInByForm(app, person)];
    const page = await here.get('/tai-khoan/phien');
    expect(page.rows).toHaveLength(3);
    expect(page.text.match(/Phiên này/g)).toHaveLength(1);
    const id = [page.form('/tai-khoan/phien/ket-thuc').id].flat()[0] ?? '';
    const ended = await here.post('/tai-khoan/phien/ket-thuc', { id });
    expect((await here.follow(ended)).rows).toHaveLength(2);
    expect((await here.follow(await here.post('/tai-khoan/phien/ket-thuc', { id }))).message).toBe('Phiên làm việc này không có hoặc đã kết thúc.');
    expect((await here.follow(await here.post('/tai-khoan/phien/ket-thuc-het'))).rows).toHaveLength(1);
    expect([(await second.get('/')).status, (await third.get('/')).status, (await here.get('/')).status]).toEqual([303, 303, 200]);
  });

  test('of somebody else are out of reach', async () => {
    const [one, other] = [await startDesk(app, unit.unitId, 'clerk'), await startDesk(app, unit.unitId, 'clerk')];
    await signInByForm(app, other.person);
    const id = [(await other.get('/tai-khoan/phien')).form('/tai-khoan/phien/ket-thuc').id].flat()[0] ?? '';
    await one.post('/tai-khoan/phien/ket-thuc', { id });
    expect((await other.get('/tai-khoan/phien')).rows).toHaveLength(2);
    expect((await one.post('/tai-khoan/phien/ket-thuc', { id: 'x' })).status).toBe(400);
  });
});

describe('the unit at work', () => {
  test('is chosen among one’s own, and everything follows', async () => {
    const province = await app.provinceOfCommunes();
    const supervisor = await startDesk(app, province.unitId, 'supervisor');
    const form = await supervisor.get('/tai-khoan/don-vi?tiep=/tai-khoan');
    const done = await supervisor.submit(form, '/tai-khoan/don-vi', { unitId: unit.unitId });
    expect(done.location).toBe('/tai-khoan');
    const page = await supervisor.follow(done);
    expect(page.message).toBe(`Đang làm việc tại ${unit.name}.`);
    expect(page.html).toContain(`<span class="mc-header__unit">${unit.name}</span>`);
  });

  test('cannot be another’s', async () => {
    const elsewhere = await app.makeCommune();
    const clerk = await startDesk(app, unit.unitId, 'clerk');
    const answer = await clerk.post('/tai-khoan/don-vi', { unitId: elsewhere.unitId, tiep: '/' });
    expect([answer.status, answer.errorOf('unitId')]).toEqual([422, 'Đơn vị làm việc: hãy chọn một đơn vị mà bạn có vai trò.']);
    expect((await clerk.post('/tai-khoan/don-vi', { unitId: unit.unitId, tiep: 'https://evil.example/' })).location).toBe('/');
  });
});

describe('acting for a colleague', () => {
  const PATH = '/tai-khoan/uy-quyen';

  test('is given for days, works at once, and is revoked', async () => {
    const [clerk, officer] = [await startDesk(app, unit.unitId, 'clerk'), await startDesk(app, unit.unitId, 'officer')];
    const form = await clerk.get(PATH);
    expect(form.form(PATH)).toMatchObject({ roles: 'clerk', validFrom: '02/03/2026' });
    const done = await clerk.submit(form, PATH, { toAccountId: officer.accountId, validTo: '6/3/2026', reason: 'Nghỉ phép' });
    const given = await clerk.follow(done);
    expect(given.rows).toEqual([[expect.stringContaining('Cán bộ officer'), 'Cán bộ một cửa', '02/03/2026 – 06/03/2026', 'Nghỉ phép', 'đang có hiệu lực', 'Thu hồi']]);
    expect((await officer.get(PATH)).rows).toHaveLength(1);
    expect((await officer.get('/')).links).toHaveProperty('/tiep-nhan');
    expect((await officer.get('/tai-khoan')).text).toMatch(/Đang làm thay Cán bộ clerk · Cán bộ một cửa/);
    expect((await officer.get('/')).html).toContain('Cán bộ một cửa, Công chức chuyên môn; làm thay Cán bộ clerk');
    // What is only lent cannot be lent on.
    expect((await officer.get(PATH)).form(PATH)).toMatchObject({ roles: 'officer' });

    await clerk.submit(given, `${PATH}/thu-hoi`);
    expect((await clerk.get(PATH)).rows[0]?.[4]).toBe('đã thu hồi');
    expect((await officer.get('/')).links).not.toHaveProperty('/tiep-nhan');
    expect((await clerk.follow(await clerk.submit(given, `${PATH}/thu-hoi`))).message).toBe('Việc ủy quyền này đã được thu hồi hoặc đã hết hạn.');
  });

  test.each([
    ['nothing chosen', { toAccountId: '', roles: [], validTo: '', reason: '' }, ['toAccountId', 'roles', 'validTo', 'reason']],
    ['a day that is past', { validFrom: '1/3/2026' }, ['validFrom']],
    ['no such day', { validTo: '31/2/2026' }, ['validTo']],
    ['a role one does not hold', { roles: ['clerk', 'leader'] }, ['roles']],
  ])('%s: said at its field, what was typed stays', async (_what, typed, fields) => {
    const [clerk, officer] = [await startDesk(app, unit.unitId, 'clerk'), await startDesk(app, unit.unitId, 'officer')];
    const sent = { toAccountId: officer.accountId, roles: ['clerk'], validFrom: '2/3/2026', validTo: '6/3/2026', reason: 'Đi tập huấn', ...typed };
    const answer = await clerk.post(PATH, sent);
    expect([answer.status, answer.errors.map(({ field }) => field).sort()]).toEqual([422, [...fields].sort()]);
    for (const field of fields) expect(answer.errorOf(field)).not.toBe('');
    expect(answer.form(PATH)).toMatchObject({ validFrom: sent.validFrom, validTo: sent.validTo, reason: sent.reason, toAccountId: sent.toAccountId });
  });

  test('a leader does it for who is absent; a clerk may not', async () => {
    const [leader, clerk, officer] = [await startDesk(app, unit.unitId, 'leader'), await startDesk(app, unit.unitId, 'clerk'), await startDesk(app, unit.unitId, 'officer')];
    const lent = { fromAccountId: clerk.accountId, toAccountId: officer.accountId, roles: ['clerk'], validFrom: '2/3/2026', validTo: '2/3/2026', reason: 'Ốm' };
    expect((await officer.post(PATH, lent)).errorOf('fromAccountId') || (await officer.post(PATH, lent)).errors[0]?.text).toMatch(/Chỉ người quản trị đơn vị/);
    expect((await leader.follow(await leader.post(PATH, lent))).text).toContain('Người khác trong đơn vị');
    expect((await clerk.get(PATH)).rows[0]?.[0]).toContain('do Cán bộ leader lập');
  });
});
