import { expect, test } from '@jest/globals';
import type { Caller, Grant } from '#src/platform/http';
import { actedFor, actorOf } from './actor.js';

const leader = { accountId: 'leader', displayName: 'Lãnh đạo Mẫu' };
const officer = { accountId: 'officer', displayName: 'Công chức Mẫu' };

function caller(...grants: Grant[]): Caller {
  return { accountId: 'me', displayName: 'Người Thử', unitId: 'unit', grants, unitIds: ['unit', 'other'], kind: 'session' };
}

test('a step that one\'s own role allows is one\'s own, whatever else was lent', () => {
  const actor = actorOf(caller({ unitId: 'unit', role: 'officer' }, { unitId: 'unit', role: 'leader', actingFor: leader }), 'unit');
  expect(actor.roles).toEqual(['officer', 'leader']);
  expect(actedFor(actor, 'processing', 'resolve')).toBeNull();
});

test('a step that only a lent role allows is taken in its owner\'s place', () => {
  const actor = actorOf(caller({ unitId: 'unit', role: 'clerk' }, { unitId: 'unit', role: 'officer', actingFor: officer }), 'unit');
  expect(actedFor(actor, 'processing', 'resolve')).toBe('officer');
  expect(actedFor(actor, null, 'receive')).toBeNull();
});

test('what was lent in another unit is nothing here', () => {
  const actor = actorOf(caller({ unitId: 'unit', role: 'clerk' }, { unitId: 'other', role: 'officer', actingFor: officer }), 'unit');
  expect(actor).toEqual({ accountId: 'me', roles: ['clerk'] });
  expect(actedFor(actor, 'processing', 'resolve')).toBeNull();
});
