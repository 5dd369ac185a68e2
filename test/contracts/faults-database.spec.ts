import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, jest, test } from '@jest/globals';
import { QueueWorker } from '#src/platform/queue';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';
import { asOwner } from '../support/own-database.js';
import { OwnServer } from '../support/own-server.js';
import { eventually } from '../support/poll.js';
import { QUICK } from '../support/queue-timing.js';

jest.setTimeout(120_000);

let server: OwnServer | undefined;
let app: TestApp | undefined;

afterEach(async () => {
  await app?.close();
  await server?.close();
  server = app = undefined;
});

interface Desk {
  app: TestApp;
  server: OwnServer;
  unit: TestUnit;
  clerk: SignedIn;
}

async function openDesk(options: { kept?: boolean } = {}): Promise<Desk> {
  server = await OwnServer.start(options);
  app = await startTestApp({}, { databaseUrl: server.url, timing: QUICK });
  await app.get(QueueWorker).start();
  const unit = await app.makeCommune();
  return { app, server, unit, clerk: await app.signIn(unit.unitId, 'clerk') };
}

const owner = { name: 'Trần Thị Mẫu', idNumber: '001199000123', phone: '0900000001', address: 'Thôn Hạ' };
const receive = ({ app: program, clerk }: Desk, key: string) =>
  program.http().post('/api/dossiers').set('Authorization', `Bearer ${clerk.token}`).set('Idempotency-Key', key)
    .send({ procedure: '1.004873', channel: 'counter', owner }); // prettier-ignore

/** Receives with ever new keys until told to stop. @returns the keys, with the status that each was answered with */
async function keepReceiving(desk: Desk, stop: { now: boolean }): Promise<Map<string, number>> {
  const answers = new Map<string, number>();
  const line = async (name: string): Promise<void> => {
    for (let i = 0; !stop.now; i += 1) {
      const key = `request-${name}-${i}`;
      const { status } = await receive(desk, key);
      answers.set(key, status);
      if (status !== 201) await pause(500);
    }
  };
  await Promise.all(['a', 'b', 'c'].map(line));
  return answers;
}

/** Every dossier has its step, its place in the count and its events, and every event was handled. */
async function expectNothingHalfDone({ server: own, app: program, unit }: Desk, dossiers: number): Promise<void> {
  const whole = await asOwner<{ dossiers: number; steps: number; codes: number; last: string }>(
    own.ownerUrl,
    `SELECT count(*)::int AS dossiers, count(DISTINCT code)::int AS codes, max(code) AS last,
       (SELECT count(*)::int FROM dossiers.step s WHERE s.unit_id = $1) AS steps
     FROM dossiers.dossier WHERE unit_id = $1`,
    [unit.unitId],
  );
  expect(whole).toEqual([{ dossiers, codes: dossiers, steps: dossiers, last: `${unit.code}-260302-${String(dossiers).padStart(4, '0')}` }]);
  await eventually(async () => {
    program.clock.advance({ minutes: 1 }); // time goes on: what was given up under an outage is sent again
    const waiting = await asOwner(own.ownerUrl, 'SELECT 1 FROM platform.outbox WHERE done_at IS NULL');
    return waiting.length === 0;
  }, 60_000);
}

test('the database gone for ten seconds in the middle of work: 503 meanwhile, then everything goes on, nothing half done', async () => {
  const desk = await openDesk();
  const stop = { now: false };
  const receiving = keepReceiving(desk, stop);
  await eventually(async () => (await asOwner(desk.server.ownerUrl, 'SELECT 1 FROM dossiers.dossier')).length > 5);

  await desk.server.stop();
  const goneAt = performance.now();
  await eventually(async () => {
    const asked = performance.now();
    const answer = await receive(desk, 'while-gone');
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect({ status: answer.status, code: answer.body.code, retryAfter: answer.headers['retry-after'] })
      .toEqual({ status: 503, code: 'platform.database_unavailable', retryAfter: '5' });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    await desk.app.http().get('/health/ready').expect(503);
    await desk.app.http().get('/health/live').expect(200);
    return performance.now() - goneAt > 10_000;
  });
  await desk.server.startAgain();
  await eventually(async () => (await receive(desk, 'while-gone')).status === 201);
  stop.now = true;
  const answers = await receiving;
  expect([...new Set(answers.values())].sort()).toEqual([201, 503]);

  // What was refused is sent once more with its key: made now, or found to have been made.
  for (const [key, status] of answers) if (status === 503) await receive(desk, key).expect(201);
  await desk.app.http().get('/health/ready').expect(200);
  await expectNothingHalfDone(desk, answers.size + 1);
});

test('the embedded server killed under the running program is started again, and the program goes on', async () => {
  const desk = await openDesk({ kept: true });
  await receive(desk, 'before-the-kill').expect(201);
  for (const key of ['first-kill', 'second-kill']) {
    desk.server.kill();
    await eventually(async () => {
      const { status } = await receive(desk, key);
      expect([201, 503]).toContain(status);
      return status === 201;
    });
  }
  await expectNothingHalfDone(desk, 3);
});
