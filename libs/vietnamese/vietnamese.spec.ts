import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatNumber, hasForbiddenCharacters, initials, maskIdNumber, maskName, maskPhone, normaliseText, searchKey, slug } from './index.js';

describe('text', () => {
  test('is stored composed, trimmed and with single spaces', () => {
    expect(normaliseText('  Nguyễn   Văn A ')).toBe('Nguyễn Văn A');
    expect(normaliseText('Nguyễn Văn A'.normalize('NFD'))).toBe('Nguyễn Văn A');
    expect(normaliseText('Xã\u00A0Dương\tHà\n')).toBe('Xã Dương Hà');
    expect(normaliseText(' \n ')).toBe('');
  });

  test.each([
    ['a NUL', 'A\u0000B', true],
    ['an escape', '\u001B[31m', true],
    ['a C1 control', 'A\u0085', true],
    ['broken UTF-8', 'Nguy\uFFFDn', true],
    ['half a surrogate pair', 'A\uD83D', true],
    ['a whole pair', 'A\u{1F600}', false],
    ['lines and tabs', 'Điều 1\r\n\tKhoản 2', false],
    ['Vietnamese', 'Ước nguyện', false],
    ['SQL and HTML', `'; DROP TABLE x; -- <b onclick="1">`, false],
  ])('with %s is forbidden or not', (_name, text, forbidden) => {
    expect(hasForbiddenCharacters(text)).toBe(forbidden);
  });
});

describe('search key', () => {
  test.each([
    ['Đặng  Thị Ước', 'dang thi uoc'],
    ['  NGUYỄN văn-A ', 'nguyen van a'],
    ["H'Hen Niê", 'h hen nie'],
    ['ƯỜNG ữ ợ ẫ ẵ ỹ', 'uong u o a a y'],
    ['Số 12/GCN', 'so 12 gcn'],
    ['%_\\', ''],
  ])('%s → %s', (text, key) => expect(searchKey(text)).toBe(key));

  test('is the same however the marks were typed, and its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC')));
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
      }),
    );
  });
});

test('slug', () => {
  expect(slug('Kết quả giải quyết TTHC, năm 2021')).toBe('ket-qua-giai-quyet-tthc-nam-2021');
  expect(slug('  ĐƠN / 01  ')).toBe('don-01');
  expect(slug('…')).toBe('');
});

describe('masks', () => {
  test('show initials only', () => {
    expect(initials('Nguyễn Văn A')).toBe('NVA');
    expect(maskName(' đặng   thị ước ')).toBe('Đ.T.Ư.');
    expect([initials(''), maskName('  ')]).toEqual(['', '']);
  });

  test('show the last three digits only', () => {
    expect(maskIdNumber('001099000123')).toBe('…123');
    expect(maskPhone('0900 000 456')).toBe('…456');
    expect(maskIdNumber('123')).toBe('…');
    expect(maskIdNumber('')).toBe('');
  });
});

describe('numbers', () => {
  test.each([
    [1234.5, undefined, '1.234,5'],
    [0, undefined, '0'],
    [2658, undefined, '2.658'],
    [1234567, 0, '1.234.567'],
    [99.999, 2, '100,00'],
    [1.005, 2, '1,01'],
    [0.1 + 0.2, undefined, '0,3'],
    [-1234.56, 1, '-1.234,6'],
    [-0.001, 2, '0,00'],
    [1e-9, undefined, '0,000000001'],
    [1e-9, 2, '0,00'],
    [123456789.123, undefined, '123.456.789,123'],
    [999999999999999, 2, '999.999.999.999.999,00'],
  ])('%p with %p decimals → %s', (value, decimals, text) => expect(formatNumber(value, decimals)).toBe(text));

  test('that are none are a mistake of the caller', () => {
    for (const value of [NaN, Infinity, -Infinity, 1e15]) expect(() => formatNumber(value)).toThrow(RangeError);
  });

  test('read back as what was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
        const value = whole / 10 ** decimals;
        expect(Number(formatNumber(value, decimals).replaceAll('.', '').replace(',', '.'))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
