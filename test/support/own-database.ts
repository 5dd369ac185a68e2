import { randomInt } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#src/platform/database';

export interface OwnDatabase {
  /** Address for the application's role. */
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A database beside the run's, for a test whose workers must not meet those of other tests. */
export async function makeOwnDatabase(): Promise<OwnDatabase> {
  const name = `mot_cua_own_${process.pid}_${randomInt(1e9)}`;
  const server = process.env.TEST_OWNER_URL as string;
  await asOwner(server, `CREATE DATABASE ${name}`);
  const [ownerUrl, url] = [server, process.env.TEST_DATABASE_URL as string].map((address) => {
    const own = new URL(address);
    own.pathname = `/${name}`;
    return own.href;
  }) as [string, string];
  await migrate(ownerUrl);
  return { url, ownerUrl, drop: async () => void (await asOwner(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)) };
}

/** One statement as the owner of the tables, whom no fence holds back. */
export async function asOwner<Row extends pg.QueryResultRow>(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
