const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/**
 * True for a tax code (MST) of ten digits whose last digit is the check digit of the nine before, alone or with a
 * branch (`-NNN`). Where the formula gives 10, no digit fits and no such code is issued.
 *
 * @example checkTaxCode('0100000001') // false
 */
export function checkTaxCode(text: string): boolean {
  const match = /^(\d{9})(\d)(-\d{3})?$/.exec(text);
  if (match?.[1] === undefined) return false;
  const digits = Array.from(match[1], Number);
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  return 10 - (sum % 11) === Number(match[2]);
}
