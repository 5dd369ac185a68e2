import { expect, test } from '@jest/globals';
import type { CivilDate } from '#libs/civil-date';
import { delegationState, isSoundSpan, mayLendForOthers } from './delegation.js';

const today: CivilDate = '2026-03-02';

test.each<[CivilDate, CivilDate, boolean]>([
  ['2026-03-02', '2026-03-02', true],
  ['2026-03-10', '2026-03-20', true],
  ['2026-03-01', '2026-03-20', false],
  ['2026-03-10', '2026-03-09', false],
  ['2026-03-02', '2027-03-02', true],
  ['2026-03-02', '2027-03-03', false],
])('from %s to %s may be asked for on 2 March 2026: %s', (from, to, sound) => {
  expect(isSoundSpan(from, to, today)).toBe(sound);
});

test('is in force on its first and on its last day, unless revoked', () => {
  const span = { validFrom: '2026-03-02', validTo: '2026-03-04', revokedAt: null } as const;
  const states = (['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05'] as const).map((day) => delegationState(span, day));
  expect(states).toEqual(['coming', 'in_force', 'in_force', 'ended']);
  expect(delegationState({ ...span, revokedAt: new Date(0) }, '2026-03-03')).toBe('revoked');
});

test('a leader lends the roles of the daily work for others, an administrator all, the rest none', () => {
  expect(mayLendForOthers(['leader'], ['officer', 'controller'])).toBe(true);
  expect(mayLendForOthers(['leader'], ['officer', 'administrator'])).toBe(false);
  expect(mayLendForOthers(['administrator'], ['administrator', 'supervisor'])).toBe(true);
  expect(mayLendForOthers(['clerk', 'officer', 'controller', 'supervisor'], ['clerk'])).toBe(false);
});
