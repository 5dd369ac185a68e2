import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a gateway checks: HMAC-SHA256 of `<timestamp>.<body>` under the shared secret, as 'sha256=<hex>'. The timestamp,
 * seconds since 1970, is signed too, so that an old call cannot be played again.
 */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex')}`;
}

/** The receiver's side, for its documentation and for tests. Takes the same time wherever the first difference is. */
export function isSignedBy(secret: string, timestamp: string, body: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, timestamp, body));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
