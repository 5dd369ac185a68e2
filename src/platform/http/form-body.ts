import { refuseHttp } from './refusals.js';

/** What a browser's form sent: each name with its text, or its texts where it came several times. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** Fields that a form may send: the longest of ours has a few hundred (papers times columns). */
const MOST_FIELDS = 3_000;
const FORBIDDEN = /(^|\.)(__proto__|constructor|prototype)(\.|$)/;

/**
 * Reads application/x-www-form-urlencoded. Bytes that are no UTF-8 come out as U+FFFD, which the fields' own rules refuse by name.
 *
 * @example parseFormBody(Buffer.from('name=L%C3%AA&paper=1&paper=2')) // { name: 'Lê', paper: ['1', '2'] }
 * @throws Refusal http.forbidden_key, http.too_large
 */
export function parseFormBody(bytes: Uint8Array): FormFields {
  const fields = Object.create(null) as Record<string, string | string[]>;
  let count = 0;
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes))) {
    count += 1;
    if (count > MOST_FIELDS) throw refuseHttp('http.too_large');
    if (FORBIDDEN.test(name)) throw refuseHttp('http.forbidden_key', { key: name.slice(0, 100) });
    const earlier = fields[name];
    fields[name] = earlier === undefined ? value : typeof earlier === 'string' ? [earlier, value] : [...earlier, value];
  }
  return fields;
}
