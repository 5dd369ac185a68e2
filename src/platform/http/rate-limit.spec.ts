import { expect, test } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

test('so many in a window and no more, each caller by himself, and again in the next window', () => {
  const limit = new RateLimit({ most: 2, windowMs: 60_000 });
  const at = (second: number): Date => new Date(Date.UTC(2026, 0, 5, 1, 0, second));
  limit.take('a', at(0));
  limit.take('a', at(1));
  expect(() => limit.take('a', at(2))).toThrow('http.too_many_requests');
  limit.take('b', at(2));
  limit.take('a', at(61));
});
