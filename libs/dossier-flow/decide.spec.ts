import { describe, expect, test } from '@jest/globals';
import { decide } from './decide.js';
import type { Action, FactsByAction, RateFacts } from './facts.js';
import { flow } from './flow.js';
import type { DecideContext } from './guards.js';
import { flowRefusals } from './refusals.js';
import { aLife, at, dueOn, receipt, someFacts, submission, type Life } from './spec-life.js';

const morning = '2026-02-03 08:00';
const noon = at('2026-02-03 11:00');

function ask<A extends Action>(life: Life, action: A, facts: FactsByAction[A] = someFacts[action], context: Partial<DecideContext> = {}) {
  return decide(life.history, action, facts, { at: noon, now: noon, roles: ['system'], extensionLatest: null, ...context });
}
const received = () => aLife().then('receive', morning, receipt, { due: dueOn('2026-02-10') });
const processing = () => received().then('start', morning);

describe('decide', () => {
  test('says what follows', () => {
    expect(ask(aLife(), 'receive', receipt, { roles: ['clerk'] })).toEqual({ ok: true, to: 'received', clock: 'start', event: 'dossier.received', form: '01' });
    expect(ask(received(), 'settle', {}, { roles: ['clerk'] })).toEqual({ ok: true, to: 'resolved', clock: 'end', event: 'dossier.resolved' });
  });

  test('a refusal names the state and what would be allowed to this caller', () => {
    expect(ask(received(), 'return', someFacts.return, { roles: ['officer'] })).toEqual({
      ok: false,
      code: 'flow.not_allowed',
      facts: {
        state: 'received',
        stateLabel: 'Được tiếp nhận',
        action: 'return',
        actionLabel: 'Trả kết quả',
        allowed: 'Bắt đầu xử lý, Bàn giao, Xin lỗi và hẹn lại, Rút hồ sơ, Dừng giải quyết, Giải quyết ngay tại quầy, Ghi nhận giấy tờ',
        allowedActions: ['start', 'hand_over', 'extend', 'withdraw', 'stop', 'settle', 'record_papers'],
      },
    });
    expect(ask(aLife(), 'resolve', {}, { roles: ['supervisor'] })).toMatchObject({ facts: { stateLabel: 'Chưa có hồ sơ', allowed: 'không có' } });
  });

  test('the wrong role is told so', () => {
    expect(ask(processing(), 'resolve', {}, { roles: ['clerk', 'citizen'] })).toMatchObject({ ok: false, code: 'flow.role' });
  });

  test('late entry is allowed, the future is not, nor before the previous step', () => {
    const now = at('2026-02-05 09:00');
    expect(ask(received(), 'start', {}, { at: at(morning), now })).toMatchObject({ ok: true });
    expect(ask(received(), 'start', {}, { at: at('2026-02-05 09:01'), now })).toMatchObject({ ok: false, code: 'flow.at_in_future' });
    expect(ask(received(), 'start', {}, { at: at('2026-02-03 07:59'), now })).toMatchObject({ ok: false, code: 'flow.at_before_previous', facts: { previousAt: at(morning) } });
    expect(ask(received(), 'start', {}, { at: new Date(NaN), now })).toMatchObject({ ok: false, code: 'flow.at_in_future' });
  });

  test('the order of steps is that of the effective log: a correction in between does not block late entry', () => {
    const life = received().then('correct', '2026-02-03 10:00');
    expect(ask(life, 'start', {}, { at: at('2026-02-03 09:00') })).toMatchObject({ ok: true, to: 'processing' });
  });
});

describe('channels', () => {
  test.each([
    ['receive', { ...receipt, channel: 'post' }, ['clerk'], undefined],
    ['receive', submission, ['clerk'], 'flow.channel'],
    ['receive', submission, ['system'], undefined],
    ['receive', { ...receipt, onlineLevel: 3 }, ['clerk'], 'flow.online_level'],
    ['turn_away', someFacts.turn_away, ['clerk'], undefined],
    ['turn_away', { ...someFacts.turn_away, channel: 'post' }, ['leader'], undefined],
    ['turn_away', { ...someFacts.turn_away, channel: 'online', onlineLevel: 4 }, ['clerk'], 'flow.channel'],
    ['turn_away', { ...someFacts.turn_away, onlineLevel: 3 }, ['clerk'], 'flow.online_level'],
    ['turn_away', someFacts.turn_away, ['officer'], 'flow.role'],
    ['submit', submission, ['citizen'], undefined],
    ['submit', receipt, ['citizen'], 'flow.channel'],
    ['submit', { ...submission, onlineLevel: null }, ['citizen'], 'flow.online_level'],
  ] as const)('%s %o by %j → %s', (action, facts, roles, code) => {
    expect(ask(aLife(), action, facts, { roles })).toMatchObject(code === undefined ? { ok: true } : { ok: false, code });
  });
});

describe('reasons and takers', () => {
  test('a blank reason is none', () => {
    const incomplete = { reason: '  ', missing: [] };
    const submitted = aLife().then('submit', morning);
    expect(ask(submitted, 'refuse', incomplete)).toMatchObject({ code: 'flow.reason_required', facts: { actionLabel: 'Từ chối tiếp nhận' } });
    expect(ask(aLife(), 'turn_away', { ...someFacts.turn_away, reason: ' ' }, { roles: ['clerk'] })).toMatchObject({ code: 'flow.reason_required', facts: { actionLabel: 'Từ chối tiếp nhận' } });
    expect(ask(submitted, 'request_completion', incomplete)).toMatchObject({ code: 'flow.reason_required' });
    expect(ask(processing(), 'request_supplement', incomplete)).toMatchObject({ code: 'flow.reason_required' });
    expect(ask(processing(), 'withdraw', incomplete)).toMatchObject({ code: 'flow.reason_required' });
    expect(ask(processing(), 'stop', incomplete)).toMatchObject({ code: 'flow.reason_required' });
  });

  test('a hand-over needs somebody to take it', () => {
    expect(ask(received(), 'hand_over', { note: 'gấp', toOffice: ' ' })).toMatchObject({ code: 'flow.taker_required' });
    expect(ask(received(), 'hand_over', { toOffice: 'Bộ phận địa chính' })).toMatchObject({ ok: true });
  });
});

describe('extension (NĐ 61/2018)', () => {
  const extension = { appointmentOn: '2026-02-11', reason: 'Chờ trích lục' };

  test('once only', () => {
    const life = processing().then('extend', '2026-02-03 09:00', extension);
    expect(ask(life, 'extend', { ...extension, appointmentOn: '2026-02-12' })).toMatchObject({ code: 'flow.already_extended', facts: { appointmentOn: '2026-02-11' } });
  });

  test('up to and including the latest moment, judged by when it was sent', () => {
    const latest = at('2026-02-09 17:00');
    const now = at('2026-02-10 08:00');
    expect(ask(processing(), 'extend', extension, { at: latest, now, extensionLatest: latest })).toMatchObject({ ok: true, to: 'processing', form: '04' });
    expect(ask(processing(), 'extend', extension, { at: now, now, extensionLatest: latest })).toMatchObject({ code: 'flow.extension_too_late', facts: { latest } });
    expect(() => ask(processing(), 'extend', extension, { extensionLatest: undefined })).toThrow('extensionLatest');
  });

  test('to a date after the due date', () => {
    expect(ask(processing(), 'extend', { ...extension, appointmentOn: '2026-02-10' })).toMatchObject({ code: 'flow.appointment_not_after_due', facts: { dueOn: '2026-02-10' } });
  });
});

describe('rating', () => {
  const resolved = () => processing().then('resolve', morning);

  test.each<[RateFacts, boolean]>([
    [{ scale: 3, level: 3, source: 'qr' }, true],
    [{ scale: 3, level: 4, source: 'qr' }, false],
    [{ scale: 5, level: 1, source: 'kiosk' }, true],
    [{ scale: 5, level: 0, source: 'kiosk' }, false],
    [{ scale: 5, level: 2.5, source: 'kiosk' }, false],
    [{ scale: 5, source: 'kiosk' }, false],
    [{ scale: 'indices', indices: [2, 2, 2, 1, 2, 0, 2, 2, 2], source: 'paper' }, true],
    [{ scale: 'indices', indices: [2, 2, 2], source: 'paper' }, false],
    [{ scale: 'indices', indices: [2, 2, 2, 1, 2, 3, 2, 2, 2], source: 'paper' }, false],
    [{ scale: 'indices', level: 3, source: 'paper' }, false],
  ])('%j is within its scale: %s', (facts, ok) => {
    expect(ask(resolved(), 'rate', facts)).toMatchObject(ok ? { ok } : { ok, code: 'flow.rating_out_of_scale' });
  });

  test('once, and only of a finished dossier', () => {
    expect(ask(processing(), 'rate')).toMatchObject({ code: 'flow.not_rateable', facts: { stateLabel: 'Đang xử lý' } });
    expect(ask(resolved().then('rate', morning), 'rate')).toMatchObject({ code: 'flow.already_rated' });
    expect(ask(resolved().then('rate', morning).then('return', morning), 'rate')).toMatchObject({ code: 'flow.already_rated' });
  });
});

test('every refusal has a Vietnamese text and a status', () => {
  for (const { status, text } of Object.values(flowRefusals)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).toMatch(/[à-ỹđ]/i);
  }
  for (const row of flow) expect(row.label).toMatch(/\p{L}/u);
});
