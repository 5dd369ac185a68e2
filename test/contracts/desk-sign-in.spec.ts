import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { makePerson, type Person, signInByForm, Visitor } from '../support/pages.js';

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
