import { beforeEach, describe, expect, test } from '@jest/globals';
import { Clock } from '#src/platform/clock';
import type { UnitChanges } from '#src/units';
import { CallerCache, type Resolved } from './caller-cache.js';

class StandingClock extends Clock {
  seconds = 0;

  now(): Date {
    return new Date(this.seconds * 1000);
  }
}

function resolved(accountId: string, validUntil: Date | null = null): Resolved {
  return { caller: { accountId, displayName: 'Người Thử', unitId: 'u', grants: [], unitIds: [], kind: 'session' }, mustChangePassword: false, validUntil };
}

describe('the cache of callers', () => {
  let clock: StandingClock;
  let cache: CallerCache;
  let unitsChanged: () => void;
  let loads: number;
  const ask = (key: string, answer: Resolved | undefined) =>
    cache.get(key, async () => {
      loads += 1;
      return answer;
    });

  beforeEach(() => {
    clock = new StandingClock();
    cache = new CallerCache(clock, { onCommit: (listener: () => void) => (unitsChanged = listener) } as unknown as UnitChanges);
    loads = 0;
  });

  test('asks again after ten seconds: by then another process\'s sign-out is noticed', async () => {
    await ask('a', resolved('1'));
    clock.seconds = 9;
    await ask('a', resolved('1'));
    expect(loads).toBe(1);
    clock.seconds = 10;
    expect(await ask('a', undefined)).toBeUndefined();
    expect(loads).toBe(2);
  });

  test('asks once for many requests at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask('a', resolved('1'))));
    expect(loads).toBe(1);
  });

  test('keeps nobody beyond the end of their session, and no unknown ones', async () => {
    await ask('a', resolved('1', new Date(3000)));
    clock.seconds = 3;
    await ask('a', undefined);
    await ask('a', undefined);
    expect(loads).toBe(3);
  });

  test('forgets an account at once, even while it is being looked up', async () => {
    await ask('other', resolved('2'));
    let finish: (value: Resolved) => void = () => undefined;
    const slow = cache.get('a', () => new Promise((done) => (finish = done)));
    cache.dropAccount('1');
    finish(resolved('1'));
    await slow;
    await ask('a', undefined);
    await ask('other', resolved('2'));
    expect(loads).toBe(2);
  });

  test('forgets everybody when a unit changed, and one session when it signs out', async () => {
    await ask('a', resolved('1'));
    cache.dropKey('a');
    await ask('a', resolved('1'));
    unitsChanged();
    await ask('a', resolved('1'));
    expect(loads).toBe(3);
  });

  test('a look-up that failed is tried again', async () => {
    await expect(cache.get('a', () => Promise.reject(new Error('database gone')))).rejects.toThrow('database gone');
    await ask('a', resolved('1'));
    expect(loads).toBe(1);
  });
});
