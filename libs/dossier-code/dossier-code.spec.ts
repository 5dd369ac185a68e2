import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDossierCode, isUnitCode, parseDossierCode, parseProcedureCode } from './index.js';

describe('dossier code', () => {
  test('is written with the unit, the day and at least four digits', () => {
    expect(formatDossierCode('H26.15.30', '2021-10-27', 1)).toBe('H26.15.30-211027-0001');
    expect(formatDossierCode('000.17.22.H56', '2021-05-31', 12345)).toBe('000.17.22.H56-210531-12345');
  });

  test('is read back as people type it', () => {
    expect(parseDossierCode(' h26.15.30-211027-0001\n')).toEqual({ code: 'H26.15.30-211027-0001', unitCode: 'H26.15.30', date: '2021-10-27', serial: 1 });
    expect(parseDossierCode('000.17.22.H56-210531-0001')).toMatchObject({ unitCode: '000.17.22.H56', date: '2021-05-31' });
  });

  test.each(['', 'H26.15.30', 'H26.15.30-211327-0001', 'H26.15.30-210229-0001', 'H26.15.30-211027-001', 'H26.15.30-211027-0000', 'H26.15.30-211027-00001', 'H26-15-30-211027-0001',
    'X-211027-0001', 'H26.15.30-211027-0001; DROP', 'H26.15.30 -211027-0001', 'H26.15.30-211027-1234567890'])('%p is none', (text) => expect(parseDossierCode(text)).toBeUndefined());

  test('that could not be read back is not written', () => {
    expect(() => formatDossierCode('Xã A', '2021-10-27', 1)).toThrow(RangeError);
    expect(() => formatDossierCode('H26.15.30', '2021-02-29', 1)).toThrow(RangeError);
    expect(() => formatDossierCode('H26.15.30', '1999-12-31', 1)).toThrow(RangeError);
    for (const serial of [0, -1, 1.5, NaN, 1e9]) expect(() => formatDossierCode('H26.15.30', '2021-10-27', serial)).toThrow(RangeError);
  });

  test('survives writing and reading', () => {
    const days = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom('H26.15.30', 'H26', 'G01.999.123', '000.17.22.H56'), days, fc.integer({ min: 1, max: 999_999_999 }), (unitCode, date, serial) => {
        const code = formatDossierCode(unitCode, date, serial);
        expect(parseDossierCode(code)).toEqual({ code, unitCode, date, serial });
      }),
    );
  });
});

test('unit codes of both orders', () => {
  for (const code of ['H26', 'H26.15', 'H26.15.30', 'H26.15.30.001', '000.15.30.H26', '000.17.22.H56']) expect([code, isUnitCode(code)]).toEqual([code, true]);
  for (const code of ['', 'h26.15.30', 'H26.', '26.15.30', '00.15.30.H26', 'H26.15.30-', 'H26.15.30\n', 'H2.15']) expect([code, isUnitCode(code)]).toEqual([code, false]);
});

describe('procedure code', () => {
  test('is split into the national code and a province suffix', () => {
    expect(parseProcedureCode('1.001193')).toEqual({ nationalCode: '1.001193', suffix: null, provinceCode: null });
    expect(parseProcedureCode(' 1.001193.000.00.00.h26 ')).toEqual({ nationalCode: '1.001193', suffix: '000.00.00.H26', provinceCode: 'H26' });
    expect(parseProcedureCode('2.000815.H26')).toEqual({ nationalCode: '2.000815', suffix: 'H26', provinceCode: 'H26' });
  });

  test.each(['', '1.00119', '1,001193', '1.0011934', '1.001193.', '1.001193.00.00.H26', '1.001193 H26', 'TTHC-1'])('%p is none', (text) => expect(parseProcedureCode(text)).toBeUndefined());
});
