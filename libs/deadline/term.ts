import { parseClock } from '#libs/civil-date';
import type { Term } from './types.js';

const UNIT_NAMES = {
  working_day: 'ngày làm việc',
  calendar_day: 'ngày',
  working_hour: 'giờ làm việc',
  month: 'tháng',
} as const;

/** Working minutes in half a working day. [assumed] 8 working hours a day, as decisions that cut terms write it. */
export const HALF_DAY_MINUTES = 4 * 60;

/**
 * The term as written on a receipt.
 * @throws RangeError when the term is not one that can be counted.
 * @example describeTerm({ unit: 'working_day', amount: 3 }) === '03 ngày làm việc'
 * @example describeTerm({ unit: 'same_day', amount: 0, cutoff: '15:00' }) === 'trong ngày, nhận trước 15:00'
 */
export function describeTerm(term: Term): string {
  checkTerm(term);
  if (term.unit === 'same_day') return term.cutoff ? `trong ngày, nhận trước ${term.cutoff}` : 'trong ngày';
  const amount = Number.isInteger(term.amount)
    ? String(term.amount).padStart(2, '0')
    : String(term.amount).replace('.', ',');
  return `${amount} ${UNIT_NAMES[term.unit]}`;
}

/**
 * @throws RangeError on an unknown unit, an amount that is not positive, a fraction other than half a working day
 *   (whole minutes for hours), or a cut-off that is not 'HH:MM'.
 */
export function checkTerm(term: Term): void {
  const { unit, amount } = term;
  if (unit === 'same_day') {
    if (term.cutoff) parseClock(term.cutoff);
    return;
  }
  const divisor = { working_day: 2, calendar_day: 1, month: 1, working_hour: 60 }[unit];
  if (divisor === undefined) throw new RangeError(`Unknown unit of term: ${String(unit)}`);
  if (!(amount > 0) || !Number.isInteger(amount * divisor)) {
    throw new RangeError(`A term of ${amount} ${unit} cannot be counted`);
  }
}
