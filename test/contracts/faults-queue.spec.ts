import { describe, expect, jest, test } from '@jest/globals';
import { eventually } from '../support/poll.js';
import { probeAsked, probeLaboured } from '../support/queue-app.js';
import { BACKENDS, QueueBench } from './queue-backends.js';

jest.setTimeout(90_000);

async function onBench(backend: (typeof BACKENDS)[number], work: (bench: QueueBench) => Promise<void>): Promise<void> {
  const bench = await QueueBench.open(backend);
  try {
    await work(bench);
  } finally {
    await bench.close();
  }
}

describe.each(BACKENDS)('on %s', (backend) => {
  test('a worker killed in the middle of a handler: what it had not committed is gone, and the next worker does it once', () =>
    onBench(backend, async (bench) => {
      const sender = await bench.app();
      const ids = await bench.send(sender, probeAsked, [{ note: 'once' }]);
      const victim = await bench.victim('second');
      await victim.caught;
      await victim.end('SIGKILL');
      expect(await bench.effects(ids)).toEqual(['first:once']);
      await bench.worker();
      await bench.done(ids);
      expect(await bench.effects(ids)).toEqual(['first:once', 'second:once']);
    }));

  test('a worker killed in the middle of a long job: the next one goes on where it stopped', () =>
    onBench(backend, async (bench) => {
      const sender = await bench.app();
      const ids = await bench.send(sender, probeLaboured, [{ steps: 5, stepMs: 10 }]);
      const victim = await bench.victim('labour');
      await victim.caught;
      await victim.end('SIGKILL');
      expect(await bench.effects(ids)).toEqual(['labour:1']);
      await bench.worker();
      await bench.done(ids);
      expect(await bench.effects(ids)).toEqual(['labour:1', 'labour:2', 'labour:3', 'labour:4', 'labour:5']);
    }));

  test('events whose workers die under them are sent again at once, but not for ever: then they are dead letters', () =>
    onBench(backend, async (bench) => {
      const ids = await bench.send(await bench.app(), probeAsked, [{ note: 'unlucky' }, { note: 'deadly' }]);
      const [unlucky, deadly] = ids;
      await bench.owner('UPDATE platform.outbox SET losses = 2 WHERE id = $1', [deadly]);
      for (const died of [1, 2]) {
        const victim = await bench.victim('second');
        await eventually(async () => (await bench.attempts(ids, 'second')) === 2 * died);
        await victim.end('SIGKILL');
      }
      await bench.worker({ timing: { resendAfterMs: 600_000 } });
      await bench.done([unlucky as string]);
      const letters = () => bench.owner<{ id: string; losses: number; error: string }>('SELECT id, losses, last_error AS error FROM platform.outbox WHERE failed_at IS NOT NULL');
      await eventually(async () => (await letters()).length > 0);
      expect(await letters()).toEqual([{ id: deadly, losses: 3, error: 'job stalled more than allowable limit' }]);
      expect(await bench.effects(ids)).toEqual(['first:deadly', 'first:unlucky', 'second:unlucky']);
    }));

  test('the queue emptied after relaying and before handling: events are sent again and schedules come back', () =>
    onBench(backend, async (bench) => {
      const blocked = { now: true };
      const hold = (): Promise<void> => eventually(() => !blocked.now || undefined, 60_000).then(() => undefined);
      const worker = await bench.worker({ inTheMiddle: (handler) => (handler === 'second' ? hold() : Promise.resolve()), timing: { rescheduleMs: 1_500 } });
      await eventually(async () => (await bench.ticks()) > 0);
      const ids = await bench.send(worker, probeAsked, Array.from({ length: 12 }, (_, index) => ({ note: String(index) })));
      await eventually(async () => (await bench.owner('SELECT 1 FROM platform.outbox WHERE relayed_at IS NULL')).length === 0);
      await bench.emptyStore();
      blocked.now = false;
      const before = await bench.ticks();
      await bench.done(ids);
      expect(await bench.effects(ids)).toHaveLength(24);
      await eventually(async () => (await bench.ticks()) > before + 2);
    }));

  test('a schedule runs at its interval, however many workers keep it and however often they look after it', () =>
    onBench(backend, async (bench) => {
      await Promise.all([bench.worker({ timing: { rescheduleMs: 100 } }), bench.worker({ timing: { rescheduleMs: 100 } })]);
      await eventually(async () => (await bench.ticks()) >= 6);
      const [row] = await bench.owner<{ span: number; n: number }>('SELECT extract(epoch FROM max(at) - min(at))::float8 AS span, count(*)::int AS n FROM probe.tick');
      const interval = (row?.span ?? 0) / ((row?.n ?? 0) - 1);
      expect(interval).toBeGreaterThan(0.3);
    }));

  test('a worker that stops lets its handlers end, and leaves nothing for later', () =>
    onBench(backend, async (bench) => {
      const stopped = await bench.worker({ timing: { closeMs: 20_000 } });
      const ids = await bench.send(stopped, probeLaboured, [{ steps: 10, stepMs: 100 }]);
      await eventually(async () => (await bench.effects(ids)).length > 1);
      await stopped.close();
      expect(await bench.effects(ids)).toHaveLength(10);
      await bench.done(ids, 0);
    }));

  test('a handler that does not end does not keep a stopping worker, and is done by the next', () =>
    onBench(backend, async (bench) => {
      const ids = await bench.send(await bench.app(), probeLaboured, [{ steps: 2, stepMs: 1 }]);
      const stuck = await bench.victim('labour');
      await stuck.caught;
      await stuck.end('SIGTERM');
      await bench.worker();
      await bench.done(ids);
      expect(await bench.effects(ids)).toEqual(['labour:1', 'labour:2']);
    }));
});
