import { isRefusal } from '#src/platform/refusal';

/** What to call a failure: a code, never a message, because those of the database may quote what it holds. */
export function failureOf(error: unknown): string {
  if (isRefusal(error)) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
