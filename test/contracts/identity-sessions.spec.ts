import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cookieOf, IdentityApp, PASSWORD } from './identity-app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';

let app: IdentityApp;
beforeAll(async () => {
  app = await IdentityApp.start();
});
beforeEach(() => {
  app.clock.set('2026-03-02 09:00');
});
afterAll(() => app.stop());

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const fromHere = { 'X-Requested-With': 'test' };

async function signInWith(login: string, userAgent: string): Promise<string> {
  return cookieOf(await app.http().post('/api/session').set('User-Agent', userAgent).send({ login, password: PASSWORD }).expect(200));
}
const get = (path: string, cookie: string) => app.http().get(path).set('Cookie', cookie);
const remove = (path: string, cookie: string) => app.http().delete(path).set('Cookie', cookie).set(fromHere);

describe('one\'s own sessions', () => {
  test('are listed by device, with which one this is; what has ended or idled out is not', async () => {
    const { login } = await app.makePerson({ unitId: await app.makeUnit() });
    await signInWith(login, CHROME);
    app.clock.advance({ hours: 8 });
    const phone = await signInWith(login, PHONE);
    app.clock.advance({ minutes: 5 });
    const office = await signInWith(login, CHROME);
    await signInWith(login, '').then((cookie) => app.http().delete('/api/session').set('Cookie', cookie).expect(204));
    app.clock.advance({ minutes: 5 });
    await get('/api/session', phone).expect(200);
    const { body } = await get('/api/sessions', office).expect(200);
    expect(body.items).toMatchObject([
      { device: 'Chrome trên Windows', begunBy: 'password', begunAt: '2026-03-02T10:05:00.000Z', current: true },
      { device: 'Safari trên iPhone', begunAt: '2026-03-02T10:00:00.000Z', lastSeenAt: '2026-03-02T10:10:00.000Z', current: false },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/hash|Mozilla/);
  });

  test('one can be ended, at once; not twice, and nobody else\'s', async () => {
    const unitId = await app.makeUnit();
    const { login, accountId } = await app.makePerson({ unitId });
    const [here, there] = [await signInWith(login, CHROME), await signInWith(login, PHONE)];
    await get('/api/session', there).expect(200);
    const { body } = await get('/api/sessions', here).expect(200);
    const id = body.items.find((item: { current: boolean }) => !item.current).id as string;
    const colleague = await app.makePerson({ unitId });
    const theirs = await signInWith(colleague.login, CHROME);
    expect((await remove(`/api/sessions/${id}`, theirs).expect(404)).body.code).toBe('identity.session_not_found');
    await remove(`/api/sessions/${id}`, here).expect(204);
    await get('/api/session', there).expect(401);
    await get('/api/session', here).expect(200);
    await remove(`/api/sessions/${id}`, here).expect(404);
    expect(await app.auditOf(unitId, accountId)).toContain('account.sessions_ended');
  });

  test('all others can be ended', async () => {
    const { login } = await app.makePerson({ unitId: await app.makeUnit() });
    const [here, ...others] = [await signInWith(login, CHROME), await signInWith(login, PHONE), await signInWith(login, CHROME)];
    for (const other of others) await get('/api/session', other).expect(200);
    await remove('/api/sessions', here).expect(204);
    for (const other of others) await get('/api/session', other).expect(401);
    expect((await get('/api/sessions', here).expect(200)).body.items).toHaveLength(1);
  });

  test('are no business of a program', async () => {
    const program = await app.bearer(await app.makeUnit(), 'clerk');
    const refused = await app.http().get('/api/sessions').set('Authorization', program.authorization).expect(403);
    expect(refused.body.code).toBe('identity.only_in_person');
    await app.http().delete('/api/sessions').set('Authorization', program.authorization).expect(403);
  });
});

describe('an administrator', () => {
  test('sees and ends the sessions of the accounts of the unit, one or all', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const unitId = await app.makeUnit({ parentId: province });
    const admin = await app.bearer(province, 'administrator');
    const { login, accountId } = await app.makePerson({ unitId });
    const [first, second] = [await signInWith(login, CHROME), await signInWith(login, PHONE)];
    await get('/api/session', first).expect(200);
    const asAdmin = (method: 'get' | 'delete', path: string) => app.http()[method](`/api/accounts/${accountId}/sessions${path}`).set('Authorization', admin.authorization);
    const { body } = await asAdmin('get', '').expect(200);
    expect(body.items).toMatchObject([{ current: false }, { current: false }]);
    const phone = body.items.find((item: { device: string }) => item.device === 'Safari trên iPhone');
    await asAdmin('delete', `/${phone.id}`).expect(204);
    await get('/api/session', second).expect(401);
    await get('/api/session', first).expect(200);
    await asAdmin('delete', '').expect(204);
    await get('/api/session', first).expect(401);
    expect((await app.auditOf(unitId, accountId)).slice(2)).toEqual(['account.sessions_ended', 'account.sessions_ended']);
  });

  test('of another unit does not even learn that there is such an account', async () => {
    const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
    const admin = await app.bearer(other, 'administrator');
    const { accountId } = await app.makePerson({ unitId });
    const listed = await app.http().get(`/api/accounts/${accountId}/sessions`).set('Authorization', admin.authorization).expect(404);
    expect(listed.body.code).toBe('identity.account_not_found');
    await app.http().delete(`/api/accounts/${accountId}/sessions`).set('Authorization', admin.authorization).expect(404);
    const colleague = await app.bearer(unitId, 'leader');
    await app.http().get(`/api/accounts/${accountId}/sessions`).set('Authorization', colleague.authorization).expect(403);
  });
});

test('a changed password ends the other sessions, and a sign-in that has got half-way', async () => {
  const unitId = await app.makeUnit();
  const { login, accountId } = await app.makePerson({ unitId });
  const [here, there] = [await signInWith(login, CHROME), await signInWith(login, PHONE)];
  await get('/api/session', there).expect(200);
  await app.database.inUnit(unitId, (tx) =>
    tx.run(
      `INSERT INTO identity.sign_in_ticket (unit_id, ticket_hash, account_id, created_at, expires_at) VALUES ($1, repeat('0', 64), $2, $3, $3)`,
      [unitId, accountId, app.clock.now()],
    ));
  await app.http().put('/api/session/password').set('Cookie', here).set(fromHere).send({ current: PASSWORD, next: 'mot-mat-khau-khac' }).expect(204);
  await get('/api/session', there).expect(401);
  await get('/api/session', here).expect(200);
  const tickets = await app.database.inUnit(unitId, (tx) => tx.rows(`${ON_PURPOSE} SELECT 1 FROM identity.sign_in_ticket`));
  expect(tickets).toEqual([]);
});
