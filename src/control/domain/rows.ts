import type { FormFields } from '#src/platform/http';
import { FormState } from '#src/platform/view';

/**
 * Rows of a table that somebody filled in, without those left empty, numbered anew: what a form of lists is read from and shown again by.
 * @param says the columns of which at least one must say something
 * @example filledRows({ 'days.2.date': '1/1/2027', 'days.2.kind': 'off' }, 'days', ['date']) // { 'days.0.date': '1/1/2027', 'days.0.kind': 'off' }
 */
export function filledRows(fields: FormFields, list: string, says: readonly string[]): FormFields {
  const rows = new Map<number, Record<string, FormFields[string]>>();
  const rest: Record<string, FormFields[string]> = {};
  for (const [name, value] of Object.entries(fields)) {
    const match = new RegExp(`^${list}\\.(\\d{1,4})\\.(.+)$`).exec(name);
    if (!match) {
      rest[name] = value;
      continue;
    }
    const index = Number(match[1]);
    rows.set(index, { ...rows.get(index), [match[2] ?? '']: value });
  }
  const filled = [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row).filter((row) => says.some((column) => typeof row[column] === 'string' && row[column].trim() !== ''));
  filled.forEach((row, index) => Object.entries(row).forEach(([column, value]) => (rest[`${list}.${index}.${column}`] = value)));
  return rest;
}

/** How many rows of the list the fields hold, once numbered by filledRows. */
export function countRows(fields: FormFields, list: string): number {
  const indexes = Object.keys(fields).flatMap((name) => (name.startsWith(`${list}.`) ? [Number(name.split('.')[1])] : []));
  return indexes.length === 0 ? 0 : Math.max(...indexes) + 1;
}

/** A box that is not ticked sends nothing; where both answers must be said, nothing means no. */
export function withFlags(fields: FormFields, list: string, columns: readonly string[]): FormFields {
  const said: Record<string, FormFields[string]> = { ...fields };
  for (let row = 0; row < countRows(fields, list); row += 1) for (const column of columns) said[`${list}.${row}.${column}`] ??= 'false';
  return said;
}

/** A list with nothing in it is mended in its first row. */
export function inFirstRow(state: FormState, list: string, column: string): FormState {
  return new FormState(state.fields, state.errors.map((error) => (error.field === list ? { ...error, field: `${list}.0.${column}` } : error)));
}
