import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Database, poolExtras } from '#src/platform/database';
import { isDatabaseBusy, isDatabaseUnavailable } from '#src/platform/http';
import { makeOwnDatabase, type OwnDatabase } from '../support/own-database.js';
import { eventually } from '../support/poll.js';

let own: OwnDatabase;
beforeAll(async () => {
  own = await makeOwnDatabase();
});
afterAll(() => own.drop());

const unitId = uuidv7();
const LOCK = ['SELECT pg_advisory_xact_lock(1)'] as const;

async function on<T>(options: Parameters<typeof poolExtras>[0], work: (database: Database) => Promise<T>): Promise<T> {
  const source = await new DataSource({ type: 'postgres', url: own.url, poolSize: 4, extra: poolExtras(options) }).initialize();
  try {
    return await work(new Database(source));
  } finally {
    await source.destroy();
  }
}

test('the program’s sessions have limits: five minutes without a statement in a transaction, half a minute for a lock, a quarter of an hour for a statement', () =>
  on({ takeAppRole: false }, async (database) => {
    const names = ['idle_in_transaction_session_timeout', 'lock_timeout', 'statement_timeout'];
    const set = await database.inUnit(unitId, (tx) => tx.rows<{ setting: string }>('SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name', [names]));
    expect(set.map(({ setting }) => Number(setting) / 60_000)).toEqual([5, 0.5, 15]);
  }));

test('whoever waits too long for a lock is told that the database is busy', () =>
  on({ takeAppRole: false, limits: { idleInTransaction: 60_000, lock: 200, statement: 60_000 } }, (database) =>
    database.inUnit(unitId, async (holder) => {
      await holder.run(...LOCK);
      const refused = await database.inUnit(unitId, (tx) => tx.run(...LOCK)).catch((error: unknown) => error);
      expect(isDatabaseBusy(refused)).toBe(true);
    })));

test('a process that is frozen in a transaction loses it, and whoever waited for its lock goes on', () =>
  on({ takeAppRole: false, limits: { idleInTransaction: 500, lock: 60_000, statement: 60_000 } }, async (database) => {
    let thaw = (): void => undefined;
    const frozen = new Promise<void>((resolve) => (thaw = resolve));
    let holds = false;
    const holder = database.inUnit(unitId, async (tx) => {
      await tx.run(...LOCK);
      holds = true;
      await frozen;
      await tx.rows('SELECT 1');
    }).catch((error: unknown) => error);
    await eventually(() => holds);
    await database.inUnit(unitId, (tx) => tx.run(...LOCK));
    thaw();
    expect(isDatabaseUnavailable(await holder)).toBe(true);
  }));
