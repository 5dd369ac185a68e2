import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { R1, R2, computeReport, emptyBase, presetPeriod, renderCsv } from '#libs/reporting';
import { type CountedTable, type TextRows, checkTable, readPrinted, readTable } from './index.js';

const HEADS_R1 = ['TT', 'Lĩnh vực', 'Tổng số', 'Nộp trực tiếp', 'Một phần', 'Toàn trình', 'Số hồ sơ đã giải quyết', 'Số hồ sơ chưa đến hạn giải quyết', 'Đạt tỷ lệ %'];
const r1 = (...rows: string[]): string[][] => [HEADS_R1, ...rows.map((row) => row.split('|'))];
const slipsOf = (rows: TextRows) => checkTable(rows).slips.map(({ code, row, column, printed, expected }) => [code, row, column, printed, expected]);

test.each([
  ['1.234,5', 'days', 1234.5],
  ['1,234.5', 'days', 1234.5],
  ['1.234', 'count', 1234],
  ['1,234', 'count', 1234],
  ['1.234.567', 'count', 1234567],
  ['1 234', 'count', 1234],
  ['9.5', 'days', 9.5],
  ['9,5', 'days', 9.5],
  ['99.375', 'rate', 99.375],
  ['99,94 %', 'rate', 99.94],
  ['-3', 'count', -3],
  ['2,5', 'count', 2.5],
] as const)('%s as %s is %d', (text, kind, value) => {
  expect(readPrinted(text, kind)).toMatchObject({ kind: 'number', value });
});

test.each([['', 'empty'], [' – ', 'empty'], ['không', 'text'], ['1.2.3', 'text'], ['1,2.3,4', 'text'], ['12a', 'text'], ['-', 'empty'], ['.5', 'text']])('%j is %s', (text, kind) => {
  expect(readPrinted(text, 'count').kind).toBe(kind);
});

describe('heads', () => {
  test('merged over three rows, below a letterhead, with numbered columns', () => {
    const rows = [
      ['UBND XÃ', '', '', '', '', '', '', '', '', '', '', '', ''],
      [],
      ['TT', 'Lĩnh vực', 'Số hồ sơ tiếp nhận', '', '', '', 'Số hồ sơ đã giải quyết', '', '', '', 'Số hồ sơ đang giải quyết', '', ''],
      ['', '', 'Tổng số', 'Trong kỳ', '', 'Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Tổng số', 'Trong hạn', 'Quá hạn'],
      ['', '', '', 'Trực tuyến', 'Trực tiếp, dịch vụ bưu chính', '', '', '', '', '', '', '', ''],
      ['(1)', '(2)', '(3)=(4)+(5)+(6)', '(4)', '(5)', '(6)', '(7)=(8)+(9)+(10)', '(8)', '(9)', '(10)', '(11)', '(12)', '(13)'],
      ['1', 'Tư pháp', '10', '4', '5', '1', '8', '6', '1', '1', '2', '2', '0'],
      ['Tổng số', '', '10', '4', '5', '1', '8', '6', '1', '1', '2', '2', '0'],
      ['', 'Ghi chú: không tính vào bảng', '99'],
    ];
    expect(readTable(rows)).toMatchObject({ layout: { id: 'R2' }, missing: [], rows: [{ line: 7, name: 'Tư pháp' }], total: { line: 8 } });
    expect(checkTable(rows).slips).toEqual([]);
  });

  test('a spreadsheet repeats merged heads in every cell', () => {
    const group = 'Số hồ sơ nhận giải quyết';
    const upper = ['TT', 'Lĩnh vực', group, group, group, group, ...HEADS_R1.slice(6)];
    expect(checkTable([upper, HEADS_R1, '1|Đất đai|3|1|1|1|3|0|100'.split('|')])).toMatchObject({ layout: 'R1', rowCount: 1, slips: [] });
  });

  test('a column that is not there is named, and nothing is said of what would need it', () => {
    const without = r1('1|Đất đai|3|1|1|0|2|1|100').map((row) => row.filter((_, at) => at !== 5));
    expect(checkTable(without).slips).toMatchObject([{ code: 'missing_column', column: 'level4', line: null, text: 'Bảng thiếu cột Mức độ 4.' }]);
  });

  test('heads of no known table', () => {
    expect(checkTable([['Họ tên', 'Địa chỉ'], ['A', 'B']])).toMatchObject({ layout: null, slips: [{ code: 'unknown_layout' }] });
    expect(checkTable([]).layout).toBeNull();
  });
});

describe('slips', () => {
  test('cells that cannot be right by themselves are named, without echo', () => {
    const rows = r1('1|Tư pháp|-3|1|0|0|1|0|100', '2|Đất đai|2,5|2|0|0|2|0|100', '3|Nội vụ|x|1|0|0|1|0|101', '|Tổng|1|4|0|0|4|0|100');
    expect(slipsOf(rows)).toEqual([
      ['negative', 'Tư pháp', 'total', '-3', null],
      ['fraction', 'Đất đai', 'total', '2,5', null],
      ['unreadable', 'Nội vụ', 'total', 'x', null],
      ['rate_range', 'Nội vụ', 'rate', '101', null],
    ]);
  });

  test('a row mistyped upsets its total too, and is named once', () => {
    // 960 typed as 690: the row lacks 270, and so does the column.
    const rows = r1('1|Tư pháp|1.807|690|847|0|1.807|0|100', '2|Đất đai|5|5|0|0|5|0|100', '|Tổng|1.812|965|847|0|1.812|0|100');
    expect(slipsOf(rows)).toEqual([['row_balance', 'Tư pháp', 'direct', '690', 960]]);
  });

  test('where nothing tells which number is wrong, all ways out are told', () => {
    const [slip] = checkTable(r1('1|Tư pháp|10|7|1|1|10|0|100')).slips;
    expect(slip).toMatchObject({ code: 'row_balance', column: null, expected: null });
    expect(slip?.alternatives.map(({ column, value, breaksOther }) => [column, value, breaksOther])).toEqual([
      ['direct', 8, false], ['level3', 2, false], ['level4', 2, false], ['total', 9, true],
    ]);
    const [open] = checkTable([['Lĩnh vực', 'Tổng số', 'Nộp trực tiếp', 'Mức độ 3', 'Đã giải quyết', 'Chưa đến hạn'], ['Tư pháp', '9', '9', '0', '5', '3']]).slips.slice(-1);
    expect(open?.text).toContain('thiếu 1');
  });

  test.each([
    ['7|0|50', [['rate', 'Đất đai', 'rate', '50', null]]],
    ['7|0|57,14', []],
    ['7|0|57,1', []],
    ['7|0|57', []],
    ['0|7|100', [['rate_of_nothing', 'Đất đai', 'rate', '100', null]]],
    ['0|7|', []],
  ])('7 received; resolved, open and rate %s', (cells, expected) => {
    expect(slipsOf(r1(`1|Đất đai|7|7|0|0|${cells}`))).toEqual(expected);
  });

  test('the rate of the total follows from those of the rows', () => {
    const rows = (rate: string) => r1('1|Tư pháp|50|50|0|0|50|0|100', '2|Đất đai|50|50|0|0|50|0|90', `|Tổng|100|100|0|0|100|0|${rate}`);
    expect(slipsOf(rows('95'))).toEqual([]);
    expect(slipsOf(rows('100'))).toEqual([['rate', 'Tổng', 'rate', '100', 95]]);
  });

  test('R3: days cut of no simplified procedure, thirds of a day', () => {
    const rows = [['Lĩnh vực', 'TTHC', 'TTHC liên thông', 'TTHC hết hiệu lực', 'TTHC mới', 'Số TTHC đơn giản hóa', 'Số ngày giảm'], ['Tư pháp', '4', '', '', '', '', '2,5'], ['Nội vụ', '4', '', '', '', '1', '0,3']];
    expect(slipsOf(rows)).toEqual([['days_without_simplification', 'Tư pháp', 'days_cut', '2,5', 0], ['fraction', 'Nội vụ', 'days_cut', '0,3', null]]);
  });

  test('R7: per cent over 100, half a dossier, a text that should be a number', () => {
    const rows = [['Chỉ tiêu', 'Năm 2019', '2020'], ['Tỷ lệ đúng hẹn (%)', '100', '120'], ['Tổng số TTHC', '1,5', 'nhiều'], ['Mức độ hài lòng', 'Tốt', 'Tốt']];
    expect(slipsOf(rows).map(([code, , column]) => [code, column])).toEqual([['rate_range', '2020'], ['fraction', '2019'], ['unreadable', '2020']]);
  });
});

describe('against what was counted', () => {
  const counted: CountedTable = { rows: [{ name: 'Tư Pháp', cells: { total: 3, direct: 2, level3: 1, level4: 0, finished: 3, not_due: 0, rate: 66.67 } }, { name: 'Nội vụ', cells: {} }], total: null };

  test('every other number is named; rates are compared as printed', () => {
    const { slips, differences } = checkTable(r1('1|Tư pháp|3|3|0||3|0|66,7', '2|Đất đai|0|0|0|0|0|0|'), counted);
    expect(slips).toEqual([]);
    expect(differences.map(({ code, row, column, printed, counted: number }) => [code, row, column, printed, number])).toEqual([
      ['cell', 'Tư pháp', 'direct', '3', 2],
      ['cell', 'Tư pháp', 'level3', '0', 1],
      ['row_not_counted', 'Đất đai', null, '', null],
      ['row_not_printed', 'Nội vụ', null, '', null],
    ]);
    expect(differences[0]?.text).toBe('Dòng 1 “Tư pháp”, cột Nộp trực tiếp: bảng in 3, hệ thống đếm là 2.');
  });
});

const aCount = fc.integer({ min: 0, max: 400 });
const aLine = fc.record({ counter: aCount, post: aCount, online3: aCount, online4: aCount, carried: aCount, late: aCount, early: aCount, overdue: aCount });

describe.each([R1, R2])('a computed $id', (definition) => {
  const tables = fc.array(aLine, { minLength: 1, maxLength: 4 }).map((lines) => {
    const counted = lines.map(({ carried, late, early, overdue, ...receivedIn }, index) => {
      const base = { ...emptyBase(), receivedIn };
      base.carriedOver.counter = carried;
      let left = carried + receivedIn.counter + receivedIn.post + receivedIn.online3 + receivedIn.online4;
      const take = (wanted: number): number => {
        const taken = Math.min(wanted, left);
        left -= taken;
        return taken;
      };
      base.finished = { early: take(early), onTime: 0, late: take(late) };
      base.openOverdue = take(overdue);
      base.openInTerm = left;
      return { position: index + 1, name: `Lĩnh vực ${index + 1}`, base };
    });
    return computeReport(definition, counted, presetPeriod('year', 2021));
  });
  const cellsOf = (csv: string): string[][] => parse(csv);

  test('has no slips and differs from itself nowhere', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const check = checkTable(cellsOf(renderCsv(table)), table);
        expect([check.layout, check.rowCount, check.slips, check.differences]).toEqual([definition.id, table.rows.length, [], []]);
      }),
      { numRuns: 60 },
    );
  });

  test('with one number changed has one slip, that number, and the right one is known', () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 99 }), (table, rowChoice, columnChoice, more) => {
        const rows = cellsOf(renderCsv(table));
        const counts = table.columns.filter(({ kind }) => kind === 'count');
        const line = 1 + (rowChoice % (rows.length - 1));
        const column = columnChoice % counts.length;
        const right = rows[line]?.[column + 2] ?? '';
        rows[line]![column + 2] = String(Number(right) + more);
        expect(checkTable(rows).slips.map((slip) => [slip.line, slip.column, slip.expected])).toEqual([[line + 1, counts[column]?.key, Number(right)]]);
      }),
      { numRuns: 60 },
    );
  });
});
