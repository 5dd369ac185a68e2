import { normaliseText } from './text.js';

// Luật 91/2025/QH15: public views and logs carry no more than initials and the last three digits.

/**
 * The first letters of a name.
 *
 * @example initials('Nguyễn Văn A') // 'NVA'
 */
export function initials(name: string): string {
  return firstLetters(name).join('');
}

/**
 * A name for public views and logs: initials only. The given name stays out too: in a commune it says who it is.
 *
 * @example maskName('Nguyễn Văn A') // 'N.V.A.'
 */
export function maskName(name: string): string {
  return firstLetters(name)
    .map((letter) => (letter === '' ? '' : `${letter}.`))
    .join('');
}

/**
 * An identity or tax number with its last three digits only; nothing of a number of three digits or fewer.
 *
 * @example maskIdNumber('001099000123') // '…123'
 */
export function maskIdNumber(idNumber: string): string {
  return lastThree(idNumber);
}

/**
 * A telephone number with its last three digits only.
 *
 * @example maskPhone('0900 000 456') // '…456'
 */
export function maskPhone(phone: string): string {
  return lastThree(phone);
}

function lastThree(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits === '') return '';
  return digits.length > 3 ? `…${digits.slice(-3)}` : '…';
}

function firstLetters(name: string): string[] {
  return normaliseText(name)
    .split(' ')
    .map((word) => (Array.from(word)[0] ?? '').toUpperCase());
}
