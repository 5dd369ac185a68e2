import { describe, expect, test } from '@jest/globals';
import { MAX_ATTEMPTS, waitAfter } from './back-off.js';
import { type DayCount, dayDigests } from './day-digest.js';
import { letterOf } from './delivery.js';
import { isSignedBy, signatureOf } from './signature.js';

const unit = { id: '0190a000-0000-7000-8000-000000000001', code: 'H26.15.30', name: 'UBND xã Mẫu' };

describe('the letter', () => {
  test('groups what it tells, gravest first, and says how much more there is', () => {
    const letter = letterOf({
      unit, accountId: unit.id, total: 4, digest: null,
      items: [
        { kind: 'due_soon_1', code: 'H26.15.30-260302-0001', procedure: 'Đăng ký khai sinh', dueAt: '2026-03-03T10:00:00.000Z' },
        { kind: 'overdue', code: 'H26.15.30-260225-0007', procedure: 'Chứng thực chữ ký', dueAt: '2026-02-27T10:00:00.000Z' },
      ],
    });
    expect(letter.subject).toBe('[Một cửa] 4 cảnh báo về hạn xử lý hồ sơ – UBND xã Mẫu');
    expect(letter.text.split('\n')).toEqual([
      'UBND xã Mẫu (H26.15.30)', '',
      'Quá hạn trả kết quả:', '- H26.15.30-260225-0007 · Chứng thực chữ ký · hạn 17:00 27/02/2026', '',
      'Sắp đến hạn trả kết quả:', '- H26.15.30-260302-0001 · Đăng ký khai sinh · hạn 17:00 03/03/2026', '',
      '… và 2 hồ sơ khác, xem trong phần mềm một cửa.', '',
      'Thư tự động của phần mềm một cửa; xin không trả lời thư này.', '',
    ]);
  });

  test('a digest gives the figures of the day', () => {
    const letter = letterOf({ unit, accountId: unit.id, total: 0, items: [], digest: { dueToday: 2, overdue: 1, toAccept: 0, readyToReturn: 3 } });
    expect(letter.subject).toBe('[Một cửa] Việc trong ngày – UBND xã Mẫu');
    expect(letter.text).toContain('Đến hạn hôm nay: 2; quá hạn: 1; chờ tiếp nhận: 0; chờ trả kết quả: 3');
  });
});

test('a failed delivery waits longer each time, an hour at most, and is given up after enough tries', () => {
  expect([1, 2, 3, 6, 7, MAX_ATTEMPTS].map(waitAfter)).toEqual([60_000, 120_000, 240_000, 1_920_000, 3_600_000, null]);
});

test('a signature is of this body, this time and this secret', () => {
  const signature = signatureOf('bí-mật-đủ-dài-để-ký', '1772427600', '{"id":1}');
  expect(signature).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(isSignedBy('bí-mật-đủ-dài-để-ký', '1772427600', '{"id":1}', signature)).toBe(true);
  expect(isSignedBy('bí-mật-đủ-dài-để-ký', '1772427601', '{"id":1}', signature)).toBe(false);
  expect(isSignedBy('bí-mật-đủ-dài-để-ký', '1772427600', '{"id":2}', signature)).toBe(false);
  expect(isSignedBy('một-bí-mật-khác-hẳn', '1772427600', '{"id":1}', signature)).toBe(false);
  expect(isSignedBy('bí-mật-đủ-dài-để-ký', '1772427600', '{"id":1}', 'sha256=')).toBe(false);
});

test('the day is summed up for holders, the desk and the leader; who has nothing to do is not told', () => {
  const counts = (changes: Partial<DayCount>): DayCount => ({ accountId: null, role: 'officer', dueToday: 0, overdue: 0, toAccept: 0, readyToReturn: 0, ...changes });
  expect(dayDigests([
    counts({ accountId: 'a', dueToday: 2, overdue: 1 }),
    counts({ accountId: 'b', role: 'clerk', readyToReturn: 4 }),
    counts({ role: 'clerk', toAccept: 3, dueToday: 1 }),
  ])).toEqual([
    { accountId: 'a', role: null, counts: { dueToday: 2, overdue: 1, toAccept: 0, readyToReturn: 0 } },
    { accountId: null, role: 'clerk', counts: { dueToday: 1, overdue: 0, toAccept: 3, readyToReturn: 4 } },
    { accountId: null, role: 'leader', counts: { dueToday: 3, overdue: 1, toAccept: 3, readyToReturn: 4 } },
  ]);
  expect(dayDigests([])).toEqual([]);
});
