import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { packageRoot } from './package-root.js';

const LOCK_KEY = 20_210_601;
const FOLDER = join(packageRoot(), 'migrations');

/**
 * Brings the database forward by the files of migrations/, each in its own transaction, under one advisory lock.
 * @param url a role that may create schemas and roles
 * @throws when a file that was applied has since been changed
 * @returns the names applied now
 */
export async function migrate(url: string, appPassword?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await prepareRole(client, appPassword);
    const applied = await applyFiles(client);
    await migrateQueue(client);
    return applied;
  } finally {
    await client.end();
  }
}

/** The application's role: no rights but those the migrations grant. */
async function prepareRole(client: pg.Client, appPassword?: string): Promise<void> {
  const { rows } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'mot_cua_app'");
  if (rows.length === 0) await client.query('CREATE ROLE mot_cua_app NOLOGIN').catch(ignoreDuplicate);
  if (appPassword) await client.query(`ALTER ROLE mot_cua_app LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`);
}

/** Roles belong to the server, not to the database: another database's migrator may just have made it. */
function ignoreDuplicate(error: unknown): void {
  const code = (error as { code?: string }).code;
  if (code !== '42710' && code !== '23505') throw error;
}

async function applyFiles(client: pg.Client): Promise<string[]> {
  await client.query('CREATE TABLE IF NOT EXISTS public.migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())');
  await client.query("COMMENT ON TABLE public.migration IS 'local: the files of migrations/ that were applied, and what they said'");
  await client.query('GRANT SELECT ON public.migration TO mot_cua_app');
  const { rows } = await client.query<{ name: string; checksum: string }>('SELECT name, checksum FROM public.migration');
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  for (const name of await migrationFiles()) {
    const sql = await readFile(join(FOLDER, name), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    if (done.get(name) === checksum) continue;
    if (done.has(name)) throw new Error(`Tệp ${name} đã được áp dụng rồi lại bị sửa. Viết một tệp mới thay vì sửa tệp cũ.`);
    await client.query('BEGIN');
    try {
      await client.query(sql);
      await client.query('INSERT INTO public.migration (name, checksum) VALUES ($1, $2)', [name, checksum]);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw new Error(`Không áp dụng được ${name}: ${(error as Error).message}`, { cause: error });
    }
    applied.push(name);
  }
  return applied;
}

/** In the order in which they are applied. */
async function migrationFiles(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
}

/** The database lacks migrations of this program, and whoever asks may not apply them. */
export class NotMigratedError extends Error {
  constructor(readonly missing: readonly string[]) {
    super(`not applied: ${missing.join(', ')}`);
  }
}

/**
 * Whether the address is of the application's own role, which may not migrate: another command has done it with the owner's.
 * @throws NotMigratedError when it is, and the database is behind this program
 */
export async function servesOnly(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string; migrated: boolean }>("SELECT current_user AS role, to_regclass('public.migration') IS NOT NULL AS migrated");
    if (rows[0]?.role !== 'mot_cua_app') return false;
    const { rows: applied } = rows[0].migrated ? await client.query<{ name: string }>('SELECT name FROM public.migration') : { rows: [] };
    const missing = (await migrationFiles()).filter((file) => !applied.some(({ name }) => name === file));
    if (missing.length > 0) throw new NotMigratedError(missing);
    return true;
  } finally {
    await client.end();
  }
}

/** BullMQ keeps its own schema; the application's role works in it. */
async function migrateQueue(client: pg.Client): Promise<void> {
  await runMigrations(client, 'bullmq');
  // CREATE: a queue makes its sequence when it is first written to.
  await client.query('GRANT USAGE, CREATE ON SCHEMA bullmq TO mot_cua_app');
  for (const kind of ['TABLES', 'SEQUENCES', 'FUNCTIONS']) {
    await client.query(`GRANT ALL ON ALL ${kind} IN SCHEMA bullmq TO mot_cua_app`);
  }
}
