import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A secret as it is kept: sealed with AES-256-GCM and bound to its owner, so that a row copied to another account opens nothing.
 * Without a key it stays plain: a key in the same folder as the data would protect nothing, and most communes have no other place.
 */
export function seal(secret: string, owner: string, key: string | undefined): string {
  if (key === undefined) return `plain:${secret}`;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `sealed:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** @returns undefined for what was sealed with another key, or for another owner */
export function unseal(kept: string, owner: string, key: string | undefined): string | undefined {
  if (kept.startsWith('plain:')) return kept.slice('plain:'.length);
  if (key === undefined) return undefined;
  const bytes = Buffer.from(kept.slice('sealed:'.length), 'base64url');
  const [nonce, tag, sealed] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES), bytes.subarray(NONCE_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner)).setAuthTag(tag);
  try {
    return decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined; // The tag does not fit: the one thing that final() can say.
  }
}

function keyOf(key: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'mot-cua second factor', 32));
}
