import { refusal, type CitizenIdRefusal } from './refusals.js';
import { checkTaxCode } from './tax-code.js';

export type Sex = 'male' | 'female';

export interface CccdNumber {
  readonly ok: true;
  readonly kind: 'cccd';
  /** The digits alone. */
  readonly number: string;
  readonly birthYear: number;
  readonly sex: Sex;
  /** Three digits: the province (or country) of birth registration. */
  readonly provinceCode: string;
}
export interface CmndNumber {
  readonly ok: true;
  readonly kind: 'cmnd';
  readonly number: string;
}
export interface TaxCode {
  readonly ok: true;
  readonly kind: 'tax_code';
  /** Ten digits, with `-NNN` for a branch. */
  readonly number: string;
  readonly branch?: string;
}
export type IdNumber = CccdNumber | CmndNumber | TaxCode;

/**
 * Tells the three kinds of number apart by their length: CCCD 12 digits, CMND 9, tax code 10 (or 13 with its branch).
 * Spaces and dots between digits, as people write them, are forgiven. A CCCD has no check digit: a wrong digit can only
 * be seen where it breaks the place.
 *
 * @example parseIdNumber('001 199 000 123') // { ok: true, kind: 'cccd', number: '001199000123', birthYear: 1999, sex: 'female', provinceCode: '001' }
 */
export function parseIdNumber(text: string): IdNumber | CitizenIdRefusal {
  const number = text.replace(/[\s.]/gu, '');
  if (number === '') return refusal('citizen_id.empty');
  if (!/^\d+$/.test(number) && !/^\d{10}-\d{3}$/.test(number)) return refusal('citizen_id.not_digits');
  const digits = number.replace('-', '');
  if (digits.length === 12) return parseCccd(digits);
  if (digits.length === 9) return { ok: true, kind: 'cmnd', number };
  if (digits.length !== 10 && digits.length !== 13) return refusal('citizen_id.length', { length: digits.length });
  if (!checkTaxCode(digits.slice(0, 10))) return refusal('citizen_id.tax_check_digit');
  if (digits.length === 10) return { ok: true, kind: 'tax_code', number };
  const branch = digits.slice(10);
  return { ok: true, kind: 'tax_code', number: `${digits.slice(0, 10)}-${branch}`, branch };
}

function parseCccd(number: string): CccdNumber | CitizenIdRefusal {
  const provinceCode = number.slice(0, 3);
  if (provinceCode === '000') return refusal('citizen_id.place');
  // 0/1 male/female born in the 1900s, 2/3 in the 2000s, and so on by century.
  const centuryAndSex = Number(number[3]);
  const birthYear = 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(number.slice(4, 6));
  return { ok: true, kind: 'cccd', number, birthYear, sex: centuryAndSex % 2 === 0 ? 'male' : 'female', provinceCode };
}
