import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TOTP } from 'otpauth';
import { cookieOf, IdentityApp, PASSWORD, type PersonOptions } from './identity-app.js';
import { asOwner } from '../support/own-database.js';

let app: IdentityApp;
beforeAll(async () => {
  app = await IdentityApp.start({ SECOND_FACTOR_KEY: 'khoa-thu-nghiem-dai-hon-ba-muoi-hai-ky-tu' });
});
beforeEach(() => {
  app.clock.set('2026-03-02 09:00');
});
afterAll(() => app.stop());

const fromHere = { 'X-Requested-With': 'test' };
const signInWith = (login: string, password = PASSWORD) => app.http().post('/api/session').send({ login, password });
const sendCode = (ticket: string, code: string) => app.http().post('/api/session/code').send({ ticket, code });
const codeOf = (secret: string): string => new TOTP({ secret }).generate({ timestamp: app.clock.now().getTime() });
const as = (cookie: string, method: 'get' | 'post' | 'put', path: string) => app.http()[method](path).set('Cookie', cookie).set(fromHere);

interface Careful {
  unitId: string;
  login: string;
  accountId: string;
  cookie: string;
  secret: string;
  recoveryCodes: string[];
}

/** Somebody who has switched the second step on, half a minute ago. */
async function careful(options: Partial<PersonOptions> = {}): Promise<Careful> {
  const unitId = options.unitId ?? (await app.makeUnit());
  const { login, accountId } = await app.makePerson({ ...options, unitId });
  const cookie = await app.signIn(login);
  const { body: begun } = await as(cookie, 'post', '/api/second-factor').expect(201);
  const { body: done } = await as(cookie, 'put', '/api/second-factor').send({ code: codeOf(begun.secret) }).expect(200);
  app.clock.advance({ minutes: 1 });
  return { unitId, login, accountId, cookie, secret: begun.secret, recoveryCodes: done.recoveryCodes };
}

/** @returns a ticket, the password being right */
async function ticketFor(login: string): Promise<string> {
  const { body } = await signInWith(login).expect(202);
  return body.ticket as string;
}

describe('switching the second step on', () => {
  test('counts only once a code has proved that the secret arrived', async () => {
    const { login, accountId } = await app.makePerson({ unitId: await app.makeUnit() });
    const cookie = await app.signIn(login);
    expect((await as(cookie, 'get', '/api/second-factor').expect(200)).body).toEqual({ on: false, since: null, recoveryCodesLeft: 0 });
    expect((await as(cookie, 'put', '/api/second-factor').send({ code: '123456' }).expect(409)).body.code).toBe('identity.second_factor_not_begun');
    await as(cookie, 'post', '/api/second-factor').expect(201);
    const { body } = await as(cookie, 'post', '/api/second-factor').expect(201);
    expect(new URL(body.uri).searchParams.get('secret')).toBe(body.secret);
    await signInWith(login).expect(200);
    const right = codeOf(body.secret);
    const wrong = right === '000000' ? '000001' : '000000';
    expect((await as(cookie, 'put', '/api/second-factor').send({ code: wrong }).expect(400)).body.code).toBe('identity.wrong_code');
    const { body: done } = await as(cookie, 'put', '/api/second-factor').send({ code: right }).expect(200);
    expect(done.recoveryCodes).toHaveLength(10);
    expect((await as(cookie, 'get', '/api/second-factor').expect(200)).body).toEqual({ on: true, since: '2026-03-02T02:00:00.000Z', recoveryCodesLeft: 10 });
    expect((await as(cookie, 'post', '/api/second-factor').expect(409)).body.code).toBe('identity.second_factor_on');
    await signInWith(login).expect(202);
    const [row] = await asOwner<{ secret: string }>(process.env.TEST_OWNER_URL as string, 'SELECT secret FROM identity.second_factor WHERE account_id = $1', [accountId]);
    expect(row?.secret).toMatch(/^sealed:/);
    expect(row?.secret).not.toContain(body.secret);
  });

  test('is for people in person, not for programs', async () => {
    const program = await app.bearer(await app.makeUnit(), 'clerk');
    const refused = await app.http().post('/api/second-factor').set('Authorization', program.authorization).expect(403);
    expect(refused.body.code).toBe('identity.only_in_person');
  });
});

describe('signing in with it', () => {
  test('the password gives a ticket and no session; the code gives the session', async () => {
    const { login, accountId, secret } = await careful();
    const first = await signInWith(login).expect(202);
    expect(first.headers['set-cookie']).toBeUndefined();
    expect(first.body).toEqual({ step: 'code', ticket: expect.any(String), expiresAt: '2026-03-02T02:06:00.000Z' });
    await app.http().get('/api/session').set('Cookie', `mot_cua=${first.body.ticket as string}`).expect(401);
    const code = codeOf(secret);
    const second = await sendCode(first.body.ticket, ` ${code.slice(0, 3)} ${code.slice(3)} `).expect(200);
    expect(second.body).toMatchObject({ accountId, login });
    const { body } = await as(cookieOf(second), 'get', '/api/sessions').expect(200);
    expect(body.items[0]).toMatchObject({ begunBy: 'two_step' });
    expect((await sendCode(first.body.ticket, codeOf(secret)).expect(401)).body.code).toBe('identity.ticket_expired');
  });

  test('a code serves once, also for two who send it at the same moment', async () => {
    const { login, secret } = await careful();
    const tickets = await Promise.all(Array.from({ length: 4 }, () => ticketFor(login)));
    const statuses = await Promise.all(tickets.map(async (ticket) => (await sendCode(ticket, codeOf(secret))).status));
    expect(statuses.sort()).toEqual([200, 400, 400, 400]);
    app.clock.advance({ minutes: 1 });
    await sendCode(await ticketFor(login), codeOf(secret)).expect(200);
  });

  test('a code of the half minute before is taken, an older one and one taken before are not', async () => {
    const { login, secret } = await careful();
    const code = codeOf(secret);
    app.clock.advance({ minutes: 0.5 });
    await sendCode(await ticketFor(login), code).expect(200);
    await sendCode(await ticketFor(login), code).expect(400);
    const next = codeOf(secret);
    app.clock.advance({ minutes: 1 });
    await sendCode(await ticketFor(login), next).expect(400);
  });

  test('the ticket holds five minutes, and only a real one counts as a try', async () => {
    const { login, secret, unitId } = await careful();
    const ticket = await ticketFor(login);
    app.clock.advance({ minutes: 5 });
    expect((await sendCode(ticket, codeOf(secret)).expect(401)).body.code).toBe('identity.ticket_expired');
    for (let i = 0; i < 6; i++) await sendCode(`${unitId}.${'A'.repeat(43)}`, '000000').expect(401);
    await sendCode('khong-phai-ve', '000000').expect(401);
    await sendCode(await ticketFor(login), codeOf(secret)).expect(200);
  });

  test('wrong codes lock the account like wrong passwords; the right password in between does not help', async () => {
    const { login, accountId, unitId, secret } = await careful();
    const wrong = codeOf(secret) === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i++) expect((await sendCode(await ticketFor(login), wrong).expect(400)).body.code).toBe('identity.wrong_code');
    expect((await signInWith(login).expect(429)).body.code).toBe('identity.locked');
    expect(await app.auditOf(unitId, accountId)).toContain('account.locked');
    app.clock.advance({ minutes: 5 });
    await sendCode(await ticketFor(login), codeOf(secret)).expect(200);
  });

  test('the right password at the fifth try still leaves room for the code', async () => {
    const { login, secret } = await careful();
    for (let i = 0; i < 4; i++) await signInWith(login, 'sai-mat-khau').expect(401);
    const ticket = await ticketFor(login);
    await sendCode(ticket, codeOf(secret)).expect(200);
    for (let i = 0; i < 4; i++) await signInWith(login, 'sai-mat-khau').expect(401);
    await signInWith(login).expect(202);
  });

  test('a ticket ends when the password is reset', async () => {
    const { login, accountId, unitId, secret } = await careful();
    const admin = await app.bearer(unitId, 'administrator');
    const ticket = await ticketFor(login);
    await app.http().patch(`/api/accounts/${accountId}`).set('Authorization', admin.authorization).send({ newPassword: 'giao-tan-tay-1' }).expect(200);
    await sendCode(ticket, codeOf(secret)).expect(401);
    await signInWith(login, 'giao-tan-tay-1').expect(202);
  });
});

describe('recovery codes', () => {
  test('let somebody in once each, however they are typed', async () => {
    const { login, accountId, unitId, cookie, recoveryCodes } = await careful();
    const [code = ''] = recoveryCodes;
    await sendCode(await ticketFor(login), code.toUpperCase().replaceAll('-', ' ')).expect(200);
    await sendCode(await ticketFor(login), code).expect(400);
    expect((await as(cookie, 'get', '/api/second-factor').expect(200)).body.recoveryCodesLeft).toBe(9);
    expect(await app.auditOf(unitId, accountId)).toContain('account.recovery_code_used');
  });

  test('are replaced as a whole, against a code', async () => {
    const { login, cookie, secret, recoveryCodes } = await careful();
    await as(cookie, 'post', '/api/second-factor/recovery-codes').send({ code: recoveryCodes[0] }).expect(400);
    const { body } = await as(cookie, 'post', '/api/second-factor/recovery-codes').send({ code: codeOf(secret) }).expect(200);
    expect(body.recoveryCodes).toHaveLength(10);
    await sendCode(await ticketFor(login), recoveryCodes[1] ?? '').expect(400);
    await sendCode(await ticketFor(login), body.recoveryCodes[1]).expect(200);
  });
});

describe('switching it off', () => {
  test('needs the password', async () => {
    const { login, accountId, unitId, cookie } = await careful();
    expect((await as(cookie, 'post', '/api/second-factor/removal').send({ password: 'khong-phai' }).expect(400)).body.code).toBe('identity.wrong_password');
    await as(cookie, 'post', '/api/second-factor/removal').send({ password: PASSWORD }).expect(204);
    expect((await as(cookie, 'post', '/api/second-factor/removal').send({ password: PASSWORD }).expect(409)).body.code).toBe('identity.second_factor_off');
    await signInWith(login).expect(200);
    expect((await app.auditOf(unitId, accountId)).slice(2)).toEqual(['account.second_factor_on', 'account.second_factor_off']);
  });

  test('for somebody who lost the telephone is the administrator\'s to do; their sessions end', async () => {
    const { login, accountId, unitId, cookie } = await careful();
    const admin = await careful({ unitId, roles: ['administrator'] });
    const reset = (id: string) => app.http().delete(`/api/accounts/${id}/second-factor`).set('Cookie', admin.cookie).set(fromHere);
    await as(cookie, 'get', '/api/session').expect(200);
    await reset(accountId).expect(204);
    await as(cookie, 'get', '/api/session').expect(401);
    await signInWith(login).expect(200);
    expect((await reset(admin.accountId).expect(409)).body.code).toBe('identity.not_without_password');
    const stranger = await careful();
    expect((await reset(stranger.accountId).expect(404)).body.code).toBe('identity.account_not_found');
    expect(await app.auditOf(unitId, accountId)).toContain('account.second_factor_reset');
  });
});
