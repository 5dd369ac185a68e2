import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface RedisForTests {
  url: string;
  empty(): Promise<void>;
  close(): Promise<void>;
}

export const hasRedis = (): boolean => Boolean(process.env.REDIS_URL) || spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of the test's own where the program is installed; else database 15 of REDIS_URL, which must be empty. */
export async function startRedis(): Promise<RedisForTests> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return borrowRedis(process.env.REDIS_URL as string);
  const folder = await mkdtemp(join(tmpdir(), 'mot-cua-redis-'));
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  await answered(url);
  return { url, empty: () => run(url, (client) => client.flushall()), close: () => stop(server, folder) };
}

async function borrowRedis(address: string): Promise<RedisForTests> {
  const own = new URL(address);
  own.pathname = '/15';
  await run(own.href, async (client) => {
    if ((await client.dbsize()) > 0) throw new Error('database 15 of REDIS_URL is not empty; the tests would empty it');
  });
  const empty = (): Promise<void> => run(own.href, (client) => client.flushdb());
  return { url: own.href, empty, close: empty };
}

async function run(url: string, work: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: 1 });
  try {
    await work(client);
  } finally {
    client.disconnect();
  }
}

async function answered(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 100 });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  server.kill('SIGKILL');
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  await rm(folder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
