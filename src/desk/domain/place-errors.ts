import type { FieldError } from '#src/platform/refusal';

/**
 * Refusals of a verb say what is wrong, a form knows which of its fields that is about.
 * @example placeErrors(done.errors, { 'identity.wrong_password': 'current' })
 */
export function placeErrors(errors: readonly FieldError[], fields: Readonly<Record<string, string>>): FieldError[] {
  return errors.map((error) => ({ ...error, field: error.field === '' ? (fields[error.code] ?? '') : error.field }));
}
