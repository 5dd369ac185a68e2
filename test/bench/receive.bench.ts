import pg from 'pg';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { BenchApp } from './bench-app.js';
import { load, type LoadResult } from './http-clients.js';

interface Statement {
  sql: string;
  parameters: unknown[];
}

export interface ReceiveResult {
  http: LoadResult;
  barePerSecond: number;
  ratio: number;
  statements: number;
}

const BODY = JSON.stringify({
  procedure: '1.004873',
  channel: 'counter',
  owner: { name: 'Nguyễn Văn Mẫu', phone: '0900000001', address: 'Thôn Mẫu' },
});
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;
const CONNECTIONS = 20;

/** Receiving over HTTP by 20 clients, against a bare loop of the same SQL over the same number of connections. */
export async function benchReceive(bench: BenchApp, tokens: string[], unitIds: string[], seconds: number): Promise<ReceiveResult> {
  const requests = tokens.map((token) => ({ method: 'POST' as const, path: '/api/dossiers', token, body: BODY }));
  await load({ url: bench.url, clients: CONNECTIONS, seconds: 3, requests });
  const recorded = await record(bench, tokens[0] as string);
  const fresh = new Set(idsIn(recorded));
  for (const id of idsIn(await record(bench, tokens[0] as string))) fresh.delete(id);
  const http = await load({ url: bench.url, clients: CONNECTIONS, seconds, requests });
  const made = new Set([...idsIn(recorded)].filter((id) => fresh.has(id)));
  const barePerSecond = await bareLoop(bench.opened.url, recorded, made, unitIds, seconds);
  return { http, barePerSecond, ratio: http.perSecond / barePerSecond, statements: recorded.length };
}

/** The statements of one receipt, as the program sends them. */
async function record(bench: BenchApp, token: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const source = bench.app.get(DataSource);
  const silent = source.logger;
  source.logger = {
    logQuery: (sql, parameters) => void statements.push({ sql, parameters: (parameters ?? []) as unknown[] }),
    logQueryError: () => undefined, logQuerySlow: () => undefined, logSchemaBuild: () => undefined, logMigration: () => undefined, log: () => undefined,
  };
  await load({ url: bench.url, clients: 1, seconds: 0.001, requests: [{ method: 'POST', path: '/api/dossiers', token, body: BODY }] });
  source.logger = silent;
  // The commit goes past the logger.
  return [...statements, { sql: 'COMMIT', parameters: [] }];
}

function* idsIn(statements: readonly Statement[]): Iterable<string> {
  for (const value of statements.flatMap((statement) => statement.parameters).flat()) {
    if (typeof value === 'string' && UUID.test(value)) yield value;
  }
}

async function bareLoop(url: string, recorded: Statement[], made: ReadonlySet<string>, unitIds: string[], seconds: number): Promise<number> {
  const unit = recorded.map(({ sql }) => /app\.unit_ids = '([0-9a-f-]{36})'/.exec(sql)?.[1]).find(Boolean) as string;
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }));
  const until = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(clients.map(async (client, index) => {
    while (performance.now() < until) {
      await replay(client, recorded, made, unit, unitIds[index % unitIds.length] as string);
      done += 1;
    }
  }));
  await Promise.all(clients.map((client) => client.end()));
  return done / seconds;
}

/** One receipt's statements again, for another unit, with ids, code and place in the log of its own. */
async function replay(client: pg.Client, recorded: Statement[], made: ReadonlySet<string>, unit: string, ownUnit: string): Promise<void> {
  const own = new Map<string, string>([[unit, ownUnit]]);
  let place = 0;
  const mine = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mine);
    if (typeof value !== 'string') return value;
    if (/-\d{6}-\d{4,}$/.test(value)) return uuidv7();
    if (made.has(value) && !own.has(value)) own.set(value, uuidv7());
    return own.get(value) ?? value;
  };
  for (const { sql, parameters } of recorded) {
    const values = parameters.map(mine);
    if (sql.includes('INSERT INTO dossiers.step')) values[1] = place - 1;
    const result = await client.query(sql.replaceAll(unit, ownUnit), values);
    if (sql.includes('INTO dossiers.log_head')) place = (result.rows[0] as { position: number }).position;
  }
}
