import { createPostgresBackend, createRedisBackend, type Processor, Queue, Worker, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { poolExtras } from '#src/platform/database';

export interface QueueOptions {
  /** Redis for a province; without it BullMQ works in the schema `bullmq` of the one database. */
  redisUrl?: string | undefined;
  databaseUrl: string;
  takeAppRole: boolean;
}

/** Makes queues and workers on the configured backend; the rest of the program does not know which it is. */
export class QueueConnection {
  private readonly pool: pg.Pool | undefined;
  private readonly redis: Redis[] = [];

  constructor(private readonly options: QueueOptions) {
    if (options.redisUrl) return;
    const { options: role, ...extras } = poolExtras({ url: options.databaseUrl, takeAppRole: options.takeAppRole, poolSize: 0 });
    this.pool = new pg.Pool({
      ...extras,
      connectionString: options.databaseUrl,
      options: [role, '-c search_path=bullmq'].filter(Boolean).join(' '),
      max: 8,
    });
  }

  get backend(): 'postgresql' | 'redis' {
    return this.pool ? 'postgresql' : 'redis';
  }

  queue(name: string): Queue {
    if (this.pool) return new Queue(name, { connection: this.pool as never }, createPostgresBackend as never);
    return new Queue(name, { connection: this.client() }, createRedisBackend);
  }

  worker(name: string, processor: Processor, options: Partial<WorkerOptions>): Worker {
    if (this.pool) return new Worker(name, processor, { ...options, connection: this.pool as never }, createPostgresBackend as never);
    return new Worker(name, processor, { ...options, connection: this.client() }, createRedisBackend);
  }

  async close(): Promise<void> {
    await this.pool?.end();
    for (const client of this.redis) client.disconnect();
  }

  private client(): Redis {
    // Workers block on their connection for as long as it takes: no limit of retries per request.
    const client = new Redis(this.options.redisUrl as string, { maxRetriesPerRequest: null });
    client.on('error', () => undefined); // reported through the queue's own error event
    this.redis.push(client);
    return client;
  }
}
