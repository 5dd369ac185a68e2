import { types } from 'node:util';

/** Names of members that may hold personal data or secrets; their values never reach the log. */
const PERSONAL = new Set(
  [
    'body', 'headers', 'cookie', 'cookies', 'authorization', 'password', 'secret', 'token', 'query', 'parameters', 'params',
    'name', 'fullName', 'displayName', 'ownerName', 'submitterName', 'owner', 'submitter', 'idNumber', 'citizenId', 'taxCode',
    'phone', 'email', 'address', 'qr', 'birthDate', 'remark', 'facts', 'detail',
  ].map((name) => name.toLowerCase()),
); // prettier-ignore

const MAX_DEPTH = 5;
const MAX_ITEMS = 50;

/**
 * Hides ID numbers, phone numbers and e-mail addresses inside a text: of runs of 9 to 13 digits only the last three
 * stay (Luật 91/2025/QH15: personal data is masked in logs). Digits inside UUIDs and dossier codes are left alone.
 *
 * @example
 * maskText('trùng 001099012345') // 'trùng *********345'
 */
export function maskText(text: string): string {
  return text
    .replace(/(?<![\w.-])(\+?)(\d{9,13})(?![\w-])/g, (_, plus: string, digits: string) => plus + '*'.repeat(digits.length - 3) + digits.slice(-3))
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '***@***');
}

/** A copy that is safe to log: personal members dropped, texts masked, errors described, depth and length bounded. */
export function maskFields(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (isError(value)) return describeError(value, depth);
  if (depth >= MAX_DEPTH) return '[…]';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => maskFields(item, depth + 1));
  const kept = Object.entries(value).filter(([name]) => !PERSONAL.has(name.toLowerCase()));
  return Object.fromEntries(kept.map(([name, inner]) => [name, maskFields(inner, depth + 1)]));
}

/**
 * An error for the log: kind, code, masked message and stack, and of database errors the table and constraint. Their
 * `detail` and parameters hold the row that was written, and some messages quote the value, so those stay out.
 */
export function describeError(error: Error, depth = 0): Record<string, unknown> {
  const { code, constraint, table, schema, driverError, cause } = error as Error & Readonly<Record<string, unknown>>;
  // Class 22 of SQLSTATE (data exception) quotes what was typed: invalid input syntax for type uuid: "…".
  const quotesInput = [code, (driverError as { code?: unknown } | undefined)?.code].some((state) => /^22\w{3}$/.test(String(state)));
  const mask = (text: string): string => maskText(quotesInput ? text.replace(/"[^"\n]*"/g, '"…"') : text);
  const inner = driverError ?? cause;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: mask(error.message),
    ...(table === undefined ? {} : { table: [schema, table].filter((part) => typeof part === 'string').join('.') }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: mask(error.stack ?? ''),
    ...(isError(inner) && depth < MAX_DEPTH ? { cause: describeError(inner, depth + 1) } : {}),
  };
}

/** Also true for errors of another realm, as Node's own are inside a test's sandbox. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}
