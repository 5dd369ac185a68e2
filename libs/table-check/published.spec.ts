import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type CatalogueVersion, R3, catalogueLines, computeReport, presetPeriod, renderCsv } from '#libs/reporting';
import { checkTable } from './index.js';

const rowsOf = (name: string): string[][] => parse(readFileSync(new URL(`../../test/golden/${name}.csv`, import.meta.url), 'utf8'));

test('R1 of 2021: the total of one column, and the row with 5 dossiers that are neither resolved nor open', () => {
  const { layout, rowCount, slips } = checkTable(rowsOf('duong-ha-2021-received'));
  expect([layout, rowCount]).toEqual(['R1', 12]);
  expect(slips).toEqual([
    {
      code: 'row_balance', line: 7, row: 'Tài nguyên môi trường', column: 'not_due', printed: '0', expected: 5,
      alternatives: [
        { column: 'not_due', value: 5, breaksOther: false },
        { column: 'overdue', value: 5, breaksOther: false },
        { column: 'finished', value: 105, breaksOther: true },
        { column: 'total', value: 100, breaksOther: true },
      ],
      text: 'Dòng 6 “Tài nguyên môi trường”: Tổng số nhận giải quyết 105, nhưng Đã giải quyết 100 + Chưa đến hạn 0 = 100: thiếu 5. '
        + 'Khớp nếu Chưa đến hạn là 5, hoặc có 5 hồ sơ quá hạn mà bảng không có cột.',
    },
    {
      code: 'column_total', line: 14, row: 'Tổng', column: 'direct', printed: '2658', expected: 1811,
      alternatives: [{ column: 'direct', value: 1811, breaksOther: false }],
      text: 'Dòng “Tổng”, cột Nộp trực tiếp: in 2.658, nhưng cộng các dòng được 1.811 (chênh 847).',
    },
  ]);
});

test('R3 of 2021: one total; more interlinked procedures than others is no slip', () => {
  const { layout, slips } = checkTable(rowsOf('duong-ha-2021-catalogue'));
  expect(layout).toBe('R3');
  expect(slips.map(({ text }) => text)).toEqual(['Dòng “Tổng số”, cột TTHC: in 152, nhưng cộng các dòng được 122 (chênh 30).']);
  expect(slips[0]).toMatchObject({ code: 'column_total', line: 13, column: 'procedures', printed: '152', expected: 122 });
});

test('R7 of 2015–2020: none', () => {
  expect(checkTable(rowsOf('an-hoa-thinh-2015-2020'))).toEqual({ layout: 'R7', rowCount: 10, slips: [], differences: [] });
});

/** Procedures that give the printed numbers of a row: so many held since 2019 or new in 2021, so many of them simplified, so many gone. */
function versionsOf([, field = '', ...cells]: string[]): CatalogueVersion[] {
  const [procedures = 0, interlinked = 0, expired = 0, added = 0, simplified = 0, days = 0] = cells.map(Number);
  const version = (id: string, validFrom: string, changeKind: CatalogueVersion['changeKind'], more: Partial<CatalogueVersion> = {}): CatalogueVersion => ({
    procedureId: `${field} ${id}`, validFrom, validTo: null, changeKind, competence: 'commune', isPublic: true, daysCut: null, ...more,
  });
  const each = (count: number, make: (index: number) => CatalogueVersion[]): CatalogueVersion[] => Array.from({ length: count }, (_, index) => make(index)).flat();
  return [
    ...each(procedures, (index) => [version(`own ${index}`, index < added ? '2021-05-01' : '2019-01-01', 'new')]),
    ...each(simplified, (index) => [version(`own ${index}`, '2021-08-01', 'simplified', { daysCut: index === 0 ? days : 0 })]),
    ...each(interlinked, (index) => [version(`interlinked ${index}`, '2019-01-01', 'new', { competence: 'interlinked' })]),
    ...each(expired, (index) => [version(`gone ${index}`, '2019-01-01', 'new', { validTo: '2021-03-31' }), version(`gone ${index}`, '2021-04-01', 'abolished')]),
  ];
}

test('R3 counted from versions is the published table in every cell but the misprinted total', () => {
  const year = presetPeriod('year', 2021);
  const published = rowsOf('duong-ha-2021-catalogue');
  const lines = catalogueLines(published.slice(1, -1).map((row) => ({ name: row[1] ?? '', versions: versionsOf(row) })), year);
  const table = computeReport(R3, lines, year);
  expect(checkTable(published, table).differences).toEqual([
    { code: 'cell', line: 13, row: 'Tổng số', column: 'procedures', printed: '152', counted: 122, text: 'Dòng “Tổng số”, cột TTHC: bảng in 152, hệ thống đếm là 122.' },
  ]);
  expect(table.total.cells).toMatchObject({ procedures: 122, interlinked: 47, expired: 29, new: 33, simplified: 28, days_cut: 61.5 });
  expect(checkTable(parse(renderCsv(table)), table)).toEqual({ layout: 'R3', rowCount: 11, slips: [], differences: [] });
});
