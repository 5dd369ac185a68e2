import { formatNumber } from '#libs/vietnamese';
import { type View, named } from '../element.js';

/**
 * Whole đồng with dots between thousands, as receipts write them.
 * @throws RangeError for what is no whole sum
 * @example moneyText(1234000) // '1.234.000\u00a0đ'
 */
export function moneyText(amount: number): string {
  return `${dongText(amount)}\u00a0đ`;
}

/** Without the unit, for a field that has it beside it. @example dongText(8000) // '8.000' */
export function dongText(amount: number): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a sum in đồng: ${amount}`);
  return formatNumber(amount);
}

export interface MoneyProps {
  /** In đồng. */
  amount: number;
}

/** @example <Money amount={8000} /> */
export function Money({ amount }: MoneyProps): View {
  return <span class={named('money')}>{moneyText(amount)}</span>;
}
