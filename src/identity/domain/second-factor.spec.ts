import { describe, expect, test } from '@jest/globals';
import { Secret } from 'otpauth';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-code.js';
import { seal, unseal } from './sealed.js';
import { newTotpSecret, totpStep, totpUri } from './totp.js';

describe('codes of an authenticator', () => {
  // RFC 6238, appendix B; of its eight digits the last six.
  const secret = Secret.fromLatin1('12345678901234567890').base32;

  test.each([[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037']])('at %d s', (seconds, code) => {
    expect(totpStep(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  test('hold half a minute before and after, and tell their own step', () => {
    const at = (seconds: number): number | undefined => totpStep(secret, '287082', new Date(seconds * 1000));
    expect([0, 30, 60, 89].map(at)).toEqual([1, 1, 1, 1]);
    expect(at(90)).toBeUndefined();
  });

  test('secrets have 160 bits and are shown as an address that apps read', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(totpUri('nguyen.a@xa', secret));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toMatch(/Một Cửa:nguyen\.a@xa$/);
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ issuer: 'Một Cửa', secret, digits: '6', period: '30' });
  });
});

test('recovery codes are ten, all different, and the same with or without hyphens', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect(hashOfRecoveryCode(` ${(codes[0] ?? '').toUpperCase().replaceAll('-', ' ')} `)).toBe(hashOfRecoveryCode(codes[0] ?? ''));
});

describe('a sealed secret', () => {
  const key = 'mot-khoa-du-dai-cho-viec-thu-nghiem';

  test('opens for its owner with its key only', () => {
    const kept = seal('JBSWY3DPEHPK3PXP', 'owner', key);
    expect(kept).not.toContain('JBSWY3DP');
    expect(unseal(kept, 'owner', key)).toBe('JBSWY3DPEHPK3PXP');
    expect(unseal(kept, 'other', key)).toBeUndefined();
    expect(unseal(kept, 'owner', `${key}!`)).toBeUndefined();
    expect(unseal(kept, 'owner', undefined)).toBeUndefined();
  });

  test('from before there was a key can still be read', () => {
    expect(unseal(seal('JBSWY3DPEHPK3PXP', 'owner', undefined), 'owner', key)).toBe('JBSWY3DPEHPK3PXP');
  });
});
