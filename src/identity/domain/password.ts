import { hash, verify } from '@node-rs/argon2';
import { searchKey } from '#libs/vietnamese';

/** Argon2id, with the memory and passes that OWASP names for it. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const MIN_PASSWORD = 8;

export function hashPassword(password: string): Promise<string> {
  return hash(asTyped(password), COST);
}

export function matchesPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, asTyped(password));
}

/**
 * Whether the password is too short or one of the words that everybody would try first (the login, the unit's name).
 * @example isWeak('duongha', ['Dương Hà']) === true
 */
export function isWeak(password: string, firstGuesses: readonly string[]): boolean {
  const key = bare(password);
  return [...asTyped(password)].length < MIN_PASSWORD || firstGuesses.some((guess) => bare(guess) === key);
}

/** Vietnamese keyboards compose letters differently: the same password must give the same bytes. */
function asTyped(password: string): string {
  return password.normalize('NFC').trim();
}

function bare(text: string): string {
  return searchKey(text).replaceAll(' ', '') || text;
}
