import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Database } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { QueueWorker } from '#src/platform/queue';
import { asOwner } from '../support/own-database.js';
import { OwnServer } from '../support/own-server.js';
import { eventually } from '../support/poll.js';
import { probeAsked, PROBE_TABLES, startQueueApp } from '../support/queue-app.js';
import { type RedisForTests, startRedis } from '../support/redis-server.js';
import { BACKENDS } from './queue-backends.js';

let server: OwnServer | undefined;
let worker: INestApplicationContext | undefined;
let redis: RedisForTests | undefined;

afterEach(async () => {
  await worker?.close();
  await redis?.close();
  await server?.close();
  server = worker = redis = undefined;
});

test.each(BACKENDS)('the database gone under a handler, its queue on %s: no try that the outage cost makes it a dead letter, and it is done once', async (backend) => {
  server = await OwnServer.start();
  const { ownerUrl, url } = server;
  await asOwner(ownerUrl, PROBE_TABLES);
  redis = backend === 'redis' ? await startRedis() : undefined;
  const held = { now: true, reached: false };
  worker = await startQueueApp({
    databaseUrl: url,
    redisUrl: redis?.url,
    inTheMiddle: async () => {
      held.reached = true;
      await eventually(() => !held.now);
    },
  });
  await worker.get(QueueWorker).start();
  const unitId = uuidv7();
  const outbox = worker.get(Outbox);
  await worker.get(Database).inUnit(unitId, (tx) => outbox.add(tx, unitId, probeAsked, { note: 'kept' }));
  await eventually(() => held.reached);
  await server.stop();
  held.now = false;
  // Longer than all tries of an event take.
  await pause(1_500);
  await server.startAgain();
  await eventually(async () => (await asOwner(ownerUrl, 'SELECT 1 FROM platform.outbox WHERE done_at IS NOT NULL')).length === 1);
  expect(await asOwner(ownerUrl, 'SELECT handler, note FROM probe.effect ORDER BY handler')).toEqual([
    { handler: 'first', note: 'kept' },
    { handler: 'second', note: 'kept' },
  ]);
});
