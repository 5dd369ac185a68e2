import { describe, expect, test } from '@jest/globals';
import { allRefusals, defineRefusals, isRefusal, Refusal } from './index.js';

const refuse = defineRefusals({
  'lamp.not_found': { status: 404, text: 'Không tìm thấy đèn {code}.' },
  'lamp.late': { status: 409, text: 'Hẹn ngày {due}, báo lúc {at}, gồm {parts}; thiếu {unknown}.' },
  'lamp.busy': { status: 503, text: 'Đèn đang bận.', retryAfter: 5 },
});

describe('a refusal', () => {
  test('carries code, status, facts and the filled sentence', () => {
    const refusal = refuse('lamp.not_found', { code: 'D-01' });
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({ code: 'lamp.not_found', status: 404, text: 'Không tìm thấy đèn D-01.', facts: { code: 'D-01' } });
  });

  test('writes dates and instants the Vietnamese way, in UTC+7', () => {
    const refusal = refuse('lamp.late', { due: '2026-02-03', at: new Date('2026-02-03T18:05:00Z'), parts: ['bóng', 'đui'], unknown: null });
    expect(refusal.text).toContain('Hẹn ngày 03/02/2026');
    expect(refusal.text).toContain('01:05');
    expect(refusal.text).toContain('04/02/2026');
    expect(refusal.text).toContain('gồm bóng, đui; thiếu ….');
  });

  test('does not fill placeholders that a fact brings along', () => {
    expect(refuse('lamp.not_found', { code: '{unknown} $& <b>' }).text).toBe('Không tìm thấy đèn {unknown} $& <b>.');
  });

  test('may carry field errors and a time to try again', () => {
    expect(refuse('lamp.busy').retryAfter).toBe(5);
    const errors = [{ field: 'code', code: 'text.too_long', message: 'Mã: tối đa 5 ký tự.' }];
    expect(refuse('lamp.busy', {}, { retryAfter: 9, errors })).toMatchObject({ retryAfter: 9, errors });
  });

  test('is told apart from other errors, and by code', () => {
    expect(isRefusal(refuse('lamp.busy'))).toBe(true);
    expect(isRefusal(refuse('lamp.busy'), 'lamp.not_found')).toBe(false);
    expect(isRefusal(new Error('lamp.busy'))).toBe(false);
  });
});

describe('the list of refusals', () => {
  test('holds every defined code with its text', () => {
    expect(allRefusals()).toContainEqual({ code: 'lamp.busy', status: 503, text: 'Đèn đang bận.', retryAfter: 5 });
  });

  test('refuses a code defined twice, a badly shaped one, a success status and an empty text', () => {
    expect(() => defineRefusals({ 'lamp.busy': { status: 409, text: 'Lại nữa.' } })).toThrow('defined twice');
    expect(() => defineRefusals({ Lamp: { status: 409, text: 'x' } })).toThrow('must look like');
    expect(() => defineRefusals({ 'lamp.fine': { status: 200, text: 'x' } })).toThrow('4xx');
    expect(() => defineRefusals({ 'lamp.mute': { status: 409, text: ' ' } })).toThrow('needs a text');
  });
});
