/** How a column's numbers are written: whole numbers, days (halves allowed) or per cent. */
export type NumberKind = 'count' | 'days' | 'rate';

export type Printed =
  | { kind: 'empty' }
  /** `decimals`: as many as are printed. */
  | { kind: 'number'; value: number; decimals: number }
  | { kind: 'text' };

const EMPTY = /^[-–—]?$/;
const THOUSANDS = /^\d{1,3}([.,]\d{3})+$/;

/**
 * A number as a hand-made table prints it: '1.234,5' the Vietnamese way, '1,234.5' and '9.5' as spreadsheets write them, with or
 * without a per cent sign. A lone mark with three digits behind it stands between thousands where numbers are whole; elsewhere a
 * comma is the decimal comma, and in per cent a dot is too. Nothing and a lone dash are empty.
 * @example readPrinted('1.234,5', 'days') // { kind: 'number', value: 1234.5, decimals: 1 }
 * @example readPrinted('1.234', 'count') // { kind: 'number', value: 1234, decimals: 0 }
 */
export function readPrinted(text: string, kind: NumberKind): Printed {
  const bare = text.replace(/\s/gu, '').replace(/%$/, '').replace(/^−/, '-');
  if (EMPTY.test(bare)) return { kind: 'empty' };
  const [, sign = '', digits = ''] = /^(-?)(.*)$/u.exec(bare) ?? [];
  const plain = plainDigits(digits, kind);
  if (plain === null) return { kind: 'text' };
  return { kind: 'number', value: Number(`${sign}${plain}`) || 0, decimals: plain.split('.')[1]?.length ?? 0 };
}

/** Digits with at most one dot; null when it is no number. */
function plainDigits(digits: string, kind: NumberKind): string | null {
  if (/^\d+$/.test(digits)) return digits;
  if (!/^\d[\d.,]*\d$/.test(digits)) return null;
  const decimalAt = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const mark = digits[decimalAt];
  const marks = digits.replace(/\d/g, '');
  if (new Set(marks).size === 2) {
    const whole = digits.slice(0, decimalAt);
    if (whole.includes(mark ?? '') || !THOUSANDS.test(whole)) return null;
    return `${whole.replace(/[.,]/g, '')}.${digits.slice(decimalAt + 1)}`;
  }
  const grouped = THOUSANDS.test(digits);
  if (marks.length > 1) return grouped ? digits.replace(/[.,]/g, '') : null;
  const isThousands = grouped && (kind === 'count' || (kind === 'days' && mark === '.'));
  return isThousands ? digits.replace(/[.,]/g, '') : digits.replace(',', '.');
}
