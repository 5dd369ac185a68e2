import { createHash, randomInt } from 'node:crypto';

const COUNT = 10;
const GROUPS = 4;
/** Without letters that are mistaken for digits when copied by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** @example newRecoveryCodes()[0] // 'h3kq-9mwt-2pcz-v7yd' */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => Array.from({ length: GROUPS }, group).join('-'));
}

/** As typed, with or without hyphens. 79 bits of chance: a plain hash cannot be turned back, and needs no salt. */
export function hashOfRecoveryCode(code: string): string {
  return createHash('sha256').update(bareCode(code)).digest('hex');
}

/** A code without what people put between its parts. */
export function bareCode(code: string): string {
  return code.toLowerCase().replace(/[\s.-]/g, '');
}

function group(): string {
  return Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
