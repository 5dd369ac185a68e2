import { createPostgresBackend, createRedisBackend, type Processor, Queue, Worker, type WorkerOptions } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import pg from 'pg';
import { poolExtras } from '#src/platform/database';
import { QUEUE_TIMING, type QueueTiming } from './queue-timing.js';

export interface QueueOptions {
  /** Redis for a province; without it BullMQ works in the schema `bullmq` of the one database. */
  redisUrl?: string | undefined;
  databaseUrl: string;
  takeAppRole: boolean;
  timing?: Partial<QueueTiming>;
}

/** Each of the two workers listens on a connection of its own for as long as it lives; the others serve everything else. */
const POOL = 8;
/** What sends to Redis fails soon when Redis is away: the relay waits with rows locked, and tries again by itself. */
const SENDING: RedisOptions = { maxRetriesPerRequest: 1, commandTimeout: 10_000 };
/** Workers block on their connection for as long as it takes: no limit of retries per request. */
const WORKING: RedisOptions = { maxRetriesPerRequest: null };

/** Makes queues and workers on the configured backend; the rest of the program does not know which it is. */
export class QueueConnection {
  readonly timing: Readonly<QueueTiming>;
  private readonly pool: pg.Pool | undefined;
  private readonly redis: Redis[] = [];

  constructor(private readonly options: QueueOptions) {
    this.timing = { ...QUEUE_TIMING, ...options.timing };
    if (options.redisUrl) return;
    const { options: settings, ...extras } = poolExtras(options);
    this.pool = new pg.Pool({
      ...extras,
      connectionString: options.databaseUrl,
      options: `${settings} -c search_path=bullmq`,
      max: POOL,
    });
    // Idle connections end when the server does; whoever asks next is told, and nobody must crash for it.
    this.pool.on('error', () => undefined);
    // The same for one that is taken out and between two statements, which the pool does not watch: an error event that nobody hears ends the program.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  get backend(): 'postgresql' | 'redis' {
    return this.pool ? 'postgresql' : 'redis';
  }

  queue(name: string): Queue {
    if (this.pool) return new Queue(name, { connection: this.pool }, createPostgresBackend as never);
    return new Queue(name, { connection: this.client(SENDING) }, createRedisBackend);
  }

  worker(name: string, processor: Processor, options: Pick<WorkerOptions, 'concurrency'>): Worker {
    const { lockMs, reconnectMs } = this.timing;
    const all = { ...options, lockDuration: lockMs, stalledInterval: lockMs, runRetryDelay: reconnectMs };
    if (this.pool) return new Worker(name, processor, { ...all, connection: this.pool }, createPostgresBackend as never);
    return new Worker(name, processor, { ...all, connection: this.client(WORKING) }, createRedisBackend);
  }

  async close(): Promise<void> {
    await this.pool?.end();
    for (const client of this.redis) client.disconnect();
  }

  private client(options: RedisOptions): Redis {
    const client = new Redis(this.options.redisUrl as string, options);
    client.on('error', () => undefined); // reported through the queue's own error event
    this.redis.push(client);
    return client;
  }
}
