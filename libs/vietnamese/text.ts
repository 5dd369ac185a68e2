const CONTROL = /[^\P{Cc}\t\n\r]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const REPLACEMENT = '\uFFFD';

/**
 * Text as it is stored: composed (NFC), trimmed, with every run of white space as one space.
 *
 * @example normaliseText('  Nguyễn   Văn A ') // 'Nguyễn Văn A', whether the marks came composed or combining
 */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * True for text that must not be stored: control characters (NUL, which PostgreSQL refuses, among them; tab and line
 * ends are let through), halves of surrogate pairs, and U+FFFD, the mark of bytes that were not UTF-8.
 *
 * @example hasForbiddenCharacters('Nguy\uFFFDn') // true
 */
export function hasForbiddenCharacters(text: string): boolean {
  return text.includes(REPLACEMENT) || CONTROL.test(text) || LONE_SURROGATE.test(text);
}

/**
 * What names are searched by: lower case, no diacritics, đ as d, punctuation as single spaces.
 *
 * @example searchKey('Đặng  Thị Ước') // 'dang thi uoc'
 */
export function searchKey(text: string): string {
  return withoutMarks(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A readable name for files and addresses: letters a–z, digits and hyphens.
 *
 * @example slug('Kết quả giải quyết TTHC, năm 2021') // 'ket-qua-giai-quyet-tthc-nam-2021'
 */
export function slug(text: string): string {
  return withoutMarks(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}
