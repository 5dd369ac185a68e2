import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Job, Queue, Worker } from 'bullmq';
import type { Schedule } from '#src/platform/outbox';
import { Clockwork } from './clockwork.js';
import { QueueConnection } from './queue-connection.js';

let connection: QueueConnection;
let queue: Queue;
let workers: Worker[];

beforeEach(() => {
  connection = new QueueConnection({ databaseUrl: process.env.TEST_DATABASE_URL as string, takeAppRole: false });
  queue = connection.queue(`clockwork-${randomInt(1e9)}`);
  workers = [];
});

afterEach(async () => {
  for (const worker of workers) await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  await connection.close();
});

const nothing = (): Promise<void> => Promise.resolve();
const clockworkOf = (...schedules: Schedule[]): Clockwork => new Clockwork(queue, schedules);

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 10_000; !(await isSo()); await pause(20)) {
    if (performance.now() > deadline) throw new Error('not within 10 s');
  }
}

function work(clockwork: Clockwork): void {
  workers.push(connection.worker(queue.name, (job: Job) => clockwork.run(job), { concurrency: 2 }));
}

test('a run that fell due while every worker was off is still there after the next start', async () => {
  let runs = 0;
  const nightly = { name: 'nightly', pattern: '* * * * * *', run: () => Promise.resolve(runs++) };
  await clockworkOf(nightly).arrange();
  const due = (await queue.getJobScheduler('nightly'))?.next ?? 0;
  await until(() => Date.now() > due + 50);
  const restarted = clockworkOf(nightly);
  await restarted.arrange();
  expect((await queue.getJobScheduler('nightly'))?.next).toBe(due);
  work(restarted);
  await until(() => runs > 0);
});

test('a schedule whose time was changed is arranged anew, and one that was dropped goes', async () => {
  await clockworkOf({ name: 'kept', everyMs: 60_000, run: nothing }, { name: 'dropped', everyMs: 60_000, run: nothing }).arrange();
  const changed = clockworkOf({ name: 'kept', pattern: '0 30 2 * * *', run: nothing });
  await changed.tidy();
  await changed.arrange();
  expect(await queue.getJobSchedulers()).toEqual([expect.objectContaining({ key: 'kept', pattern: '0 30 2 * * *', tz: 'Asia/Ho_Chi_Minh' })]);
  const next = new Date((await queue.getJobScheduler('kept'))?.next ?? 0);
  expect(next.toISOString()).toMatch(/T19:30:00.000Z$/);
});

test('a run that lasts longer than its interval is not joined by the next one', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const slow = clockworkOf({
    name: 'slow',
    everyMs: 100,
    run: async () => {
      most = Math.max(most, ++running);
      await pause(350);
      running -= 1;
      runs += 1;
    },
  });
  work(slow);
  work(slow);
  await slow.arrange();
  await until(() => runs >= 3);
  expect(most).toBe(1);
});

test('a run that fails does not end its schedule', async () => {
  let runs = 0;
  const shaky = clockworkOf({ name: 'shaky', everyMs: 100, run: () => (runs++ < 2 ? Promise.reject(new Error('shaky')) : nothing()) });
  work(shaky);
  await shaky.arrange();
  await until(() => runs >= 4);
});
