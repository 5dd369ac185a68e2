import type { HandOverListView } from '#src/dossiers';

/** @example takerText({ toName: null, toUnitName: null, toOffice: 'Địa chính' }) === 'Địa chính' */
export function takerText({ toName, toUnitName, toOffice }: Pick<HandOverListView, 'toName' | 'toUnitName' | 'toOffice'>): string {
  return [toName, toOffice, toUnitName].filter(Boolean).join(', ');
}

/** @example listNumber({ number: 12, year: 2026 }) === '12/2026' */
export function listNumber({ number, year }: Pick<HandOverListView, 'number' | 'year'>): string {
  return `${number}/${year}`;
}
