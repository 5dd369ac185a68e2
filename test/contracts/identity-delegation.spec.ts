import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { Accounts, SetRoles } from '#src/identity';
import type { Role } from '#src/platform/http';
import { Desk, OWNER } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ON_PURPOSE } from '../support/observed-sql.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(() => {
  app.clock.set('2026-03-02 09:00');
});
afterAll(() => app.close());

const PASSWORD = 'mat-khau-thu-nghiem';
const WEEK = { validFrom: '2026-03-02', validTo: '2026-03-06', reason: 'Nghỉ phép' };

interface Colleague {
  accountId: string;
  cookie: string;
  displayName: string;
}

/** Somebody signed in with a browser: only people lend and borrow. */
async function person(unitId: string, roles: Role[], displayName = 'Người Thử'): Promise<Colleague> {
  const login = `nguoi.${uuidv7().slice(-12)}`;
  const { account } = await app.database.inUnit(unitId, (tx) =>
    app.get(Accounts).create(tx, null, { unitId, login, displayName, password: PASSWORD, mustChangePassword: false, roles, validFrom: '2019-01-01' }));
  const answer = await app.http().post('/api/session').send({ login, password: PASSWORD }).expect(200);
  return { accountId: account.id, cookie: String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '', displayName };
}

const as = ({ cookie }: Colleague, method: 'get' | 'post' | 'delete', path: string) =>
  app.http()[method](path).set('Cookie', cookie).set('X-Requested-With', 'test');
const lend = (by: Colleague, to: Colleague, more: object = {}) => as(by, 'post', '/api/delegations').send({ toAccountId: to.accountId, ...WEEK, ...more });

async function grantsOf(who: Colleague): Promise<{ unitId: string; role: Role; actingFor?: { accountId: string; displayName: string } }[]> {
  return (await as(who, 'get', '/api/session').expect(200)).body.grants;
}
const rolesOf = async (who: Colleague): Promise<Role[]> => (await grantsOf(who)).map(({ role }) => role).sort();

describe('lending one\'s roles', () => {
  test('gives a colleague the roles from the first to the last day, and says whose they are', async () => {
    app.clock.set('2026-03-02 20:00');
    const { unitId } = await app.makeUnit();
    const leader = await person(unitId, ['leader', 'officer'], 'Lãnh đạo Mẫu');
    const deputy = await person(unitId, ['officer']);
    expect(await rolesOf(deputy)).toEqual(['officer']);
    const { body } = await lend(leader, deputy, { validFrom: '2026-03-03' }).expect(201);
    expect(await rolesOf(deputy)).toEqual(['officer']);
    app.clock.set('2026-03-03 00:00');
    const actingFor = { accountId: leader.accountId, displayName: 'Lãnh đạo Mẫu' };
    expect((await grantsOf(deputy)).sort((a, b) => (a.role < b.role ? -1 : 1))).toEqual([{ unitId, role: 'leader', actingFor }, { unitId, role: 'officer' }]);
    await as(deputy, 'get', `/api/delegations?unitId=${unitId}`).expect(200);
    const { body: received } = await as(deputy, 'get', '/api/delegations/mine').expect(200);
    expect(received.given).toEqual([]);
    expect(received.received).toMatchObject([{
      id: body.id, unitId, from: actingFor, to: { accountId: deputy.accountId }, roles: ['officer', 'leader'], validFrom: '2026-03-03', validTo: '2026-03-06', reason: 'Nghỉ phép',
      givenBy: actingFor, state: 'in_force', revokedAt: null, revokedBy: null,
    }]);
    expect((await as(leader, 'get', '/api/delegations/mine').expect(200)).body.given).toMatchObject([{ id: body.id, state: 'in_force' }]);
  });

  test('ends by itself after the last day', async () => {
    app.clock.set('2026-03-02 20:00');
    const { unitId } = await app.makeUnit();
    const [leader, deputy] = [await person(unitId, ['leader']), await person(unitId, ['clerk'])];
    const { body } = await lend(leader, deputy, { validTo: '2026-03-02' }).expect(201);
    app.clock.set('2026-03-02 23:59');
    expect(await rolesOf(deputy)).toEqual(['clerk', 'leader']);
    app.clock.set('2026-03-03 00:00');
    expect(await rolesOf(deputy)).toEqual(['clerk']);
    expect((await as(leader, 'get', '/api/delegations/mine').expect(200)).body.given).toMatchObject([{ id: body.id, state: 'ended' }]);
    expect((await as(leader, 'delete', `/api/delegations/${body.id}`).expect(409)).body.code).toBe('identity.delegation_revoked');
  });

  test('is over at once when it is revoked, by whoever lent or borrowed it, or the unit\'s leader', async () => {
    const { unitId } = await app.makeUnit();
    const [clerk, officer, leader, deputy] = [
      await person(unitId, ['clerk']), await person(unitId, ['officer']), await person(unitId, ['leader']), await person(unitId, ['controller']),
    ];
    for (const revoker of [clerk, deputy, leader]) {
      const { body } = await lend(clerk, deputy).expect(201);
      expect(await rolesOf(deputy)).toEqual(['clerk', 'controller']);
      expect((await as(officer, 'delete', `/api/delegations/${body.id}`).expect(404)).body.code).toBe('identity.delegation_not_found');
      await as(revoker, 'delete', `/api/delegations/${body.id}`).expect(204);
      expect(await rolesOf(deputy)).toEqual(['controller']);
      expect((await as(clerk, 'delete', `/api/delegations/${body.id}`).expect(409)).body.code).toBe('identity.delegation_revoked');
    }
    const { body } = await as(leader, 'get', '/api/delegations').expect(200);
    expect(body.items.map((item: { state: string; revokedBy: { accountId: string } }) => [item.state, item.revokedBy.accountId])).toEqual(
      [leader, deputy, clerk].map(({ accountId }) => ['revoked', accountId]));
  });

  test('gives no more than the lender still has: what is taken from one is gone from both', async () => {
    const { unitId } = await app.makeUnit();
    const [leader, deputy] = [await person(unitId, ['leader', 'controller']), await person(unitId, ['clerk'])];
    const admin = await app.signIn(unitId, 'administrator');
    await lend(leader, deputy).expect(201);
    expect(await rolesOf(deputy)).toEqual(['clerk', 'controller', 'leader']);
    await app.http().patch(`/api/accounts/${leader.accountId}`).set('Authorization', `Bearer ${admin.token}`).send({ roles: ['controller'] }).expect(200);
    expect(await rolesOf(deputy)).toEqual(['clerk', 'controller']);
    await app.http().patch(`/api/accounts/${leader.accountId}`).set('Authorization', `Bearer ${admin.token}`).send({ disabled: true }).expect(200);
    expect(await rolesOf(deputy)).toEqual(['clerk']);
  });

  test('reaches as far as the role itself does, and no further than its unit', async () => {
    const province = await app.makeUnit({ kind: 'province' });
    const commune = await app.makeUnit({ parentId: province.unitId });
    const supervisor = await person(province.unitId, ['supervisor']);
    const deputy = await person(province.unitId, ['controller']);
    await lend(supervisor, deputy, { roles: ['supervisor'] }).expect(201);
    const below = (await grantsOf(deputy)).filter(({ unitId }) => unitId === commune.unitId);
    expect(below).toEqual([{ unitId: commune.unitId, role: 'supervisor', actingFor: { accountId: supervisor.accountId, displayName: supervisor.displayName } }]);
    expect((await grantsOf(deputy)).some(({ unitId, role }) => unitId === commune.unitId && role === 'controller')).toBe(false);
  });

  test('is found also by somebody who belongs elsewhere and only works here', async () => {
    const [here, home] = [await app.makeUnit(), await app.makeUnit()];
    const leader = await person(here.unitId, ['leader']);
    const guest = await person(home.unitId, ['clerk']);
    expect((await lend(leader, guest).expect(409)).body.code).toBe('identity.delegation_to');
    await app.database.inUnit(here.unitId, (tx) => app.get(SetRoles).run(tx, null, guest.accountId, here.unitId, ['officer'], '2026-03-02'));
    await lend(leader, guest).expect(201);
    expect((await grantsOf(guest)).filter(({ unitId }) => unitId === here.unitId).map(({ role }) => role).sort()).toEqual(['leader', 'officer']);
  });
});

describe('what may not be lent', () => {
  test('what one has only borrowed', async () => {
    const { unitId } = await app.makeUnit();
    const [leader, deputy, third] = [await person(unitId, ['leader']), await person(unitId, ['clerk']), await person(unitId, ['officer'])];
    await lend(leader, deputy).expect(201);
    expect((await lend(deputy, third, { roles: ['leader'] }).expect(409)).body.code).toBe('identity.delegation_roles');
    await lend(deputy, third).expect(201);
    expect(await rolesOf(third)).toEqual(['clerk', 'officer']);
    expect((await lend(deputy, third, { fromAccountId: leader.accountId }).expect(403)).body.code).toBe('identity.delegation_of_others');
  });

  test('in another\'s name: what goes beyond the daily work, but by an administrator', async () => {
    const { unitId } = await app.makeUnit();
    const [clerk, leader, admin, deputy] = [
      await person(unitId, ['clerk']), await person(unitId, ['leader']), await person(unitId, ['administrator']), await person(unitId, ['officer']),
    ];
    expect((await lend(deputy, deputy, { fromAccountId: clerk.accountId }).expect(403)).body.code).toBe('identity.delegation_of_others');
    expect((await lend(leader, leader, { fromAccountId: admin.accountId }).expect(403)).body.code).toBe('identity.delegation_of_others');
    await lend(leader, deputy, { fromAccountId: clerk.accountId }).expect(201);
    await lend(admin, deputy, { fromAccountId: leader.accountId }).expect(201);
    expect(await rolesOf(deputy)).toEqual(['clerk', 'leader', 'officer']);
    const { body } = await as(admin, 'get', '/api/delegations').expect(200);
    expect(body.items).toMatchObject([{ from: { accountId: leader.accountId }, givenBy: { accountId: admin.accountId } }, { givenBy: { accountId: leader.accountId } }]);
  });

  test.each([
    ['yesterday', { validFrom: '2026-03-01' }, 400, 'identity.delegation_dates'],
    ['backwards', { validFrom: '2026-03-05', validTo: '2026-03-04' }, 400, 'identity.delegation_dates'],
    ['for ever', { validTo: '2126-03-04' }, 400, 'identity.delegation_dates'],
    ['a role that one does not hold', { roles: ['controller'] }, 409, 'identity.delegation_roles'],
    ['without a reason', { reason: ' ' }, 400, 'request.invalid'],
    ['a role that there is none', { roles: ['boss'] }, 400, 'request.invalid'],
  ])('%s', async (_, more, status, code) => {
    const { unitId } = await app.makeUnit();
    const [leader, deputy] = [await person(unitId, ['leader']), await person(unitId, ['clerk'])];
    expect((await lend(leader, deputy, more).expect(status)).body.code).toBe(code);
  });

  test('to oneself, to a program, twice over the same days, or by a program', async () => {
    const { unitId } = await app.makeUnit();
    const [leader, deputy] = [await person(unitId, ['leader']), await person(unitId, ['clerk'])];
    expect((await lend(leader, leader).expect(409)).body.code).toBe('identity.delegation_to');
    const { account: program } = await app.database.inUnit(unitId, (tx) =>
      app.get(Accounts).create(tx, null, { unitId, kind: 'program', login: `may.${uuidv7().slice(-12)}`, displayName: 'Máy', roles: ['clerk'] }));
    expect((await lend(leader, { ...deputy, accountId: program.id }).expect(409)).body.code).toBe('identity.delegation_to');
    const statuses = await Promise.all([1, 2, 3].map(async () => (await lend(leader, deputy)).status));
    expect(statuses.sort()).toEqual([201, 409, 409]);
    expect((await lend(leader, deputy, { validFrom: '2026-03-06', validTo: '2026-03-09' }).expect(409)).body.code).toBe('identity.delegation_overlaps');
    await lend(leader, deputy, { validFrom: '2026-03-07', validTo: '2026-03-09' }).expect(201);
    const token = await app.signIn(unitId, 'leader');
    const byProgram = await app.http().post('/api/delegations').set('Authorization', `Bearer ${token.token}`).send({ toAccountId: deputy.accountId, ...WEEK }).expect(403);
    expect(byProgram.body.code).toBe('identity.only_in_person');
  });
});

test('a lent administration does not last longer than it was lent', async () => {
  const { unitId } = await app.makeUnit();
  const [admin, deputy] = [await person(unitId, ['administrator']), await person(unitId, ['clerk'])];
  await lend(admin, deputy).expect(201);
  const patch = (id: string) => app.http().patch(`/api/accounts/${id}`).set('Cookie', deputy.cookie).set('X-Requested-With', 'test').send({ roles: ['clerk', 'administrator'] });
  expect((await patch(deputy.accountId).expect(409)).body.code).toBe('identity.delegation_roles_kept');
  const newcomer = await person(unitId, []);
  await patch(newcomer.accountId).expect(200);
  const token = await as(deputy, 'post', '/api/tokens').send({ name: 'x', roles: ['administrator'] }).expect(409);
  expect(token.body.code).toBe('identity.token_roles');
});

describe('who acted for whom', () => {
  test('is in the log of the dossier, where only the lent role allowed the step', async () => {
    const desk = await Desk.open(app);
    const { unitId } = desk;
    const officer = await person(unitId, ['officer'], 'Công chức Mẫu');
    const clerk = await person(unitId, ['clerk'], 'Cán bộ một cửa Mẫu');
    const received = await as(clerk, 'post', '/api/dossiers').send({ procedure: '1.004873', channel: 'counter', owner: OWNER }).expect(201);
    const { code } = received.body as { code: string };
    expect((await as(clerk, 'post', `/api/dossiers/${code}/start`).send({}).expect(403)).body.code).toBe('flow.role');
    await lend(officer, clerk).expect(201);
    await as(clerk, 'post', `/api/dossiers/${code}/start`).send({}).expect(200);
    await as(clerk, 'post', `/api/dossiers/${code}/resolution`).send({ resultNumber: '12/XN' }).expect(200);
    await as(clerk, 'post', `/api/dossiers/${code}/return`).send({ identityChecked: true }).expect(200);
    const view = await desk.view(code);
    const told = view.timeline.map((step: { action: string; actorName: string; actingForName: string | null }) => [step.action, step.actorName, step.actingForName]);
    expect(told).toEqual([
      ['receive', clerk.displayName, null],
      ['start', clerk.displayName, officer.displayName],
      ['resolve', clerk.displayName, officer.displayName],
      ['return', clerk.displayName, null],
    ]);
    const inLog = await app.database.inUnit(unitId, (tx) =>
      tx.rows('SELECT action, actor_id, acting_for_id FROM dossiers.step WHERE unit_id = $1 AND acting_for_id IS NOT NULL ORDER BY position', [unitId]));
    expect(inLog).toEqual(['start', 'resolve'].map((action) => ({ action, actor_id: clerk.accountId, acting_for_id: officer.accountId })));
  });

  test('giving and revoking are in the audit; a delegation cannot be rewritten', async () => {
    const { unitId } = await app.makeUnit();
    const [leader, deputy] = [await person(unitId, ['leader']), await person(unitId, ['clerk'])];
    const { body } = await lend(leader, deputy).expect(201);
    await as(leader, 'delete', `/api/delegations/${body.id}`).expect(204);
    const audit = await app.database.inUnit(unitId, (tx) =>
      tx.rows('SELECT action, account_id FROM platform.audit WHERE unit_id = $1 AND subject = $2 ORDER BY id', [unitId, body.id]));
    expect(audit).toEqual([{ action: 'delegation.given', account_id: leader.accountId }, { action: 'delegation.revoked', account_id: leader.accountId }]);
    const rewrite = app.database.inUnit(unitId, (tx) => tx.run(`UPDATE identity.delegation SET valid_to = '2099-01-01' WHERE unit_id = $1`, [unitId]));
    await expect(rewrite).rejects.toMatchObject({ code: '42501' });
  });

  test('another unit\'s delegations are out of sight', async () => {
    const [here, there] = [await app.makeUnit(), await app.makeUnit()];
    const [leader, deputy] = [await person(there.unitId, ['leader']), await person(there.unitId, ['clerk'])];
    const { body } = await lend(leader, deputy).expect(201);
    const stranger = await person(here.unitId, ['leader', 'administrator']);
    await as(stranger, 'delete', `/api/delegations/${body.id}`).expect(404);
    await as(stranger, 'get', `/api/delegations?unitId=${there.unitId}`).expect(404);
    await lend(stranger, deputy, { unitId: there.unitId }).expect(404);
    const seen = (fence: string) => app.database.inUnit(fence, (tx) => tx.rows(`${ON_PURPOSE} SELECT id FROM identity.delegation`));
    expect(await seen(here.unitId)).toEqual([]);
    expect(await seen(there.unitId)).toEqual([{ id: body.id }]);
  });
});
