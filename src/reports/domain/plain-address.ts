import { yearOf } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import type { PlainTableId } from './plain-table.js';

type Days = Pick<Period, 'from' | 'to'>;

const PATHS: Readonly<Record<Exclude<PlainTableId, 'R7'>, string>> = { R9: '/bao-cao/chi-so-766', R10: '/bao-cao/qua-han', R6_OFFICERS: '/danh-gia/can-bo' };
/** As many years as fit across a sheet. */
const YEARS = 6;

/** The page on which the table is counted as one looks. @example plainAddress('R7', { from: '2021-01-01', to: '2025-12-31' }) === '/bao-cao/nhieu-nam?tu=2021&den=2025-12-31' */
export function plainAddress(table: PlainTableId, { from, to }: Days): string {
  return table === 'R7' ? `/bao-cao/nhieu-nam?tu=${yearOf(from)}&den=${to}` : `${PATHS[table]}?period=${from}/${to}`;
}

/** Where one that is owed for a period is seen to: R7 with the years before. */
export function owedAddress(table: PlainTableId, { from, to }: Days): string {
  return plainAddress(table, { from: table === 'R7' ? `${yearOf(to) - YEARS + 1}-01-01` : from, to });
}
