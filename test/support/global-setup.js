import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
// From the build: Jest loads this file without its transforms and mappings.
import { migrate, startEmbeddedPostgres } from '#src/platform/database';

const APP_PASSWORD = 'test-app-password';

/**
 * One real PostgreSQL for the run: TEST_POSTGRES_URL (a superuser's address) when given, else the embedded one.
 * Each run has a database of its own; each test a unit of its own.
 */
export default async function globalSetup() {
  const given = process.env.TEST_POSTGRES_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startServer();
  const name = `mot_cua_test_${process.pid}`;
  await onServer(server.url, `CREATE DATABASE ${name}`);
  const owner = new URL(server.url);
  owner.pathname = `/${name}`;
  await migrate(owner.href, APP_PASSWORD);
  await loadHolidays(owner.href);
  const app = new URL(owner.href);
  app.username = 'mot_cua_app';
  app.password = APP_PASSWORD;
  process.env.TEST_OWNER_URL = owner.href;
  process.env.TEST_DATABASE_URL = app.href;
  globalThis.stopTestDatabase = async () => {
    if (given) await onServer(given, `DROP DATABASE ${name} WITH (FORCE)`);
    await server.stop();
  };
}

async function startServer() {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cua-test-'));
  // As root the server runs as another user, who must be able to pass.
  await chmod(folder, 0o711);
  // A test database may lose its last moments in a power cut; nothing else differs from a real one.
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), settings: { fsync: 'off', max_connections: '200' } });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      await rm(postgres.dataDir, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Days off belong to the nation, so every test of the run shares them; tests that change days use years of their own. */
async function loadHolidays(url) {
  const text = await readFile(new URL('../../src/demonstration/data/holidays-vn.csv', import.meta.url), 'utf8');
  const [, ...lines] = text.trim().split(/\r?\n/);
  const days = lines.map((line) => /^([^,]+),([^,]+),(.*),([^,]*)$/.exec(line).slice(1, 5));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [date, kind, name, basis] of days) {
    const replaces = /Làm bù cho ngày (\d{4}-\d{2}-\d{2})/.exec(name)?.[1] ?? null;
    await client.query('INSERT INTO calendar.day (date, kind, name, basis, notice, replaces) VALUES ($1, $2, $3, $4, $5, $6)', [
      date, kind, name.replaceAll('"', ''), basis, 'thông báo hằng năm', replaces,
    ]);
  }
  await client.end();
}

async function onServer(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
