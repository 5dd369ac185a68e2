import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Database } from '#src/platform/database';
import { Metrics } from '#src/platform/health';
import { EventRunner, Outbox } from '#src/platform/outbox';
import { QueueConnection } from '#src/platform/queue';
import { eventually } from '../support/poll.js';
import { probeAsked, probeLaboured, probeNudged } from '../support/queue-app.js';
import { BACKENDS, QueueBench } from './queue-backends.js';

describe.each(BACKENDS)('events on %s', (backend) => {
  let bench: QueueBench;
  let app: INestApplicationContext;

  beforeAll(async () => {
    bench = await QueueBench.open(backend);
    app = await bench.worker();
  });
  afterAll(() => bench.close());

  test('the backend is the one asked for', () => {
    expect(app.get(QueueConnection).backend).toBe(backend);
  });

  test('what was committed is handled once by each handler; what was rolled back never was', async () => {
    const unitId = uuidv7();
    const rolledBack: string[] = [];
    await expect(app.get(Database).inUnit(unitId, async (tx) => {
      rolledBack.push(await app.get(Outbox).add(tx, unitId, probeAsked, { note: 'never' }));
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    const ids = await bench.send(app, probeAsked, [{ note: 'a' }, { note: 'b' }], unitId);
    await bench.done(ids);
    expect(await bench.effects([...ids, ...rolledBack])).toEqual(['first:a', 'first:b', 'second:a', 'second:b']);
    expect(await bench.owner('SELECT 1 FROM platform.handled WHERE event_id = ANY ($1)', [ids])).toHaveLength(4);
  });

  test('delivered again and again, also at the same time, it has its effect once', async () => {
    const unitId = uuidv7();
    const ids = await bench.send(app, probeAsked, [{ note: 'again' }], unitId);
    await Promise.allSettled([1, 2, 3, 4].map(() => app.get(EventRunner).run(unitId, ids[0] as string)));
    await bench.done(ids);
    await bench.owner('UPDATE platform.outbox SET done_at = NULL, relayed_at = NULL WHERE id = ANY ($1)', [ids]);
    await bench.done(ids);
    expect(await bench.effects(ids)).toEqual(['first:again', 'second:again']);
  });

  test('a handler that fails is tried again; the one that was done before it is not', async () => {
    const ids = await bench.send(app, probeAsked, [{ note: 'shaky', failures: 2 }]);
    await bench.done(ids);
    expect(await bench.effects(ids)).toEqual(['first:shaky', 'second:shaky']);
    expect(await bench.attempts(ids, 'second')).toBe(3);
  });

  test('a handler that fails for good leaves a dead letter with its reason, in the metrics too, until it is sent again', async () => {
    const unitId = uuidv7();
    const ids = await bench.send(app, probeAsked, [{ note: 'dead', failures: 4 }], unitId);
    const [letter] = await eventually(async () => {
      const rows = await bench.owner<{ last_error: string }>('SELECT last_error FROM platform.outbox WHERE id = ANY ($1) AND failed_at IS NOT NULL', [ids]);
      return rows.length > 0 ? rows : undefined;
    });
    expect(letter?.last_error).toBe('probe failed at try 4');
    expect(await bench.effects(ids)).toEqual(['first:dead']);
    expect(await app.get(Metrics).text()).toMatch(/^outbox_failed 1$/m);

    const sent = await app.get(Database).inUnit(unitId, (tx) => app.get(Outbox).sendFailedAgain(tx, unitId));
    expect(sent).toBe(1);
    await bench.done(ids);
    expect(await bench.effects(ids)).toEqual(['first:dead', 'second:dead']);
    expect(await app.get(Metrics).text()).toMatch(/^outbox_failed 0$/m);
  });

  test('of several wake-ups that wait only the newest is sent, and all are done', async () => {
    const other = await bench.send(app, probeNudged, [{ note: 'of another unit' }]);
    const ids = await bench.send(app, probeNudged, [{ note: '1' }, { note: '2' }, { note: '3' }]);
    await bench.done([...ids, ...other]);
    expect(await bench.effects([...ids, ...other])).toEqual(['wake:3', 'wake:of another unit']);
  });

  test('a job that takes longer than its lock keeps it, shows its progress, and runs once', async () => {
    const ids = await bench.send(app, probeLaboured, [{ steps: 20, stepMs: 150 }]);
    const seen = await eventually(async () => {
      const steps = (await bench.effects(ids)).length;
      return steps > 0 && steps < 20 ? steps : undefined;
    });
    expect(seen).toBeGreaterThan(0);
    await bench.done(ids);
    expect(await bench.attempts(ids, 'labour')).toBe(1);
    expect(await bench.effects(ids)).toHaveLength(20);
  });
});

describe.each(BACKENDS)('two workers on %s', (backend) => {
  test('each of many events of several units is handled once', async () => {
    const bench = await QueueBench.open(backend);
    try {
      const [one] = await Promise.all([bench.worker(), bench.worker()]);
      const units = [uuidv7(), uuidv7(), uuidv7()];
      const notes = Array.from({ length: 100 }, (_, index) => ({ note: String(index) }));
      const ids = (await Promise.all(units.map((unitId) => bench.send(one, probeAsked, notes, unitId)))).flat();
      await bench.done(ids);
      const twice = await bench.owner('SELECT event_id FROM probe.effect GROUP BY event_id, handler HAVING count(*) > 1');
      expect(twice).toEqual([]);
      expect(await bench.effects(ids)).toHaveLength(600);
      expect(await bench.attempts(ids, 'second')).toBe(300);
    } finally {
      await bench.close();
    }
  });
});
