import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { transformFile } from '@swc/core';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Database, packageRoot } from '#src/platform/database';
import { Outbox, type Topic } from '#src/platform/outbox';
import { QueueWorker } from '#src/platform/queue';
import { ObservedSql } from '../support/observed-sql.js';
import { asOwner, makeOwnDatabase, type OwnDatabase } from '../support/own-database.js';
import { eventually } from '../support/poll.js';
import { PROBE_TABLES, type QueueAppOptions, startQueueApp } from '../support/queue-app.js';
import { hasRedis, type RedisForTests, startRedis } from '../support/redis-server.js';

export type Backend = 'postgresql' | 'redis';

/** Both where a Redis can be had. */
export const BACKENDS: readonly Backend[] = hasRedis() ? ['postgresql', 'redis'] : ['postgresql'];
if (!hasRedis()) process.stdout.write('Hàng đợi: không có redis-server hay REDIS_URL, chỉ thử trên PostgreSQL.\n');

/** A database and a queue's store of the test's own, and the applications started on them. */
export class QueueBench {
  private readonly apps: { app: INestApplicationContext; observed: ObservedSql }[] = [];
  private readonly victims: ChildProcess[] = [];

  private constructor(
    readonly database: OwnDatabase,
    readonly redis: RedisForTests | undefined,
  ) {}

  static async open(backend: Backend): Promise<QueueBench> {
    const database = await makeOwnDatabase();
    await asOwner(database.ownerUrl, PROBE_TABLES);
    return new QueueBench(database, backend === 'redis' ? await startRedis() : undefined);
  }

  async app(options: Omit<QueueAppOptions, 'databaseUrl' | 'redisUrl'> = {}): Promise<INestApplicationContext> {
    const app = await startQueueApp({ ...options, databaseUrl: this.database.url, redisUrl: this.redis?.url });
    this.apps.push({ app, observed: ObservedSql.of(app.get(DataSource)) });
    return app;
  }

  async worker(options: Omit<QueueAppOptions, 'databaseUrl' | 'redisUrl'> = {}): Promise<INestApplicationContext> {
    const app = await this.app(options);
    await app.get(QueueWorker).start();
    return app;
  }

  /** A worker process; resolves when its handler is in the middle of its work. */
  async victim(handler: string): Promise<{ caught: Promise<void>; end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> }> {
    const child = spawn(process.execPath, [await builtVictim(), this.database.url, this.redis?.url ?? '', handler], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.victims.push(child);
    return {
      caught: once(child, 'message').then(() => undefined),
      end: async (signal) => {
        child.kill(signal);
        await once(child, 'exit');
      },
    };
  }

  /** What an operator does who knows no better: everything in the queue's store is gone. */
  async emptyStore(): Promise<void> {
    if (this.redis) await this.redis.empty();
    else await asOwner(this.database.ownerUrl, 'TRUNCATE bullmq.job, bullmq.scheduler, bullmq.meta, bullmq.event CASCADE');
  }

  /** Commits events of one unit, in one transaction. @returns their ids */
  send<P extends object>(app: INestApplicationContext, topic: Topic<P>, payloads: P[], unitId = uuidv7()): Promise<string[]> {
    return app.get(Database).inUnit(unitId, async (tx) => {
      const ids: string[] = [];
      for (const payload of payloads) ids.push(await app.get(Outbox).add(tx, unitId, topic, payload));
      return ids;
    });
  }

  owner<Row extends Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return asOwner<Row>(this.database.ownerUrl, sql, parameters);
  }

  /** `first:a`, `second:a` …, one for each time that a handler's effect was committed. */
  async effects(ids: string[]): Promise<string[]> {
    const rows = await this.owner<{ effect: string }>("SELECT handler || ':' || note AS effect FROM probe.effect WHERE event_id = ANY ($1) ORDER BY 1", [ids]);
    return rows.map((row) => row.effect);
  }

  async attempts(ids: string[], handler: string): Promise<number> {
    return (await this.owner('SELECT 1 FROM probe.attempt WHERE event_id = ANY ($1) AND handler = $2', [ids, handler])).length;
  }

  async ticks(): Promise<number> {
    return (await this.owner('SELECT 1 FROM probe.tick')).length;
  }

  done(ids: string[], withinMs?: number): Promise<true> {
    return eventually(async () => {
      const rows = await this.owner('SELECT 1 FROM platform.outbox WHERE id = ANY ($1) AND done_at IS NOT NULL', [ids]);
      return rows.length === ids.length ? (true as const) : undefined;
    }, withinMs);
  }

  async close(): Promise<void> {
    this.victims.forEach((child) => child.kill('SIGKILL'));
    for (const { app, observed } of this.apps) await observed.expectUnits((sql) => this.owner(sql)).finally(() => app.close());
    await this.database.drop();
    await this.redis?.close();
  }
}

let victim: Promise<string> | undefined;

/** The support files of a worker process as JavaScript beside the build, whose modules they import. */
function builtVictim(): Promise<string> {
  victim ??= (async () => {
    const [source, target] = ['test/support', 'dist/test/support'].map((folder) => join(packageRoot(), folder)) as [string, string];
    await mkdir(target, { recursive: true });
    for (const name of ['queue-app', 'queue-timing', 'queue-victim']) {
      const { code } = await transformFile(join(source, `${name}.ts`), { configFile: join(packageRoot(), '.swcrc') });
      await writeFile(join(target, `${name}.js`), code);
    }
    return join(target, 'queue-victim.js');
  })();
  return victim;
}
