import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { Config } from '#src/platform/config';
import { keepEmbeddedPostgres } from './embedded/index.js';
import { migrate, servesOnly } from './migrator.js';
import { packageRoot } from './package-root.js';

const DATABASE = 'mot_cua';

export interface OpenDatabase {
  /** Address for the application's role, `mot_cua_app`. */
  url: string;
  /** The address is of a stronger role whose sessions must take the application's. */
  takeAppRole: boolean;
  embedded: boolean;
  /** The owner's address: for migrations and maintenance, never for serving. */
  ownerUrl: string;
  stop(): Promise<void>;
}

/**
 * Opens the server named by DATABASE_URL, or starts the embedded one in DATA_DIR, and migrates it; with the address of the
 * application's role alone it only makes sure that somebody else has.
 * @throws NotMigratedError; DataFolderInUseError when another start holds the data folder
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.DATABASE_URL) {
    const { DATABASE_URL: url, MIGRATION_DATABASE_URL: migrationUrl } = config;
    if (migrationUrl === undefined && (await servesOnly(url))) return { url, takeAppRole: false, embedded: false, ownerUrl: url, stop: async () => undefined };
    await migrate(migrationUrl ?? url);
    return { url, takeAppRole: migrationUrl === undefined, embedded: false, ownerUrl: migrationUrl ?? url, stop: async () => undefined };
  }
  const logger = new Logger('EmbeddedPostgres');
  const postgres = await keepEmbeddedPostgres({ dataDir: resolve(packageRoot(), config.DATA_DIR), onTrouble: (what) => logger.warn(what) });
  try {
    await createDatabase(postgres.url);
    const owner = new URL(postgres.url);
    owner.pathname = `/${DATABASE}`;
    // Nobody else signs in as the application, so its password lives as long as this start.
    const password = randomBytes(24).toString('base64url');
    await migrate(owner.href, password);
    const app = new URL(owner.href);
    app.username = 'mot_cua_app';
    app.password = password;
    return { url: app.href, takeAppRole: false, embedded: true, ownerUrl: owner.href, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
