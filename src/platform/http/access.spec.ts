import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callerHasRole, rolesIn } from './index.js';
import type { Caller } from './index.js';
import { tinyApp } from './tiny-app.spec-support.js';
import type { TinyApp } from './tiny-app.spec-support.js';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.close());

describe('access to a route', () => {
  test('is open where it is public, whoever asks', async () => {
    expect((await tiny.http.get('/lamps/list')).status).toBe(200);
  });

  test('needs one of the roles where roles are named', async () => {
    expect((await tiny.http.get('/lamps/led')).body).toMatchObject({ status: 401, code: 'http.unauthenticated' });
    expect((await tiny.http.get('/lamps/led').set('x-role', 'clerk')).body).toMatchObject({ status: 403, code: 'http.forbidden' });
    expect((await tiny.http.get('/lamps/led').set('x-role', 'leader')).body).toEqual({ name: 'Trần Văn Mẫu' });
  });

  test('is refused to everyone where nothing is declared', async () => {
    expect((await tiny.http.get('/lamps/undeclared').set('x-role', 'leader')).body.code).toBe('http.forbidden');
  });

  test('is logged with the account and not with the name', async () => {
    await tiny.http.get('/lamps/led').set('x-role', 'leader');
    expect(tiny.lines().at(-1)).toMatchObject({ route: '/lamps/led', accountId: 'account-1', status: 200 });
    expect(JSON.stringify(tiny.lines())).not.toContain('Mẫu');
  });
});

describe('a role', () => {
  const caller: Caller = {
    accountId: 'a',
    displayName: 'Mẫu',
    unitId: 'ward',
    grants: [
      { unitId: 'ward', role: 'clerk' },
      { unitId: 'province', role: 'supervisor' },
      { unitId: 'commune', role: 'supervisor' },
    ],
    unitIds: ['ward', 'province', 'commune'],
    kind: 'session',
  };

  test('counts in the unit of its grant only', () => {
    expect(callerHasRole(caller, 'ward', ['clerk', 'officer'])).toBe(true);
    expect(callerHasRole(caller, 'commune', ['clerk'])).toBe(false);
    expect(callerHasRole(caller, 'ward', ['leader'])).toBe(false);
  });

  test('of a supervisor counts in the units that it reaches, not wherever else he works', () => {
    expect(callerHasRole(caller, 'commune', ['supervisor'])).toBe(true);
    expect(callerHasRole(caller, 'elsewhere', ['supervisor'])).toBe(false);
    expect(rolesIn(caller, 'ward')).toEqual(['clerk']);
  });
});
