/**
 * A telephone number as it is searched by: its digits, the country code +84 written as 0. Undefined for any other text.
 *
 * @example phoneKey('+84 900.000.001') // '0900000001'
 */
export function phoneKey(text: string): string | undefined {
  if (!/^\+?[0-9 .()-]+$/.test(text)) return undefined;
  const digits = text.replace(/[^0-9]/g, '');
  const national = text.startsWith('+84') ? `0${digits.slice(2).replace(/^0/, '')}` : digits;
  return national.length >= 8 && national.length <= 15 ? national : undefined;
}
