import { describe, expect, test } from '@jest/globals';
import { issueCredential, readCredential } from './credential.js';
import { hashPassword, isWeak, matchesPassword } from './password.js';

describe('passwords', () => {
  test('short ones and the words everybody tries first are weak', () => {
    expect(isWeak('duongha', ['Dương Hà'])).toBe(true);
    expect(isWeak('UBND xã Dương Hà', ['ubnd xã dương hà'])).toBe(true);
    expect(isWeak('mot-cua.01', ['mot-cua.01'])).toBe(true);
    expect(isWeak('bảy ký!', [])).toBe(true);
    expect(isWeak('con mèo trèo cây cau', ['Dương Hà', ''])).toBe(false);
    expect(isWeak('!!!!!!!!', [''])).toBe(false);
  });

  test('are the same however the keyboard composed them, and hashed with Argon2id', async () => {
    const hash = await hashPassword('mật khẩu đẹp'.normalize('NFD'));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await matchesPassword(hash, ' mật khẩu đẹp ')).toBe(true);
    expect(await matchesPassword(hash, 'mat khau dep')).toBe(false);
  });
});

describe('credentials', () => {
  const unitId = '0190a000-0000-7000-8000-00000000000a';

  test('are read back to the same unit and hash, and never hold the hash', () => {
    const issued = issueCredential(unitId);
    expect(readCredential(issued.text)).toEqual({ unitId, hash: issued.hash });
    expect(issued.text).not.toContain(issued.hash);
    expect(issueCredential(unitId).text).not.toBe(issued.text);
  });

  test.each(['', unitId, `${unitId}.kurz`, `${unitId}.${'a'.repeat(44)}`, `x.${'a'.repeat(43)}`, `${unitId}.${'a'.repeat(42)}'`])('%j was never issued', (text) => {
    expect(readCredential(text)).toBeUndefined();
  });
});
