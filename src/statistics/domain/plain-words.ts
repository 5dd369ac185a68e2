import type { CivilDate } from '#libs/civil-date';
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
