import { request as httpRequest } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { ConfigError, readConfig } from '#src/platform/config';
import { Editions, type Tx } from '#src/platform/database';
import { RelayBell, TidyOutbox } from '#src/platform/outbox';
import { startTestApp, type TestApp } from '../support/app.js';

describe('the configuration', () => {
  const problemsOf = (environment: Record<string, string>): string[] => {
    try {
      readConfig(environment);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  };

  test('has a default for everything, and an empty variable counts as not set', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', WORKER: 'inside', DATABASE_POOL: 10, BEHIND_TLS: false, LOG_LEVEL: 'info' });
    expect(readConfig({ PORT: '', DATABASE_URL: '', FIRST_DATA: '' })).toEqual(readConfig({}));
    expect(readConfig({ PORT: '8080', BEHIND_TLS: 'true', PATH: '/bin' })).toMatchObject({ PORT: 8080, BEHIND_TLS: true });
  });

  test('tells everything that is wrong at once, in Vietnamese, and shows no secret', () => {
    const wrong = {
      PORT: 'ba nghìn', DATABASE_URL: 'mysql://x', DATABASE_POOL: '1', REDIS_URL: 'localhost', WORKER: 'both', FIRST_DATA: 'yes',
      DEMO_PASSWORD: 'ngan', LOG_LEVEL: 'loud', SMTP_URL: 'mail', WEBHOOK_URL: 'ftp://x', WEBHOOK_SECRET: 'bi-mat', METRICS_TOKEN: 'ngan', BEHIND_TLS: '1',
      PUBLIC_URL: 'https://a.example/b', SECOND_FACTOR_KEY: 'ngan',
    };
    const problems = problemsOf(wrong);
    for (const name of Object.keys(wrong)) expect(problems.filter((problem) => problem.startsWith(`${name} `))).toHaveLength(1);
    expect(problems).toHaveLength(Object.keys(wrong).length);
    expect(problems.join('\n')).not.toMatch(/must|should|bi-mat|ngan\b/);
    expect(new ConfigError(problems).message).toMatch(/^Cấu hình sai:\n {2}- PORT phải là số nguyên/);
  });

  test('knows what goes only together', () => {
    expect(problemsOf({ WEBHOOK_URL: 'https://sms.example/send' })).toEqual(['WEBHOOK_URL cần có WEBHOOK_SECRET để ký']);
    expect(problemsOf({ WORKER: 'apart' })).toEqual([expect.stringMatching(/^WORKER=apart cần có DATABASE_URL/)]);
    expect(problemsOf({ MIGRATION_DATABASE_URL: 'postgres://x/y' })).toEqual(['MIGRATION_DATABASE_URL chỉ dùng cùng với DATABASE_URL']);
    expect(problemsOf({ WORKER: 'apart', DATABASE_URL: 'postgres://a/y', MIGRATION_DATABASE_URL: 'postgres://x/y' })).toEqual([]);
    const service = { OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y', OIDC_NAME: 'Tài khoản tỉnh' };
    expect(problemsOf(service)).toEqual(['OIDC_* phải đặt đủ cả bốn; còn thiếu OIDC_ISSUER']);
    expect(problemsOf({ ...service, OIDC_ISSUER: 'https://tai-khoan.example.vn/realms/tinh' })).toEqual([]);
  });

  test.each([
    ['http://localhost:4000', true], ['http://127.0.0.1', true], ['http://[::1]:4000/x', true],
    ['http://tai-khoan.example.vn', false], ['http://localhost.example.vn', false], ['http://127.0.0.1.example.vn', false], ['tai-khoan.example.vn', false],
  ])('people sign in at %s: %s, for only this machine is spoken to without TLS', (issuer, allowed) => {
    const problems = problemsOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y', OIDC_NAME: 'z' });
    expect(problems.length === 0).toBe(allowed);
  });

  test.each([['PORT', '-1'], ['PORT', '65536'], ['PORT', '1.5'], ['DATABASE_POOL', '101'], ['DATABASE_POOL', 'NaN']])('%s=%s is refused', (name, value) => {
    expect(problemsOf({ [name]: value })).toHaveLength(1);
  });
});

describe('health and metrics', () => {
  const TOKEN = 'ma-doc-so-lieu-0123456789';
  let app: TestApp;
  let guarded: TestApp;
  let proxied: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
    guarded = await startTestApp({ METRICS_TOKEN: TOKEN });
    proxied = await startTestApp({ BEHIND_TLS: 'true' });
  });
  afterAll(() => Promise.all([app, guarded, proxied].map((each) => each.close())));

  test('live and ready answer anybody', async () => {
    expect((await app.http().get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    expect((await app.http().get('/health/ready').expect(200)).body).toMatchObject({ status: 'ok', details: { database: { status: 'up' } } });
  });

  test('metrics tell of the process, of waiting events and of answers by route pattern, and never a URL', async () => {
    const unit = await app.makeUnit();
    await app.http().get(`/api/dossiers/${unit.code}-260302-0001`).expect(401);
    await app.http().get('/khong-co-trang-nay?ten=Nguyễn+Văn+Mẫu').expect(404);
    const { text, headers } = await app.http().get('/metrics').expect(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0.0.4/);
    expect(text).toMatch(/^http_request_seconds_count\{method="GET",route="\/api\/dossiers\/:code",status="401"\} 1$/m);
    expect(text).toMatch(/^database_up 1$/m);
    expect(text).toMatch(/^outbox_pending \d+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).not.toContain(unit.code);
    expect(text).not.toContain('khong-co-trang-nay');
  });

  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])('a visitor brought by a proxy does not read the metrics, whatever %s says', async (header) => {
    const refused = await app.http().get('/metrics').set(header, '127.0.0.1').expect(404);
    expect(refused.body.code).toBe('metrics.not_public');
  });

  test('behind a proxy nobody reads them without a token, a forged address included', async () => {
    await proxied.http().get('/metrics').expect(404);
    await proxied.http().get('/metrics').set('x-forwarded-for', '127.0.0.1').expect(404);
  });

  test('with a token only its holder reads them', async () => {
    await guarded.http().get('/metrics').expect(404);
    await guarded.http().get('/metrics').set('authorization', `Bearer ${TOKEN}x`).expect(404);
    await guarded.http().get('/metrics').set('authorization', `Bearer ${TOKEN}`).set('x-forwarded-for', '203.0.113.9').expect(200);
  });

  const outside = Object.values(networkInterfaces()).flat().find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  test('a caller from another address does not read them', async () => {
    await app.app.listen(0, '0.0.0.0');
    const { port } = app.app.getHttpServer().address() as { port: number };
    const statusAt = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        httpRequest({ host, port, path: '/metrics' }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end();
      });
    expect(await statusAt('127.0.0.1')).toBe(200);
    // The machine's own address on the network stands for a stranger's; a machine without one has no strangers.
    if (outside) expect(await statusAt(outside)).toBe(404);
  });
});

describe('a transaction', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const write = (tx: Tx, unitId: string, id: string = uuidv7()): Promise<number> =>
    tx.run('INSERT INTO platform.handled (unit_id, handler, event_id, at) VALUES ($1, $2, $3, now())', [unitId, 'test', id]);
  const written = (unitId: string): Promise<unknown[]> =>
    app.database.inUnit(unitId, (tx) => tx.rows('SELECT event_id FROM platform.handled WHERE unit_id = $1', [unitId]));

  test('that throws leaves nothing, and tells nobody', async () => {
    const unitId = uuidv7();
    const told: string[] = [];
    const failing = app.database.inUnit(unitId, async (tx) => {
      tx.afterCommit.push(() => told.push('told'));
      await write(tx, unitId);
      throw new Error('not after all');
    });
    await expect(failing).rejects.toThrow('not after all');
    expect(await written(unitId)).toEqual([]);
    expect(told).toEqual([]);
  });

  test('tells only once others can see what it did', async () => {
    const unitId = uuidv7();
    const seen = new Promise<unknown[]>((resolve) => {
      void app.database.inUnit(unitId, async (tx) => {
        tx.afterCommit.push(() => void written(unitId).then(resolve));
        await write(tx, unitId);
      });
    });
    expect(await seen).toHaveLength(1);
  });

  test('that PostgreSQL aborted is an error even when the program took no notice', async () => {
    const unitId = uuidv7();
    const id = uuidv7();
    const careless = app.database.inUnit(unitId, async (tx) => {
      await write(tx, unitId, id);
      await write(tx, unitId, id).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow();
    expect(await written(unitId)).toEqual([]);
  });

  test('many at once, more than there are connections, all come through', async () => {
    const unitId = uuidv7();
    await Promise.all(Array.from({ length: 60 }, () => app.database.inUnit(unitId, (tx) => write(tx, unitId))));
    expect(await written(unitId)).toHaveLength(60);
  });

  test('what was done more than thirty days ago leaves the outbox; what waits or failed stays', async () => {
    const { unitId } = await app.makeUnit({ withSessions: false });
    // Long before the days of the other tests, whose events stand in the same database.
    app.clock.set('2019-03-31 03:15');
    const rows = [['done long ago', '2019-02-27', null], ['done lately', '2019-03-02', null], ['waits', null, null], ['failed', null, '2019-01-01']] as const;
    await app.database.inUnit(unitId, async (tx) => {
      for (const [note, done, failed] of rows) {
        const id = uuidv7();
        await tx.run('INSERT INTO platform.outbox (unit_id, id, topic, payload, created_at, done_at, failed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
          unitId, id, 'test.noted', JSON.stringify({ note }), '2019-01-01', done, failed,
        ]);
        await write(tx, unitId, id);
      }
    });
    await app.get(TidyOutbox).run();
    const left = await app.database.inUnit(unitId, (tx) =>
      tx.rows<{ note: string }>("SELECT payload->>'note' AS note FROM platform.outbox WHERE unit_id = $1 ORDER BY id", [unitId]));
    expect(left.map(({ note }) => note)).toEqual(['done lately', 'waits', 'failed']);
    expect(await written(unitId)).toHaveLength(3);
  });

  test('the bell of the outbox rings without anybody to hear it', () => {
    expect(() => new RelayBell().ring()).not.toThrow();
  });
});

describe('the cache of reference data', () => {
  let one: TestApp;
  let two: TestApp;
  beforeAll(async () => {
    [one, two] = [await startTestApp(), await startTestApp()];
  });
  afterAll(() => Promise.all([one.close(), two.close()]));

  const name = `test-${uuidv7()}`;
  let stored = 'first';
  let loads = 0;
  const read = (app: TestApp): Promise<string> =>
    app.database.inUnits([], (tx) => app.get(Editions).cached(tx, name, 'key', () => {
      loads += 1;
      return Promise.resolve(stored);
    }));

  test('loads once while nothing changes, in each process', async () => {
    expect([await read(one), await read(one), await read(two), await read(two)]).toEqual(['first', 'first', 'first', 'first']);
    expect(loads).toBe(2);
  });

  test('a change is seen by every process from its commit on, and by its own transaction before', async () => {
    await one.database.inUnits([], async (tx) => {
      await one.get(Editions).raise(tx, name);
      expect(await one.get(Editions).cached(tx, name, 'key', () => Promise.resolve('second'))).toBe('second');
      // Not committed: for everybody else nothing has changed.
      expect([await read(two), await read(one)]).toEqual(['first', 'first']);
      stored = 'second';
    });
    expect([await read(one), await read(two)]).toEqual(['second', 'second']);
  });

  test('a change that was rolled back is seen by nobody, not even through what it had read', async () => {
    const before = loads;
    await expect(one.database.inUnits([], async (tx) => {
      await one.get(Editions).raise(tx, name);
      expect(await one.get(Editions).cached(tx, name, 'key', () => Promise.resolve('never'))).toBe('never');
      throw new Error('not after all');
    })).rejects.toThrow('not after all');
    expect([await read(one), await read(two)]).toEqual(['second', 'second']);
    expect(loads).toBe(before);
  });

  test('readers and changes at the same time: nobody who starts after a commit sees what was before it', async () => {
    let committed = 0;
    stored = '0';
    await one.database.inUnits([], (tx) => one.get(Editions).raise(tx, name));
    const changes = (async () => {
      for (let number = 1; number <= 25; number += 1) {
        await two.database.inUnits([], async (tx) => {
          await two.get(Editions).raise(tx, name);
          stored = String(number); // stands for a write: visible to others no later than the commit
        });
        committed = number;
      }
    })();
    const reader = async (app: TestApp): Promise<void> => {
      while (committed < 25) {
        const atLeast = committed;
        expect(Number(await read(app))).toBeGreaterThanOrEqual(atLeast);
      }
    };
    await Promise.all([changes, reader(one), reader(one), reader(two)]);
    expect([await read(one), await read(two)]).toEqual(['25', '25']);
  });

  test('a load that fails is not kept, and does not fail who only shared it', async () => {
    const editions = one.get(Editions);
    const own = `failing-${uuidv7()}`;
    let first: Promise<unknown> = Promise.resolve();
    const fail = await new Promise<() => void>((loading) => {
      first = one.database.inUnits([], (tx) =>
        editions.cached(tx, own, 'key', () => new Promise((_, reject) => loading(() => reject(new Error('connection lost'))))));
      first.catch(() => undefined);
    });
    const second = one.database.inUnits([], async (tx) => {
      // Once the transaction knows its editions, nothing but settled promises stands between asking and sharing.
      await editions.cached(tx, own, 'another key', () => Promise.resolve('known'));
      const shared = editions.cached(tx, own, 'key', () => Promise.resolve('mine'));
      setImmediate(fail);
      return shared;
    });
    await expect(first).rejects.toThrow('connection lost');
    expect(await second).toBe('mine');
  });
});
