import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Response } from 'supertest';
import { IdentityApp, PASSWORD } from './identity-app.js';
import { AccountService } from '../support/account-service.js';

let service: AccountService;
let app: IdentityApp;
beforeAll(async () => {
  service = await AccountService.start();
  app = await IdentityApp.start(service.environment);
  const { port } = app.app.getHttpServer().address() as AddressInfo;
  service.knows(`http://127.0.0.1:${port}/dang-nhap/oidc/ve`);
});
beforeEach(() => {
  app.clock.set('2026-03-02 09:00');
});
afterAll(async () => {
  await app.stop();
  await service.stop();
});

const cookiesOf = (response: Response): Map<string, string> =>
  new Map(([] as string[]).concat(response.headers['set-cookie'] ?? []).map((line) => [line.slice(0, line.indexOf('=')), line.split(';')[0] ?? '']));

/** As a browser does it. @returns the answer to the browser's return, and what it was sent with */
async function enter(subject: string | undefined, next?: string): Promise<{ response: Response; callback: string; cookie: string }> {
  const begun = await app.http().get('/dang-nhap/oidc').query(next === undefined ? {} : { tiep: next }).expect(303);
  const cookie = cookiesOf(begun).get('mot_cua_oidc') ?? '';
  const back = await service.visit(begun.headers.location ?? '', subject);
  const callback = `${back.pathname}${back.search}`;
  return { response: await app.http().get(callback).set('Cookie', cookie), callback, cookie };
}

/** @returns who the browser is afterwards */
async function who(response: Response): Promise<{ accountId: string }> {
  expect(response.status).toBe(303);
  const session = cookiesOf(response).get('mot_cua') ?? '';
  return (await app.http().get('/api/session').set('Cookie', session).expect(200)).body as { accountId: string };
}

describe('signing in with the province\'s account service', () => {
  test('finds the account by its login the first time, and by the person ever after', async () => {
    const unitId = await app.makeUnit();
    const { login, accountId } = await app.makePerson({ unitId });
    const subject = randomUUID();
    service.register(subject, { preferred_username: login.toUpperCase() });
    const { response } = await enter(subject, '/ho-so?trang=2');
    expect(response.headers.location).toBe('/ho-so?trang=2');
    expect(cookiesOf(response).get('mot_cua_oidc')).toBe('mot_cua_oidc=');
    expect((await who(response)).accountId).toBe(accountId);
    service.register(subject, { preferred_username: 'doi-ten' });
    expect((await who((await enter(subject)).response)).accountId).toBe(accountId);
    expect((await app.auditOf(unitId, accountId)).slice(2)).toEqual(['account.external_linked']);
  });

  test('goes by an e-mail address only when the service vouches for it and one account alone has it', async () => {
    const unitId = await app.makeUnit();
    const email = `Can.Bo.${randomUUID()}@xa.example.vn`;
    const { accountId } = await app.makePerson({ unitId, email });
    const subject = randomUUID();
    service.register(subject, { email, email_verified: false });
    expect((await enter(subject)).response.body.code).toBe('identity.oidc_unknown');
    service.register(subject, { email: email.toLowerCase(), email_verified: true });
    const shared = await app.makePerson({ unitId, email });
    expect((await enter(subject)).response.body.code).toBe('identity.oidc_unknown');
    const admin = await app.bearer(unitId, 'administrator');
    await app.http().patch(`/api/accounts/${shared.accountId}`).set('Authorization', admin.authorization).send({ disabled: true }).expect(200);
    expect((await who((await enter(subject)).response)).accountId).toBe(accountId);
  });

  test('opens no accounts: who is not known here is refused in words', async () => {
    const subject = randomUUID();
    service.register(subject, { preferred_username: `nguoi-la-${subject}` });
    const { response } = await enter(subject);
    expect(response.status).toBe(403);
    expect(response.body).toMatchObject({ code: 'identity.oidc_unknown', detail: expect.stringContaining('Tài khoản tỉnh Mẫu') });
    expect(cookiesOf(response).has('mot_cua')).toBe(false);
  });

  test('never gives a linked account to a second person, until an administrator unlinks it', async () => {
    const unitId = await app.makeUnit();
    const { login, accountId } = await app.makePerson({ unitId });
    const [first, second] = [randomUUID(), randomUUID()];
    service.register(first, { preferred_username: login });
    service.register(second, { preferred_username: login });
    await who((await enter(first)).response);
    const { response } = await enter(second);
    expect([response.status, response.body.code]).toEqual([409, 'identity.oidc_linked_otherwise']);
    const admin = await app.bearer(unitId, 'administrator');
    const unlink = () => app.http().delete(`/api/accounts/${accountId}/external-identity`).set('Authorization', admin.authorization);
    await unlink().expect(204);
    expect((await unlink().expect(409)).body.code).toBe('identity.oidc_not_linked');
    expect((await who((await enter(second)).response)).accountId).toBe(accountId);
    expect((await app.auditOf(unitId, accountId)).slice(2)).toEqual(['account.external_linked', 'account.external_unlinked', 'account.external_linked']);
  });

  test('a program\'s account and a disabled one are nobody\'s', async () => {
    const unitId = await app.makeUnit();
    const admin = await app.bearer(unitId, 'administrator');
    const { login, accountId } = await app.makePerson({ unitId });
    const subject = randomUUID();
    service.register(subject, { preferred_username: login });
    await who((await enter(subject)).response);
    await app.http().patch(`/api/accounts/${accountId}`).set('Authorization', admin.authorization).send({ disabled: true }).expect(200);
    expect((await enter(subject)).response.body.code).toBe('identity.oidc_unknown');
    const program = `may.${subject.slice(0, 8)}`;
    await app.http().post('/api/accounts').set('Authorization', admin.authorization).send({ kind: 'program', login: program, displayName: 'Máy' }).expect(201);
    const impostor = randomUUID();
    service.register(impostor, { preferred_username: program });
    expect((await enter(impostor)).response.body.code).toBe('identity.oidc_unknown');
  });

  test('the service has seen to the second step and to the password: ours are not asked for', async () => {
    const unitId = await app.makeUnit();
    const { login } = await app.makePerson({ unitId, mustChangePassword: true });
    const subject = randomUUID();
    service.register(subject, { preferred_username: login });
    for (let i = 0; i < 5; i++) await app.http().post('/api/session').send({ login, password: 'sai-mat-khau' }).expect(401);
    const session = cookiesOf((await enter(subject)).response).get('mot_cua') ?? '';
    const { body } = await app.http().get('/api/sessions').set('Cookie', session).expect(200);
    expect(body.items).toMatchObject([{ begunBy: 'provider', current: true }]);
    expect((await app.http().post('/api/session').send({ login, password: PASSWORD }).expect(429)).body.code).toBe('identity.locked');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])('leads nobody away: %s', async (next) => {
    const { login } = await app.makePerson({ unitId: await app.makeUnit() });
    const subject = randomUUID();
    service.register(subject, { preferred_username: login });
    expect((await enter(subject, next)).response.headers.location).toBe('/');
  });
});

describe('what does not fit together is refused', () => {
  test('turning back at the service', async () => {
    const { response } = await enter(undefined);
    expect([response.status, response.body.code]).toEqual([403, 'identity.oidc_failed']);
  });

  test('an answer that another browser asked for, or that was used before', async () => {
    const { login } = await app.makePerson({ unitId: await app.makeUnit() });
    const subject = randomUUID();
    service.register(subject, { preferred_username: login });
    const { callback, cookie } = await enter(subject);
    expect((await app.http().get(callback).expect(403)).body.code).toBe('identity.oidc_expired');
    expect((await app.http().get(callback).set('Cookie', 'mot_cua_oidc=khong-phai').expect(403)).body.code).toBe('identity.oidc_expired');
    const another = cookiesOf(await app.http().get('/dang-nhap/oidc').expect(303)).get('mot_cua_oidc') ?? '';
    expect((await app.http().get(callback).set('Cookie', another).expect(403)).body.code).toBe('identity.oidc_failed');
    expect((await app.http().get(callback).set('Cookie', cookie).expect(403)).body.code).toBe('identity.oidc_failed');
  });

  test.each(['state', 'nonce', 'verifier'])('another %s than the one that was begun with', async (part) => {
    const { login } = await app.makePerson({ unitId: await app.makeUnit() });
    const subject = randomUUID();
    service.register(subject, { preferred_username: login });
    const begun = await app.http().get('/dang-nhap/oidc').expect(303);
    const [, value = ''] = (cookiesOf(begun).get('mot_cua_oidc') ?? '').split('=');
    const kept = JSON.parse(Buffer.from(value, 'base64url').toString()) as Record<string, string>;
    const changed = Buffer.from(JSON.stringify({ ...kept, [part]: 'A'.repeat(43) })).toString('base64url');
    const back = await service.visit(begun.headers.location ?? '', subject);
    const response = await app.http().get(`${back.pathname}${back.search}`).set('Cookie', `mot_cua_oidc=${changed}`).expect(403);
    expect(response.body.code).toBe('identity.oidc_failed');
    expect(cookiesOf(response).has('mot_cua')).toBe(false);
  });
});

describe('the configuration', () => {
  test('without a service there is no such address; one that does not answer is said to', async () => {
    const without = await IdentityApp.start();
    await without.http().get('/dang-nhap/oidc').expect(404);
    await without.http().get('/dang-nhap/oidc/ve?code=x&state=y').expect(403);
    await without.stop();
    const silent = await AccountService.start();
    const waiting = await IdentityApp.start(silent.environment);
    const refused = await waiting.http().get('/dang-nhap/oidc').expect(503);
    expect(refused.body).toMatchObject({ code: 'identity.oidc_unavailable', detail: expect.stringContaining('Tài khoản tỉnh Mẫu') });
    silent.knows('http://mot-cua.test/dang-nhap/oidc/ve');
    await waiting.http().get('/dang-nhap/oidc').expect(303);
    await waiting.stop();
    await silent.stop();
  });

  test('sends along the address that is configured, PKCE, a state and a nonce', async () => {
    const elsewhere = await IdentityApp.start({ ...service.environment, PUBLIC_URL: 'https://motcua.example.vn', BEHIND_TLS: 'true' });
    const begun = await elsewhere.http().get('/dang-nhap/oidc').expect(303);
    const asked = Object.fromEntries(new URL(begun.headers.location ?? '').searchParams);
    expect(asked).toMatchObject({
      response_type: 'code', redirect_uri: 'https://motcua.example.vn/dang-nhap/oidc/ve', scope: 'openid profile email',
      code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/), state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(begun.headers['set-cookie']?.[0]).toMatch(/; Max-Age=600; Path=\/dang-nhap\/oidc; HttpOnly; Secure; SameSite=Lax$/);
    await elsewhere.stop();
  });
});
