import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkTaxCode, citizenIdRefusals, parseCardQr, parseIdNumber } from './index.js';

// Every number and name here is made up; those of places carry the serial 000xxx.

describe('identity numbers', () => {
  test.each([
    ['001099000123', 1999, 'male', '001'],
    ['001 199 000 123', 1999, 'female', '001'],
    ['031205000001', 2005, 'male', '031'],
    ['031305000001', 2005, 'female', '031'],
    ['079500000001', 2100, 'female', '079'],
  ])('%s is a CCCD of %i, %s, place %s', (text, birthYear, sex, provinceCode) => {
    expect(parseIdNumber(text)).toEqual({ ok: true, kind: 'cccd', number: text.replaceAll(' ', ''), birthYear, sex, provinceCode });
  });

  test('nine digits are a CMND, ten a tax code, thirteen a branch', () => {
    expect(parseIdNumber('012.345.678')).toEqual({ ok: true, kind: 'cmnd', number: '012345678' });
    expect(parseIdNumber('0000000011')).toMatchObject({ ok: false, code: 'citizen_id.tax_check_digit' });
    expect(parseIdNumber('0000000017')).toEqual({ ok: true, kind: 'tax_code', number: '0000000017' });
    expect(parseIdNumber('0000000017-001')).toEqual({ ok: true, kind: 'tax_code', number: '0000000017-001', branch: '001' });
    expect(parseIdNumber('0000000017001')).toMatchObject({ number: '0000000017-001', branch: '001' });
  });

  test.each([
    ['', 'citizen_id.empty'],
    [' . ', 'citizen_id.empty'],
    ['00109900012A', 'citizen_id.not_digits'],
    ['001-099-000123', 'citizen_id.not_digits'],
    ['٠٠١٠٩٩٠٠٠١٢٣', 'citizen_id.not_digits'],
    ["1' OR '1'='1", 'citizen_id.not_digits'],
    ['00109900012', 'citizen_id.length'],
    ['0010990001234', 'citizen_id.tax_check_digit'],
    ['000099000123', 'citizen_id.place'],
  ])('%p is refused: %s', (text, code) => expect(parseIdNumber(text)).toMatchObject({ ok: false, code }));
});

describe('tax code', () => {
  // 10 − (3·1 mod 11) = 7; 10 − (31·1 mod 11) = 1.
  test('is checked by its tenth digit', () => {
    expect([checkTaxCode('0000000017'), checkTaxCode('1000000001'), checkTaxCode('1000000001-012')]).toEqual([true, true, true]);
    expect(['0000000018', '000000001', '00000000170', '0000000017-1', 'abcdefghij'].map(checkTaxCode)).toEqual([false, false, false, false, false]);
  });

  test('one wrong digit is always seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.nat(8), fc.integer({ min: 1, max: 9 }), (body, position, shift) => {
        const nine = String(body).padStart(9, '0');
        const check = '0123456789'.split('').filter((digit) => checkTaxCode(nine + digit));
        expect(check.length).toBeLessThanOrEqual(1);
        fc.pre(check.length === 1);
        const wrong = nine.split('');
        wrong[position] = String((Number(wrong[position]) + shift) % 10);
        expect(checkTaxCode(wrong.join('') + check[0])).toBe(false);
      }),
    );
  });
});

describe('the QR of a card', () => {
  const fields = ['001199000123', '012345678', 'Nguyễn Thị Thử', '02031999', 'Nữ', 'Thôn 1, Xã Thử, Hà Nội', '01052021'];
  const withField = (index: number, value: string) => fields.map((field, at) => (at === index ? value : field)).join('|');
  const card = {
    ok: true, idNumber: '001199000123', oldIdNumber: '012345678', name: 'Nguyễn Thị Thử', birthDate: '1999-03-02', sex: 'female',
    address: 'Thôn 1, Xã Thử, Hà Nội', issuedOn: '2021-05-01', mismatches: [],
  };

  test('is read, with the line end that the scanner adds, in either form of Unicode', () => {
    expect(parseCardQr(`${fields.join('|')}\r\n`)).toEqual(card);
    expect(parseCardQr(`\uFEFF${fields.join('|').normalize('NFD')}\n`)).toEqual(card);
  });

  test('may lack the old number and the issue date, and may have more fields', () => {
    const { oldIdNumber: _old, ...withoutOld } = card;
    expect(parseCardQr(withField(1, ''))).toEqual(withoutOld);
    expect(parseCardQr(fields.slice(0, 6).join('|'))).toEqual({ ...card, issuedOn: null });
    expect(parseCardQr(`${fields.join('|')}||Trần Văn Thử|Lê Thị Thử|`)).toEqual(card);
  });

  test('points out where the number says otherwise', () => {
    expect(parseCardQr(withField(4, 'NAM'))).toMatchObject({ sex: 'male', mismatches: ['sex'] });
    expect(parseCardQr(withField(3, '02031998'))).toMatchObject({ mismatches: ['birth_year'] });
  });

  test.each([
    ['', 'card_qr.empty'],
    ['\r\n', 'card_qr.empty'],
    ['001199000123', 'card_qr.fields'],
    ['https://example.vn/?q=1', 'card_qr.fields'],
    [fields.slice(0, 5).join('|'), 'card_qr.fields'],
    [withField(2, 'Nguy\uFFFDn'), 'card_qr.garbled'],
    [withField(2, 'A\u0000'), 'card_qr.garbled'],
    [`${fields.join('|')}\r\n${fields.join('|')}`, 'card_qr.several_lines'],
    [withField(0, '00119900012'), 'card_qr.id_number'],
    [withField(0, '012345678'), 'card_qr.id_number'],
    [withField(1, '12345'), 'card_qr.old_id_number'],
    [withField(2, '  '), 'card_qr.name'],
    [withField(3, '31021999'), 'card_qr.birth_date'],
    [withField(3, '1999-03-02'), 'card_qr.birth_date'],
    [withField(4, 'Nu'), 'card_qr.sex'],
    [withField(6, '2021'), 'card_qr.issued_on'],
  ])('%j is refused: %s', (text, code) => expect(parseCardQr(text)).toMatchObject({ ok: false, code }));

  test('never throws, and a refusal never repeats what was read', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string(), { minLength: 6, maxLength: 8 }).map((parts) => parts.join('|'))), (text) => {
        const answer = parseCardQr(text);
        if (!answer.ok) expect(Object.values(answer.facts).every((fact) => typeof fact === 'number')).toBe(true);
      }),
    );
  });
});

test('every refusal has a Vietnamese text', () => {
  for (const { text } of Object.values(citizenIdRefusals)) expect(text).toMatch(/[à-ỹđ]/i);
});
