import { type CivilDate, yearOf } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import type { ClosedTableHead, PlainTableId } from '#src/reports';
import { valueOf } from './period-choices.js';
import { shortLabel } from './run-words.js';

/** As people at the desk call them. */
export const PLAIN_NAMES: Readonly<Record<PlainTableId, string>> = {
  R7: 'R7. Số liệu nhiều năm', R9: 'R9. Chỉ số 766', R10: 'R10. Hồ sơ quá hạn', R6_OFFICERS: 'R6. Đánh giá theo cán bộ',
};

export const CLOSED_PATH = '/bao-cao/bang-da-chot';
const CLOSING_PATH = '/bao-cao/chot-bang';
const PATHS: Readonly<Record<Exclude<PlainTableId, 'R7'>, string>> = { R9: '/bao-cao/chi-so-766', R10: '/bao-cao/qua-han', R6_OFFICERS: '/danh-gia/can-bo' };

/** The page on which the table is counted as one looks. @example openAddress('R7', { from: '2021-01-01', to: '2025-12-31' }) === '/bao-cao/nhieu-nam?tu=2021&den=2025-12-31' */
export function openAddress(table: PlainTableId, { from, to }: Pick<Period, 'from' | 'to'>): string {
  return table === 'R7' ? `/bao-cao/nhieu-nam?tu=${yearOf(from)}&den=${to}` : `${PATHS[table]}?period=${valueOf({ from, to })}`;
}

/** Where somebody looks once more and closes it. */
export function closingAddress(table: PlainTableId, period: Pick<Period, 'from' | 'to'>): string {
  return `${CLOSING_PATH}/${table}?period=${valueOf(period)}`;
}

/** @example closedTitle(table) === 'R9. Chỉ số 766 · Năm 2025' */
export function closedTitle({ tableId, period }: Pick<ClosedTableHead, 'tableId' | 'period'>): string {
  return `${PLAIN_NAMES[tableId]} · ${shortLabel(period.label)}`;
}

/** Only what nothing more is added to. */
export function isOver({ to }: Pick<Period, 'to'>, today: CivilDate): boolean {
  return to < today;
}
