import type { FormFields } from '#src/platform/http';

/** What of a list's address narrows and orders it; the page's place is left out, so that a change begins at the first page. */
const KEPT = ['state', 'procedure', 'field', 'channel', 'holderAccountId', 'office', 'owner', 'receivedFrom', 'receivedTo', 'dueFrom', 'dueTo', 'sort', 'direction', 'limit'] as const;

/** Of those, what a person would call a filter. */
const FILTERS: readonly string[] = KEPT.slice(0, 11);

export type ListFields = Readonly<Record<string, string>>;

/** One text for each name: of an address that says something twice the first counts. */
export function listFieldsOf(query: FormFields): ListFields {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => {
    const text = (typeof value === 'string' ? value : value[0])?.trim() ?? '';
    return text === '' ? [] : [[name, text]];
  }));
}

/** @example listAddress('/danh-sach/qua-han', { field: 'tu-phap' }, { sort: 'due' }) === '/danh-sach/qua-han?field=tu-phap&sort=due' */
export function listAddress(path: string, fields: ListFields, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const all: Readonly<Record<string, string | undefined>> = { ...Object.fromEntries(KEPT.map((name) => [name, fields[name]])), ...changes };
  const query = new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** Whether it shows less than the whole list. */
export function isNarrowed(fields: ListFields): boolean {
  return FILTERS.some((name) => fields[name] !== undefined);
}
