import { createHash, randomBytes } from 'node:crypto';

/** What a cookie or bearer token says: the unit to look in, and the hash to look for. */
export interface Credential {
  unitId: string;
  hash: string;
}

const SHAPE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** @returns the text to hand out once, `<unitId>.<secret>`, and the secret's SHA-256 to keep */
export function issueCredential(unitId: string): Credential & { text: string } {
  const secret = randomBytes(32).toString('base64url');
  return { unitId, hash: hashOf(secret), text: `${unitId}.${secret}` };
}

/** @returns undefined for what was never issued */
export function readCredential(text: string): Credential | undefined {
  const [, unitId, secret] = SHAPE.exec(text) ?? [];
  return unitId && secret ? { unitId, hash: hashOf(secret) } : undefined;
}

/** The secret has 256 bits of chance: a plain hash cannot be turned back, and needs no salt. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
