import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TOTP, URI } from 'otpauth';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { makePerson, type Person, signInByForm, startDesk, Visitor } from '../support/pages.js';
import type { ShownPage } from '../support/shown-page.js';

let app: TestApp;
let unit: TestUnit;
let person: Person;

beforeAll(async () => {
  app = await startTestApp();
  unit = await app.makeCommune();
  person = await makePerson(app, unit.unitId, ['clerk']);
});
afterAll(() => app.close());

describe('signing in', () => {
  test('whoever asks for a page is asked to sign in, and then gets that page', async () => {
    const visitor = new Visitor(app, person);
    const asked = await visitor.get('/tai-khoan?a=1');
    expect(asked).toMatchObject({ status: 303, location: '/dang-nhap?tiep=%2Ftai-khoan%3Fa%3D1' });
    const form = await visitor.follow(asked);
    expect(form.value('tiep')).toBe('/tai-khoan?a=1');
    const done = await visitor.submit(form, '/dang-nhap', { login: person.login, password: person.password });
    expect(done).toMatchObject({ status: 303, location: '/tai-khoan?a=1' });
    expect((await visitor.follow(done)).status).toBe(200);
  });

  test('a wrong password is said at the top; the name typed stays, the password does not', async () => {
    const answer = await new Visitor(app, person).post('/dang-nhap', { login: person.login, password: 'sai-hoan-toan' });
    expect(answer.status).toBe(401);
    expect(answer.title).toMatch(/^Lỗi: /);
    expect(answer.errors).toEqual([{ field: undefined, text: 'Tên đăng nhập hoặc mật khẩu không đúng.' }]);
    expect([answer.value('login'), answer.value('password')]).toEqual([person.login, '']);
  });

  test('nobody is sent to another site', async () => {
    const answer = await new Visitor(app, person).post('/dang-nhap', { login: person.login, password: person.password, tiep: '//evil.example' });
    expect(answer.location).toBe('/');
  });

  test('five wrong ones lock the account for some minutes, and the page says how many', async () => {
    const unlucky = await makePerson(app, unit.unitId, ['clerk']);
    const visitor = new Visitor(app, unlucky);
    for (let time = 1; time <= 5; time += 1) await visitor.post('/dang-nhap', { login: unlucky.login, password: 'sai' });
    const answer = await visitor.post('/dang-nhap', { login: unlucky.login, password: unlucky.password });
    expect(answer.status).toBe(429);
    expect(answer.errors[0]?.text).toBe('Đăng nhập sai nhiều lần nên tài khoản tạm khóa. Hãy thử lại sau 5 phút.');
  });

  test('signing out ends the session', async () => {
    const visitor = await signInByForm(app, person);
    const out = await visitor.post('/dang-xuat');
    expect(out.location).toBe('/dang-nhap');
    expect((await visitor.get('/tai-khoan')).status).toBe(303);
  });
});

describe('the second step', () => {
  const uriOf = (page: ShownPage): string => page.value('uri') ?? '';
  const codeOf = (uri: string): string => (URI.parse(uri) as TOTP).generate({ timestamp: app.clock.now().getTime() });

  async function enrolled(): Promise<{ person: Person; uri: string; codes: string[] }> {
    const who = await makePerson(app, unit.unitId, ['clerk']);
    const visitor = await signInByForm(app, who);
    const page = await visitor.post('/tai-khoan/xac-thuc/bat');
    const done = await visitor.submit(page, '/tai-khoan/xac-thuc/xac-nhan', { code: codeOf(uriOf(page)) });
    app.clock.advance({ minutes: 1 });
    return { person: who, uri: uriOf(page), codes: done.text.match(/\b[a-z2-9]{4}(-[a-z2-9]{4}){3}\b/g) ?? [] };
  }

  test('is put on with a QR code, confirmed by a code and gives ten recovery codes', async () => {
    const visitor = await startDesk(app, unit.unitId, 'clerk');
    expect((await visitor.get('/tai-khoan/xac-thuc')).has('Đang tắt')).toBe(true);
    const page = await visitor.post('/tai-khoan/xac-thuc/bat');
    expect(page.html).toMatch(/<svg viewBox="0 0 \d+ \d+" role="img" aria-label="Mã QR của khóa xác thực"/);
    const wrong = await visitor.submit(page, '/tai-khoan/xac-thuc/xac-nhan', { code: '000000' });
    expect([wrong.status, wrong.errors.map(({ field }) => field), wrong.value('code')]).toEqual([422, ['code'], '']);
    expect(uriOf(wrong)).toBe(uriOf(page));
    const done = await visitor.submit(wrong, '/tai-khoan/xac-thuc/xac-nhan', { code: codeOf(uriOf(page)) });
    expect(done.heading).toBe('Đã bật xác thực hai bước');
    expect((await visitor.get('/tai-khoan/xac-thuc')).has('Còn 10 mã dự phòng')).toBe(true);
  });

  test('asks for the code after the password, and goes on to where one wanted', async () => {
    const { person: who, uri } = await enrolled();
    const visitor = new Visitor(app, who);
    const half = await visitor.post('/dang-nhap', { login: who.login, password: who.password, tiep: '/tai-khoan/phien' });
    expect(half.location).toBe('/dang-nhap/ma?tiep=%2Ftai-khoan%2Fphien');
    expect((await visitor.get('/tai-khoan')).status).toBe(303);
    const page = await visitor.follow(half);
    const wrong = await visitor.submit(page, '/dang-nhap/ma', { code: '123' });
    expect([wrong.status, wrong.errorOf('code')]).toEqual([400, 'Mã xác thực không đúng, đã dùng rồi hoặc đã hết hạn. Hãy chờ mã mới trên điện thoại.']);
    const done = await visitor.submit(wrong, '/dang-nhap/ma', { code: codeOf(uri) });
    expect(done.location).toBe('/tai-khoan/phien');
    expect((await visitor.follow(done)).has('bằng mật khẩu và mã xác thực')).toBe(true);
  });

  test('takes a recovery code once', async () => {
    const { person: who, codes } = await enrolled();
    expect(codes).toHaveLength(10);
    const enter = async (): Promise<ShownPage> => {
      const visitor = new Visitor(app, who);
      return visitor.submit(await visitor.follow(await visitor.post('/dang-nhap', { login: who.login, password: who.password })), '/dang-nhap/ma', { code: codes[0] ?? '' });
    };
    expect((await enter()).location).toBe('/');
    expect((await enter()).status).toBe(400);
  });

  test('begins again when too late, or without the password before', async () => {
    const { person: who, uri } = await enrolled();
    const visitor = new Visitor(app, who);
    const page = await visitor.follow(await visitor.post('/dang-nhap', { login: who.login, password: who.password }));
    app.clock.advance({ minutes: 6 });
    const late = await visitor.submit(page, '/dang-nhap/ma', { code: codeOf(uri) });
    expect([late.status, late.heading, late.errors[0]?.text]).toEqual([401, 'Đăng nhập', 'Đã quá 5 phút kể từ khi nhập mật khẩu. Hãy đăng nhập lại từ đầu.']);
    expect((await new Visitor(app, who).get('/dang-nhap/ma')).location).toBe('/dang-nhap');
  });

  test('is taken off by the password, its recovery codes renewed by a code', async () => {
    const { person: who, uri } = await enrolled();
    const visitor = new Visitor(app, who);
    await visitor.submit(await visitor.follow(await visitor.post('/dang-nhap', { login: who.login, password: who.password })), '/dang-nhap/ma', { code: codeOf(uri) });
    app.clock.advance({ minutes: 1 });
    const state = await visitor.get('/tai-khoan/xac-thuc');
    expect((await visitor.submit(state, '/tai-khoan/xac-thuc/ma-du-phong', { code: codeOf(uri) })).heading).toBe('Mã dự phòng mới');
    expect((await visitor.submit(state, '/tai-khoan/xac-thuc/tat', { password: 'sai' })).errorOf('password')).toBe('Mật khẩu hiện tại không đúng.');
    expect((await visitor.submit(state, '/tai-khoan/xac-thuc/tat', { password: who.password })).location).toBe('/tai-khoan/xac-thuc');
    expect((await visitor.get('/tai-khoan/xac-thuc')).message).toContain('Đã tắt xác thực hai bước');
  });
});

test('a password that was handed over is changed before anything else', async () => {
  const handed = await makePerson(app, unit.unitId, ['clerk'], { mustChangePassword: true });
  const visitor = await signInByForm(app, handed);
  const sent = await visitor.get('/');
  expect(sent).toMatchObject({ status: 303, location: '/tai-khoan/mat-khau' });
  const page = await visitor.follow(sent);
  expect(page.has('Mật khẩu bạn đang dùng do người khác cấp')).toBe(true);
  expect((await visitor.get('/tro-giup')).status).toBe(200);
  await visitor.submit(page, '/tai-khoan/mat-khau', { current: handed.password, next: 'một câu dễ nhớ', again: 'một câu dễ nhớ' });
  expect((await visitor.get('/')).status).toBe(200);
});

test('where a province has an account service, its button stands beside', async () => {
  expect((await new Visitor(app, person).get('/dang-nhap')).links).toEqual({});
  const other = await startTestApp({ OIDC_ISSUER: 'http://localhost:1', OIDC_CLIENT_ID: 'mot-cua', OIDC_CLIENT_SECRET: 'bi-mat', OIDC_NAME: 'Cổng tỉnh Mẫu' });
  try {
    expect((await new Visitor(other, person).get('/dang-nhap?tiep=/canh-bao')).links).toEqual({ '/dang-nhap/oidc?tiep=%2Fcanh-bao': 'Đăng nhập bằng Cổng tỉnh Mẫu' });
  } finally {
    await other.close();
  }
});
