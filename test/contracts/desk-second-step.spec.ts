import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TOTP } from 'otpauth';
import { EnrolSecondFactor } from '#src/identity';
import { startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { makePerson, type Person, Visitor } from '../support/pages.js';

let app: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  app = await startTestApp();
  unit = await app.makeUnit();
});
afterAll(() => app.close());

/** Somebody with the second step on. @returns the code of the moment */
async function careful(): Promise<{ person: Person; code: () => string }> {
  const person = await makePerson(app, unit.unitId, ['clerk']);
  const inUnit = <T>(work: Parameters<typeof app.database.inUnit<T>>[1]): Promise<T> => app.database.inUnit(unit.unitId, work);
  const { secret } = await inUnit((tx) => app.get(EnrolSecondFactor).begin(tx, person.accountId));
  const code = (): string => new TOTP({ secret }).generate({ timestamp: app.clock.now().getTime() });
  await inUnit((tx) => app.get(EnrolSecondFactor).confirm(tx, person.accountId, code()));
  app.clock.advance({ minutes: 1 });
  return { person, code };
}

test('after the password the code is asked for, and then the page that was wanted', async () => {
  const { person, code } = await careful();
  const visitor = new Visitor(app, person);
  const asked = await visitor.post('/dang-nhap', { login: person.login, password: person.password, tiep: '/tai-khoan?a=1' });
  expect(asked).toMatchObject({ status: 303, location: '/dang-nhap/ma?tiep=%2Ftai-khoan%3Fa%3D1' });
  expect((await visitor.get('/tai-khoan')).status).toBe(303);
  const form = await visitor.follow(asked);
  const wrong = await visitor.submit(form, '/dang-nhap/ma', { code: code() === '000000' ? '000001' : '000000' });
  expect([wrong.status, wrong.errors[0]?.text]).toEqual([400, 'Mã xác thực không đúng, đã dùng rồi hoặc đã hết hạn. Hãy chờ mã mới trên điện thoại.']);
  const done = await visitor.submit(wrong, '/dang-nhap/ma', { code: code() });
  expect(done).toMatchObject({ status: 303, location: '/tai-khoan?a=1' });
  expect((await visitor.follow(done)).status).toBe(200);
});

test('too late, everything begins anew; without a password there is no such page', async () => {
  const { person, code } = await careful();
  const visitor = new Visitor(app, person);
  expect(await visitor.get('/dang-nhap/ma')).toMatchObject({ status: 303, location: '/dang-nhap' });
  const form = await visitor.follow(await visitor.post('/dang-nhap', { login: person.login, password: person.password }));
  app.clock.advance({ minutes: 5 });
  const late = await visitor.submit(form, '/dang-nhap/ma', { code: code() });
  expect([late.status, late.errors[0]?.text]).toEqual([401, 'Đã quá 5 phút kể từ khi nhập mật khẩu. Hãy đăng nhập lại từ đầu.']);
  expect(late.value('login')).toBe('');
  expect(await visitor.get('/dang-nhap/ma')).toMatchObject({ status: 303, location: '/dang-nhap' });
});
