import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Accounts, SetRoles } from '#src/identity';
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

const fromHere = { 'X-Requested-With': 'test' };
const signInWith = (login: string, password: string) => app.http().post('/api/session').send({ login, password });

describe('signing in and out', () => {
  test('sets a cookie that scripts cannot read, says who it is, and ends when told', async () => {
    const unitId = await app.makeUnit({ name: 'UBND xã Dương Thử' });
    const { login, accountId } = await app.makePerson({ unitId, roles: ['clerk', 'officer'] });
    const response = await signInWith(login.toUpperCase(), PASSWORD).expect(200);
    expect(response.body).toMatchObject({ accountId, login, mustChangePassword: false, unit: { id: unitId, name: 'UBND xã Dương Thử' } });
    const [header] = ([] as string[]).concat(response.headers['set-cookie'] ?? []);
    expect(header).toMatch(new RegExp(`^mot_cua=${unitId}\\.[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax$`));
    const cookie = cookieOf(response);
    const me = await app.http().get('/api/session').set('Cookie', cookie).expect(200);
    expect(me.body.grants).toEqual(expect.arrayContaining([{ unitId, role: 'clerk' }, { unitId, role: 'officer' }]));
    await app.http().delete('/api/session').set('Cookie', cookie).expect(204);
    const gone = await app.http().get('/api/session').set('Cookie', cookie).expect(401);
    expect(gone.body.code).toBe('http.unauthenticated');
  });

  test('an unknown login, a wrong password and a disabled account get the same answer', async () => {
    const unitId = await app.makeUnit();
    const { login } = await app.makePerson({ unitId });
    const disabled = await app.makePerson({ unitId });
    const admin = await app.bearer(unitId, 'administrator');
    await app.http().patch(`/api/accounts/${disabled.accountId}`).set('Authorization', admin.authorization).send({ disabled: true }).expect(200);
    const answers = [
      await signInWith(login, 'sai-mat-khau').expect(401),
      await signInWith(`khong-co-${login}`, PASSWORD).expect(401),
      await signInWith(disabled.login, PASSWORD).expect(401),
    ].map(({ body }) => ({ ...body, requestId: undefined, instance: undefined }));
    expect(answers[0]).toMatchObject({ code: 'identity.wrong_credentials' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('after five failures in a row even the right password waits five minutes', async () => {
    const unitId = await app.makeUnit();
    const { login, accountId } = await app.makePerson({ unitId });
    for (let i = 0; i < 4; i++) await signInWith(login, 'sai-mat-khau').expect(401);
    await signInWith(login, PASSWORD).expect(200);
    for (let i = 0; i < 5; i++) await signInWith(login, 'sai-mat-khau').expect(401);
    app.clock.advance({ minutes: 2 });
    const locked = await signInWith(login, PASSWORD).expect(429);
    expect(locked.body.code).toBe('identity.locked');
    expect(locked.headers['retry-after']).toBe('180');
    app.clock.advance({ minutes: 3 });
    await signInWith(login, 'sai-mat-khau').expect(401);
    await signInWith(login, PASSWORD).expect(200);
    expect(await app.auditOf(unitId, accountId)).toEqual(['account.created', 'account.roles_set', 'account.locked']);
  });

  test('guesses made at the same moment are counted too', async () => {
    const unitId = await app.makeUnit();
    const { login } = await app.makePerson({ unitId });
    const statuses = await Promise.all(Array.from({ length: 9 }, async () => (await signInWith(login, 'sai-mat-khau')).status));
    expect(statuses.sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
  });

  test('a session ends after eight idle hours, and after twelve in any case', async () => {
    const unitId = await app.makeUnit();
    const { login } = await app.makePerson({ unitId });
    const idle = await app.signIn(login);
    const busy = await app.signIn(login);
    const ask = (cookie: string) => app.http().get('/api/session').set('Cookie', cookie);
    app.clock.advance({ hours: 7 });
    await ask(busy).expect(200);
    app.clock.advance({ hours: 1 });
    await ask(idle).expect(401);
    await ask(busy).expect(200);
    app.clock.advance({ hours: 3, minutes: 59 });
    await ask(busy).expect(200);
    app.clock.advance({ minutes: 1 });
    await ask(busy).expect(401);
  });
});

describe('passwords', () => {
  test('one that was handed over must be changed first; other sessions end', async () => {
    const unitId = await app.makeUnit({ name: 'UBND xã Dương Thử' });
    const { login, accountId } = await app.makePerson({ unitId, mustChangePassword: true });
    const elsewhere = await app.signIn(login);
    const cookie = await app.signIn(login);
    const blocked = await app.http().get('/api/units').set('Cookie', cookie).expect(403);
    expect(blocked.body.code).toBe('identity.must_change_password');
    const change = (current: string, next: string) => app.http().put('/api/session/password').set('Cookie', cookie).set(fromHere).send({ current, next });
    expect((await change('khong-phai', 'mot-mat-khau-khac').expect(400)).body.code).toBe('identity.wrong_password');
    for (const weak of ['ngan', PASSWORD, login.toUpperCase(), 'ubnd xa duong thu', 'UBNDxãDươngThử']) {
      expect((await change(PASSWORD, weak).expect(400)).body.code).toBe('identity.weak_password');
    }
    await change(PASSWORD, 'Mật khẩu đặt lại').expect(204);
    await app.http().get('/api/units').set('Cookie', cookie).expect(200);
    await app.http().get('/api/session').set('Cookie', elsewhere).expect(401);
    await signInWith(login, PASSWORD).expect(401);
    await signInWith(login, 'Mật khẩu đặt lại'.normalize('NFD')).expect(200);
    expect(await app.auditOf(unitId, accountId)).toContain('account.password_changed');
  });

  test('a reset signs the account out and is to be changed', async () => {
    const unitId = await app.makeUnit();
    const admin = await app.bearer(unitId, 'administrator');
    const { login, accountId } = await app.makePerson({ unitId });
    const cookie = await app.signIn(login);
    await app.http().get('/api/session').set('Cookie', cookie).expect(200);
    await app.http().patch(`/api/accounts/${accountId}`).set('Authorization', admin.authorization).send({ newPassword: 'giao-tan-tay-1' }).expect(200);
    await app.http().get('/api/session').set('Cookie', cookie).expect(401);
    expect((await signInWith(login, 'giao-tan-tay-1').expect(200)).body.mustChangePassword).toBe(true);
  });
});

describe('the guard', () => {
  test('a route that says nothing is nobody\'s; a public one is everybody\'s', async () => {
    const unitId = await app.makeUnit();
    const admin = await app.bearer(unitId, 'administrator');
    const refused = await app.http().get('/test/undeclared').set('Authorization', admin.authorization).expect(403);
    expect(refused.body.code).toBe('http.forbidden');
    await app.http().get('/test/undeclared').expect(403);
    await app.http().get('/test/public').expect(200);
  });

  test('without sign-in 401, with the wrong role 403', async () => {
    const unitId = await app.makeUnit();
    const clerk = await app.bearer(unitId, 'clerk');
    const leader = await app.bearer(unitId, 'leader');
    await app.http().get('/test/leaders').expect(401);
    await app.http().get('/test/leaders').set('Authorization', clerk.authorization).expect(403);
    await app.http().get('/test/leaders').set('Authorization', leader.authorization).expect(200);
  });

  test.each(['', 'Bearer', 'Bearer x', 'Basic YTpi', 'Bearer 00000000-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', "Bearer ' OR 1=1 --"])(
    'what was never issued is nobody: %j', async (authorization) => {
      await app.http().get('/api/session').set('Authorization', authorization).expect(401);
    });

  test('a change by cookie must come from our own pages, or from a program that says so', async () => {
    const unitId = await app.makeUnit();
    const { login } = await app.makePerson({ unitId, roles: ['administrator'] });
    const cookie = await app.signIn(login);
    const post = (headers: Record<string, string>) => app.http().post('/api/tokens').set('Cookie', cookie).set(headers).send({ name: 'x' });
    expect((await post({}).expect(403)).body.code).toBe('identity.cross_site');
    await post({ 'Sec-Fetch-Site': 'cross-site' }).expect(403);
    await post({ 'Sec-Fetch-Site': 'same-site' }).expect(403);
    await post({ 'Sec-Fetch-Site': 'cross-site', 'X-Requested-With': 'x' }).expect(403);
    await post({ Origin: 'https://elsewhere.example' }).expect(403);
    await post({ Origin: 'null' }).expect(403);
    await post({ 'Sec-Fetch-Site': 'same-origin' }).expect(201);
    await post({ Origin: 'http://mot-cua.test', Host: 'mot-cua.test' }).expect(201);
    await post(fromHere).expect(201);
    const own = await app.bearer(unitId, 'administrator');
    await app.http().post('/api/tokens').set('Authorization', own.authorization).send({ name: 'x' }).expect(201);
  });
});

describe('accounts', () => {
  test('the administrator adds a person, who signs in with the password made up for them', async () => {
    const unitId = await app.makeUnit();
    const { login } = await app.makePerson({ unitId, roles: ['administrator'] });
    const cookie = await app.signIn(login);
    const form = { login: `Moi.${login}`, displayName: '<b>Trần Thử</b>', email: 'thu@example.vn', roles: ['clerk'] };
    const created = await app.http().post('/api/accounts').set('Cookie', cookie).set(fromHere).send(form).expect(201);
    expect(created.body).toMatchObject({ unitId, login: `moi.${login}`, displayName: '<b>Trần Thử</b>', mustChangePassword: true });
    expect(JSON.stringify(created.body)).not.toMatch(/hash|argon/i);
    await signInWith(form.login, created.body.password).expect(200);
    const taken = await app.http().post('/api/accounts').set('Cookie', cookie).set(fromHere).send(form).expect(409);
    expect(taken.body.code).toBe('identity.login_taken');
    const list = await app.http().get('/api/accounts?limit=1').set('Cookie', cookie).expect(200);
    expect(list.body).toMatchObject({ items: [{ login: `moi.${login}`, roles: ['clerk'] }], next: expect.any(String) });
    const rest = await app.http().get(`/api/accounts?cursor=${list.body.next}`).set('Cookie', cookie).expect(200);
    expect(rest.body).toMatchObject({ items: [{ login, roles: ['administrator'] }], next: null });
    expect(await app.auditOf(unitId, created.body.id)).toEqual(['account.created', 'account.roles_set']);
  });

  test('another unit\'s account answers as if it did not exist', async () => {
    const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
    const admin = await app.bearer(unitId, 'administrator');
    const stranger = await app.makePerson({ unitId: other });
    const patch = (body: object) => app.http().patch(`/api/accounts/${stranger.accountId}`).set('Authorization', admin.authorization).send(body);
    expect((await patch({ disabled: true }).expect(404)).body.code).toBe('identity.account_not_found');
    await patch({ unitId: other }).expect(404);
    await patch({ roles: [] }).expect(404);
    await patch({ unitId: other, roles: ['leader'] }).expect(404);
    await app.http().get(`/api/accounts?unitId=${other}`).set('Authorization', admin.authorization).expect(404);
    const list = await app.http().get('/api/accounts').set('Authorization', admin.authorization).expect(200);
    expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([admin.accountId]);
  });

  test('roles of a unit are its administrator\'s to give; the rest is for the account\'s own unit', async () => {
    const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
    const admin = await app.bearer(unitId, 'administrator');
    const guest = await app.bearer(other, 'clerk');
    const patch = (body: object) => app.http().patch(`/api/accounts/${guest.accountId}`).set('Authorization', admin.authorization).send({ unitId, ...body });
    expect((await patch({ roles: ['officer'] }).expect(200)).body.roles).toEqual(['officer']);
    await patch({ disabled: true }).expect(403);
    expect((await patch({ roles: ['leader'] }).expect(200)).body.roles).toEqual(['leader']);
    expect((await patch({ roles: [] }).expect(200)).body.roles).toEqual([]);
    expect((await patch({ roles: ['leader', 'boss'] }).expect(400)).body.code).toBe('request.invalid');
    expect(await app.auditOf(unitId, guest.accountId)).toEqual(['account.roles_set', 'account.roles_set', 'account.roles_set']);
  });

  test('a role that is taken back is gone with the next request; nobody takes their own administration away', async () => {
    const unitId = await app.makeUnit();
    const admin = await app.bearer(unitId, 'administrator');
    const { login, accountId } = await app.makePerson({ unitId, roles: ['leader'] });
    const cookie = await app.signIn(login);
    await app.http().get('/test/leaders').set('Cookie', cookie).expect(200);
    const patch = (id: string, body: object) => app.http().patch(`/api/accounts/${id}`).set('Authorization', admin.authorization).send(body);
    await patch(accountId, { roles: ['clerk'] }).expect(200);
    await app.http().get('/test/leaders').set('Cookie', cookie).expect(403);
    await patch(accountId, { disabled: true }).expect(200);
    await app.http().get('/api/session').set('Cookie', cookie).expect(401);
    expect((await patch(admin.accountId, { roles: ['clerk'] }).expect(409)).body.code).toBe('identity.not_yourself');
    expect((await patch(admin.accountId, { disabled: true }).expect(409)).body.code).toBe('identity.not_yourself');
  });

  test('a grant holds on its days only, and is known to those who look for somebody to tell', async () => {
    const unitId = await app.makeUnit();
    const { login, accountId } = await app.makePerson({ unitId, roles: [] });
    await app.database.inUnit(unitId, (tx) => app.app.get(SetRoles).run(tx, null, accountId, unitId, ['leader'], '2026-03-03'));
    const withRole = () => app.database.inUnit(unitId, (tx) => app.app.get(Accounts).withRole(tx, unitId, ['leader']));
    expect(await withRole()).toEqual([]);
    const cookie = await app.signIn(login);
    await app.http().get('/test/leaders').set('Cookie', cookie).expect(403);
    app.clock.set('2026-03-03 00:00');
    expect(await withRole()).toEqual([{ accountId, email: null }]);
    const next = await app.signIn(login);
    await app.http().get('/test/leaders').set('Cookie', next).expect(200);
    const names = await app.database.inUnit(unitId, (tx) => app.app.get(Accounts).displayNames(tx, [accountId, unitId]));
    expect([...names]).toEqual([[accountId, 'Người Thử']]);
  });

  test('the administrator of a province administers its communes', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const commune = await app.makeUnit({ parentId: province });
    const admin = await app.bearer(province, 'administrator');
    const supervisor = await app.bearer(province, 'supervisor');
    const list = await app.http().get(`/api/accounts?unitId=${commune}`).set('Authorization', admin.authorization).expect(200);
    expect(list.body).toEqual({ items: [], next: null });
    await app.http().get(`/api/accounts?unitId=${commune}`).set('Authorization', supervisor.authorization).expect(403);
  });
});

describe('tokens of programs', () => {
  test('work with the roles they were lent, until revoked', async () => {
    const unitId = await app.makeUnit();
    const { login } = await app.makePerson({ unitId, roles: ['administrator', 'leader'] });
    const cookie = await app.signIn(login);
    const post = (body: object) => app.http().post('/api/tokens').set('Cookie', cookie).set(fromHere).send(body);
    const { body: lent } = await post({ name: 'Máy in', roles: ['leader'] }).expect(201);
    const asProgram = (path: string) => app.http().get(path).set('Authorization', `Bearer ${lent.token}`);
    await asProgram('/test/leaders').expect(200);
    await asProgram('/api/tokens').expect(403);
    const list = await app.http().get('/api/tokens').set('Cookie', cookie).expect(200);
    expect(list.body.items).toMatchObject([{ id: lent.id, name: 'Máy in', roles: ['leader'], revokedAt: null }]);
    expect(JSON.stringify(list.body)).not.toContain(lent.token.split('.')[1]);
    await app.http().delete(`/api/tokens/${lent.id}`).set('Cookie', cookie).set(fromHere).expect(204);
    await asProgram('/test/leaders').expect(401);
    expect(await app.auditOf(unitId, lent.id)).toEqual(['token.created', 'token.revoked']);
    expect((await post({ name: 'x', roles: ['clerk'] }).expect(409)).body.code).toBe('identity.token_roles');
  });

  test('a program has an account of its own, without a password; a colleague cannot be lent', async () => {
    const unitId = await app.makeUnit();
    const admin = await app.bearer(unitId, 'administrator');
    const post = (path: string, body: object) => app.http().post(path).set('Authorization', admin.authorization).send(body);
    const login = `cong.${admin.accountId.slice(-12)}`;
    const { body: program } = await post('/api/accounts', { kind: 'program', login, displayName: 'Cổng dịch vụ công', roles: ['clerk'] }).expect(201);
    expect(program.password).toBeNull();
    await signInWith(login, 'bat-ky-mat-khau').expect(401);
    const { body: lent } = await post('/api/tokens', { accountId: program.id, name: 'Cổng', expiresAt: '2026-03-02T10:00' }).expect(201);
    const who = () => app.http().get('/api/session').set('Authorization', `Bearer ${lent.token}`);
    expect((await who().expect(200)).body).toMatchObject({ login, grants: [{ unitId, role: 'clerk' }] });
    app.clock.set('2026-03-02 10:00');
    await who().expect(401);
    const colleague = await app.makePerson({ unitId });
    expect((await post('/api/tokens', { accountId: colleague.accountId, name: 'x' }).expect(409)).body.code).toBe('identity.token_of_another');
    const reset = await app.http().patch(`/api/accounts/${program.id}`).set('Authorization', admin.authorization).send({ newPassword: 'mat-khau-moi' }).expect(409);
    expect(reset.body.code).toBe('identity.program_has_no_password');
  });

  test('reach no further than their unit, whatever else the account may do', async () => {
    const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
    const program = await app.bearer(unitId, 'leader');
    await app.database.inUnit(other, (tx) => app.app.get(SetRoles).run(tx, null, program.accountId, other, ['leader'], '2019-01-01'));
    const who = await app.http().get('/api/session').set('Authorization', program.authorization).expect(200);
    expect(who.body.grants).toEqual([{ unitId, role: 'leader' }]);
  });

  test('another unit\'s token is not found', async () => {
    const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
    const admin = await app.bearer(unitId, 'administrator');
    const stranger = await app.bearer(other, 'administrator');
    const { body } = await app.http().post('/api/tokens').set('Authorization', stranger.authorization).send({ name: 'x' }).expect(201);
    const gone = await app.http().delete(`/api/tokens/${body.id}`).set('Authorization', admin.authorization).expect(404);
    expect(gone.body.code).toBe('identity.token_not_found');
  });
});

test('the second fence: sessions and tokens of another unit are out of sight without any WHERE', async () => {
  const [unitId, other] = [await app.makeUnit(), await app.makeUnit()];
  const { login } = await app.makePerson({ unitId: other });
  await app.signIn(login);
  await app.bearer(other, 'clerk');
  for (const table of ['session', 'token']) {
    const seen = (fence: string) => app.database.inUnit(fence, (tx) => tx.rows(`${ON_PURPOSE} SELECT unit_id FROM identity.${table}`));
    expect(await seen(unitId)).toEqual([]);
    expect(await seen(other)).toEqual([{ unit_id: other }]);
  }
  const intrusion = app.database.inUnit(unitId, (tx) =>
    tx.run(`${ON_PURPOSE} UPDATE identity.session SET ended_at = now() WHERE account_id IS NOT NULL`));
  expect(await intrusion).toBe(0);
});
