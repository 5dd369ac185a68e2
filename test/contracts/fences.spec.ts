import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Audit } from '#src/platform/audit';
import { Desk, LAND_DATA, MARITAL_STATUS } from '../journeys/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ObservedSql, ON_PURPOSE, unitTables } from '../support/observed-sql.js';
import { asOwner } from '../support/own-database.js';

let app: TestApp;
let desks: [ours: Desk, theirs: Desk];
let tables: string[];

const owned = <Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]> =>
  asOwner<Row>(process.env.TEST_OWNER_URL as string, sql, parameters);

/** One statement as the application's role, in a transaction with this fence; undefined: with none. */
async function asApp(fence: string | undefined, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    if (fence !== undefined) await client.query(`SET LOCAL app.unit_ids = '${fence}'`);
    return (await client.query<pg.QueryResultRow>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Work of every kind, so that few tables stay empty. */
async function workALittle(desk: Desk): Promise<void> {
  const { code } = await desk.receive({ procedure: LAND_DATA });
  await desk.step(code, 'start', {}, 'officer');
  await desk.post('leader', `/api/dossiers/${code}/correction`, { reason: 'Ghi nhầm', amended: [{ seq: 1, procedure: MARITAL_STATUS }] }).expect(200);
  await desk.step(code, 'resolution', { resultNumber: '1/XN' }, 'officer');
  await desk.step(code, 'return', { identityChecked: true }, 'clerk');
  await desk.post('clerk', '/api/dossiers', { procedure: LAND_DATA, channel: 'counter', owner: { name: 'Trần Thị Mẫu' } }).set('Idempotency-Key', `fences-${desk.unitId}`);
  await app.database.inUnit(desk.unitId, (tx) => app.get(Audit).record(tx, { unitId: desk.unitId, accountId: null, action: 'fences.tried', subject: code }));
  await app.drain(desk.unitId);
}

beforeAll(async () => {
  app = await startTestApp();
  tables = await unitTables((sql) => owned(sql));
  app.clock.set('2026-03-03 09:00');
  desks = [await Desk.open(app), await Desk.open(app)];
  for (const desk of desks) await workALittle(desk);
});
afterAll(() => app.close());

describe('the application\'s role', () => {
  test.each(['dossiers.step', 'dossiers.amendment', 'platform.audit'])('may add to %s and read it, but neither change nor delete', async (table) => {
    const unitId = desks[0].unitId;
    expect(await asApp(unitId, `SELECT 1 FROM ${table} WHERE unit_id = '${unitId}'`)).not.toEqual([]);
    await expect(asApp(unitId, `UPDATE ${table} SET unit_id = unit_id WHERE unit_id = '${unitId}'`)).rejects.toMatchObject({ code: '42501' });
    await expect(asApp(unitId, `DELETE FROM ${table} WHERE unit_id = '${unitId}'`)).rejects.toMatchObject({ code: '42501' });
    await expect(asApp(unitId, `TRUNCATE ${table}`)).rejects.toMatchObject({ code: '42501' });
  });

  test('owns nothing of the program, cannot pass by the policies, and cannot become somebody stronger', async () => {
    const [role] = await owned('SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = \'mot_cua_app\'');
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    const inherited = await owned('SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = \'mot_cua_app\'');
    expect(inherited).toEqual([]);
    const own = await owned(`SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE pg_get_userbyid(c.relowner) = 'mot_cua_app' AND n.nspname <> 'bullmq'`);
    expect(own).toEqual([]);
    await expect(asApp('all', 'ALTER TABLE dossiers.step DISABLE ROW LEVEL SECURITY')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the second fence', () => {
  test('stands on every table of units, and is the one policy there', async () => {
    const found = await owned<{ name: string; enabled: boolean; policies: string[] }>(
      `SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AS enabled,
         array(SELECT p.polcmd::text || ' ' || pg_get_expr(p.polqual, p.polrelid) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname || '.' || c.relname = ANY ($1) ORDER BY 1`,
      [tables],
    );
    expect(found).toEqual(tables.map((name) => ({ name, enabled: true, policies: ['* platform.within_fence(unit_id)'] })));
    expect(tables.length).toBeGreaterThan(30);
  });

  test('shows no row of another unit to a query without WHERE, although there are such rows', async () => {
    const [ours, theirs] = desks.map((desk) => desk.unitId) as [string, string];
    const filled: string[] = [];
    for (const table of tables) {
      const seen = await asApp(ours, `SELECT DISTINCT unit_id FROM ${table}`);
      expect({ table, foreign: seen.filter((row) => row.unit_id !== ours) }).toEqual({ table, foreign: [] });
      expect({ table, unfenced: await asApp(undefined, `SELECT unit_id FROM ${table} LIMIT 1`) }).toEqual({ table, unfenced: [] });
      if ((await owned(`SELECT 1 FROM ${table} WHERE unit_id = $1 LIMIT 1`, [theirs])).length > 0) filled.push(table);
    }
    expect(filled).toEqual(expect.arrayContaining([
      'alerts.plan', 'documents.result', 'dossiers.amendment', 'dossiers.dossier', 'dossiers.name_ending', 'dossiers.request', 'dossiers.step',
      'identity.token', 'platform.audit', 'platform.handled', 'platform.outbox', 'reports.counter', 'reports.life', 'units.session',
    ]));
  });

  test('lets nobody write into another unit', async () => {
    const [ours, theirs] = desks.map((desk) => desk.unitId) as [string, string];
    await expect(asApp(ours, `INSERT INTO platform.audit (unit_id, id, at, action, subject) VALUES ('${theirs}', gen_random_uuid(), now(), 'x.y', 'z')`))
      .rejects.toMatchObject({ code: '42501' });
    const changed = await asApp(ours, `UPDATE platform.outbox SET done_at = NULL WHERE unit_id = '${theirs}' RETURNING 1`);
    expect(changed).toEqual([]);
  });

  test.each(['', 'all', "x'; SELECT 1; --", '018f0000-0000-7000-8000-000000000000,', '018F0000-0000-7000-8000-000000000000', '%'])('is not built from %p as if it were a unit', async (unitId) => {
    await expect(app.database.inUnit(unitId, () => Promise.resolve())).rejects.toThrow(/not a unit id/);
  });

  test('two units in one fence are both seen, and no third', async () => {
    const ids = desks.map((desk) => desk.unitId);
    const seen = await app.database.inUnits(ids, (tx) => tx.rows<{ unit_id: string }>(`${ON_PURPOSE} SELECT DISTINCT unit_id FROM dossiers.dossier`));
    expect(seen.map((row) => row.unit_id).sort()).toEqual([...ids].sort());
  });
});

describe('every statement of the program names its unit, and the tests hear those that do not:', () => {
  const heard = async (...statements: string[]): Promise<string[]> => {
    const observed = new ObservedSql();
    statements.forEach((sql) => observed.logQuery(sql));
    return observed.violations((sql) => owned(sql));
  };

  test('a read, a write and a lock without a unit', async () => {
    expect(await heard('SELECT code FROM dossiers.dossier WHERE id = $1')).toEqual(['dossiers.dossier without its unit in: SELECT code FROM dossiers.dossier WHERE id = $1']);
    expect(await heard('UPDATE platform.outbox SET done_at = $1')).toHaveLength(1);
    expect(await heard('SELECT id FROM platform.outbox WHERE unit_id = ANY ($1) FOR UPDATE')).toHaveLength(1);
    expect(await heard(`${ON_PURPOSE} SELECT 1 FROM dossiers.step`, 'SELECT 1 FROM units.unit')).toEqual([]);
  });

  test('through the running program too', async () => {
    const other = await startTestApp();
    await other.database.inUnit(desks[0].unitId, (tx) => tx.rows('SELECT code FROM dossiers.dossier LIMIT 1'));
    await expect(other.close()).rejects.toThrow(/did not name their unit:\ndossiers.dossier without its unit in: SELECT code/);
  });
});
