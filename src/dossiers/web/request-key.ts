import { refuse } from '../refusals.js';

/** The client-made key of the header Idempotency-Key. @throws request.key_malformed */
export function requestKeyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{8,100}$/.test(header)) throw refuse('request.key_malformed');
  return header;
}
