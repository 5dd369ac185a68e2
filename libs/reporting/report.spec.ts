import { describe, expect, test } from '@jest/globals';
import { type ReportLine, R1, R2, cellSelector, computeReport, customPeriod, emptyBase, percentage, presetPeriod, renderCsv, renderText, successionFailures } from './index.js';

const year2021 = presetPeriod('year', 2021);

function justice(): ReportLine {
  const base = emptyBase();
  base.receivedIn = { counter: 950, post: 10, online3: 847, online4: 0 };
  base.finished = { early: 1000, onTime: 806, late: 1 };
  return { position: 1, name: 'Tư pháp', base };
}

function land(): ReportLine {
  const base = emptyBase();
  base.carriedOver.counter = 2;
  base.receivedIn.counter = 103;
  base.finished = { early: 60, onTime: 40, late: 0 };
  base.openInTerm = 5;
  return { position: 2, name: 'Tài nguyên môi trường', base };
}

const nothing: ReportLine = { position: 3, name: 'Nội vụ', base: emptyBase() };

describe('R1', () => {
  test('rows in order, a total, no percentage where nothing was finished', () => {
    const table = computeReport(R1, [nothing, land(), justice()], year2021);
    expect(table.rows.map(({ name }) => name)).toEqual(['Tư pháp', 'Tài nguyên môi trường', 'Nội vụ']);
    expect(table.rows[0]?.cells).toEqual({ total: 1807, direct: 960, level3: 847, level4: 0, finished: 1807, not_due: 0, rate: 99.94 });
    expect(table.rows[2]?.cells).toMatchObject({ total: 0, finished: 0, rate: null });
    expect(table.total).toMatchObject({ position: null, name: 'Tổng', cells: { total: 1912, direct: 1065, not_due: 5, rate: 99.95 } });
    expect(table.checks).toEqual([]);
  });

  test('shows what is overdue as soon as anything is', () => {
    const overdue = land();
    overdue.base.openOverdue = 1;
    overdue.base.finished.early -= 1;
    expect(computeReport(R1, [land()], year2021).columns.map(({ key }) => key)).not.toContain('overdue');
    const table = computeReport(R1, [overdue, nothing], year2021);
    expect(table.columns.map(({ key }) => key)).toContain('overdue');
    expect(table.rows.map(({ cells }) => cells['overdue'])).toEqual([1, 0]);
  });

  test.each([
    ['2022-08-14', 'Mức độ 3', 'Mức độ 4'],
    ['2022-08-15', 'Một phần', 'Toàn trình'],
  ])('a period that ends on %s is headed %s and %s', (to, level3, level4) => {
    const { columns } = computeReport(R1, [justice()], customPeriod('2022-01-01', to));
    expect(columns.slice(2, 4).map(({ path }) => path.at(-1))).toEqual([level3, level4]);
  });

  test('a cell names the dossiers that it counts', () => {
    expect(cellSelector(R1, 'finished')).toEqual({ kind: 'finished' });
    expect(cellSelector(R1, 'total')).toEqual({ kind: 'any_of', of: [{ kind: 'received' }, { kind: 'carried_over' }] });
    expect(cellSelector(R2, 'open_overdue')).toEqual({ kind: 'open', overdue: true });
    expect(() => cellSelector(R1, 'nonsense')).toThrow(RangeError);
  });

  test('numbers that do not agree are printed and named, in every form', () => {
    const wrong = land();
    wrong.base.openInTerm = 4;
    const table = computeReport(R1, [justice(), wrong], year2021);
    expect(table.checks.map(({ row, left, right }) => [row, left, right])).toEqual([
      ['Tài nguyên môi trường', 105, 104],
      ['Tài nguyên môi trường', 105, 104],
      ['Tổng', 1912, 1911],
      ['Tổng', 1912, 1911],
    ]);
    expect(renderText(table)).toContain('! Tài nguyên môi trường: Tổng số = đã giải quyết + chưa đến hạn + quá hạn: 105 ≠ 104');
    expect(renderCsv(table)).toContain('Số liệu không khớp');
  });

  test('a number below 0 is a failure although the sums agree', () => {
    const wrong = land();
    wrong.base.openInTerm = 6;
    wrong.base.openOverdue = -1;
    expect(computeReport(R1, [wrong], year2021).checks).toContainEqual({ row: wrong.name, identity: 'Không có số nào nhỏ hơn 0', left: -1, right: 0 });
  });

  test('footnotes state the conventions and how many they concern', () => {
    const line = justice();
    line.base.withdrawn = 3;
    line.base.stopped = 1;
    expect(computeReport(R1, [line], year2021).footnotes).toContain('Hồ sơ đã giải quyết gồm cả 3 hồ sơ công dân xin rút và 1 hồ sơ dừng giải quyết.');
  });
});

describe('R2', () => {
  test('the columns of Biểu II.06a, by field and by unit', () => {
    const byField = computeReport(R2, [justice(), land()], year2021);
    expect(byField.columns.map(({ number }) => number).join('')).toBe('(3)(4)(5)(6)(7)(8)(9)(10)(11)(12)(13)');
    expect(Object.values(byField.rows[1]?.cells ?? {})).toEqual([105, 0, 103, 2, 100, 60, 40, 0, 5, 5, 0]);
    const byUnit = computeReport(R2, [{ ...justice(), name: 'UBND xã Dương Hà' }], year2021, 'by_unit');
    expect(byUnit.rowHeads[1]).toEqual({ path: ['Đơn vị'], number: '(2)' });
    expect(byUnit.total.cells['received']).toBe(1807);
  });

  test('what ended open must begin the next period carried over', () => {
    const next = land();
    next.base.carriedOver.counter = 4;
    const earlier = computeReport(R2, [land()], year2021);
    const later = computeReport(R2, [next], presetPeriod('year', 2022));
    expect(successionFailures(earlier, later)).toContainEqual({ row: land().name, identity: '(6) = (11) của kỳ trước', left: 4, right: 5 });
    expect(successionFailures(later, earlier)).toEqual([]);
  });
});

test('percentages have two decimals, halves go up, and there is none of nothing', () => {
  expect([percentage(2, 3), percentage(1, 800), percentage(1, 1), percentage(0, 7), percentage(0, 0)]).toEqual([66.67, 0.13, 100, 0, null]);
});
