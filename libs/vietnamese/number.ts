/**
 * A number the Vietnamese way: dots between thousands, a decimal comma. `decimals` (0–10) fixes their number; without
 * it up to ten are written. Rounds half away from zero, as a table made by hand does.
 *
 * @throws RangeError for NaN, infinities and numbers of 1e15 and more, which no table here may show
 * @example formatNumber(1234.5) // '1.234,5'
 * @example formatNumber(99.999, 2) // '100,00'
 */
export function formatNumber(value: number, decimals?: number): string {
  if (!(Math.abs(value) < 1e15)) throw new RangeError(`Not a number to show: ${value}`);
  const size = Math.abs(value);
  const written = decimals === undefined ? plain(Number(size.toFixed(10))) : roundAsWritten(size, decimals);
  const [whole = '0', fraction = ''] = written.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const negative = value < 0 && /[1-9]/.test(written);
  return `${negative ? '-' : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`;
}

/** Rounds the number as it is written (1.005 is 1.01), not its binary neighbour (which is a little less). */
function roundAsWritten(value: number, decimals: number): string {
  const scaled = Math.round(Number(`${plain(value)}e${decimals}`));
  if (!Number.isSafeInteger(scaled)) return value.toFixed(decimals);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Without an exponent. */
function plain(value: number): string {
  const text = value.toString();
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
}
