import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createWorkCalendar } from '#libs/worktime';
import {
  type CatalogueVersion, type HistoricalFigure, type MultiYearOrder, type OverdueDossier, R3, R4, R5, R6, R6_INDICES, R6_OFFICERS, catalogueLines,
  catalogueNumbersOf, cellSelector, computeReport, customPeriod, multiYearTable, multiYearText, overdueRows, presetPeriod, renderText,
} from './index.js';

const year = presetPeriod('year', 2021);
const cellsOf = (row: { cells: Record<string, number | null> } | undefined) => Object.values(row?.cells ?? {});

describe('R4', () => {
  // 8 received, 7 in full: 87,5 %. 6 results due, 4 digitised: 66,67 %. 1 of 8 reused: 12,5 %. 5 of 8 electronic: 62,5 %.
  const justice = { received: 8, inFull: 7, electronic: 5, resultsDue: 6, resultsDigitised: 4, reused: 1 };
  const nothing = { received: 0, inFull: 0, electronic: 0, resultsDue: 0, resultsDigitised: 0, reused: 0 };

  test('rates of what was received, of results of those due, none of nothing', () => {
    const table = computeReport(R4, [{ position: 1, name: 'Tư pháp', base: justice }, { position: 2, name: 'Nội vụ', base: nothing }], year);
    expect(cellsOf(table.rows[0])).toEqual([8, 7, 87.5, 6, 4, 66.67, 1, 12.5, 5, 62.5]);
    expect(cellsOf(table.rows[1])).toEqual([0, 0, null, 0, 0, null, 0, null, 0, null]);
    expect(cellsOf(table.total)).toEqual(cellsOf(table.rows[0]));
    expect(table.checks).toEqual([]);
    expect(cellSelector(R4, 'results_rate')).toEqual({ kind: 'records', of: ['resultsDigitised'] });
  });

  test('a part that is more than the whole is told', () => {
    const table = computeReport(R4, [{ position: 1, name: 'Tư pháp', base: { ...justice, resultsDigitised: 7 } }], year);
    expect(table.checks[0]).toEqual({ row: 'Tư pháp', identity: 'Kết quả điện tử ≤ kết quả phải trả', left: 7, right: 6, relation: '>' });
    expect(renderText(table)).toContain('! Tư pháp: Kết quả điện tử ≤ kết quả phải trả: 7 > 6');
  });
});

test('R5: 33 services of which 5 were used, 12 of 40 dossiers online, 4 of them filled in by staff, 3 of 10 paid online', () => {
  const base = { offered3: 20, offered4: 13, offeredUsed: 5, received: 40, online3: 7, online4: 5, filledAtCounter: 4, payable: 10, paidOnline: 3 };
  const table = computeReport(R5, [{ position: 1, name: 'Tư pháp', base }], year);
  expect(cellsOf(table.rows[0])).toEqual([33, 20, 13, 5, 15.15, 40, 12, 30, 4, 33.33, 10, 3, 30]);
  expect(table.checks).toEqual([]);
  expect(table.footnotes).toContain('Trong số hồ sơ trực tuyến có 4 hồ sơ do cán bộ nộp hộ tại quầy.');
  expect(table.columns[1]?.path.at(-1)).toBe('Mức độ 3');
  expect(computeReport(R5, [], presetPeriod('year', 2023)).columns[1]?.path.at(-1)).toBe('Một phần');
});

describe('R6', () => {
  const three = { slipsOut: 50, ratings: 20, three3: 12, three2: 7, three1: 1, five5: 0, five4: 0, five3: 0, five2: 0, five1: 0, onIndices: 0, remarks: 2, complaints: 1 };

  test('shares of the slips on the same scale; a scale that nobody used is left out', () => {
    const table = computeReport(R6, [{ position: 1, name: 'Tư pháp', base: three }], year);
    expect(cellsOf(table.rows[0])).toEqual([50, 20, 40, 12, 60, 7, 35, 1, 5, 2, 1]);
    expect(table.checks).toEqual([]);
    const mixed = computeReport(R6_OFFICERS, [{ position: 1, name: 'Nguyễn Văn A', base: { ...three, ratings: 22, five5: 1, onIndices: 1 } }], year);
    expect(mixed.rowHeads[1].path).toEqual(['Cán bộ']);
    expect(mixed.rows[0]?.cells).toMatchObject({ three3_rate: 60, five5: 1, five5_rate: 100, on_indices: 1 });
    expect(mixed.rows[0]?.cells).not.toHaveProperty('five4');
    expect(mixed.checks).toEqual([]);
  });

  test('nine indices: three slips with 6, 5, 3 points on the first and 6 on the others', () => {
    const base = { scored: 3, points1: 5, points2: 6, points3: 6, points4: 6, points5: 6, points6: 6, points7: 6, points8: 6, points9: 6 };
    const table = computeReport(R6_INDICES, [{ position: 1, name: 'Tư pháp', base }, { position: 2, name: 'Nội vụ', base: { ...base, scored: 0, points1: 0 } }], year);
    expect(cellsOf(table.rows[0])).toEqual([3, 1.67, 2, 2, 2, 2, 2, 2, 2, 2, 17.67]);
    expect(table.columns[1]).toMatchObject({ kind: 'rate', measuredIn: 'points' });
    expect(table.checks.map(({ row }) => row)).toEqual([...Array<string>(8).fill('Nội vụ'), ...Array<string>(8).fill('Chung')]);
  });
});

describe('R3', () => {
  const version = (procedureId: string, validFrom: string, changeKind: CatalogueVersion['changeKind'], more: Partial<CatalogueVersion> = {}): CatalogueVersion => ({
    procedureId, validFrom, validTo: null, changeKind, competence: 'commune', isPublic: true, daysCut: null, ...more,
  });
  /** On paper: a is simplified twice (3 + 1,5 days), b abolished in July, c new in March, d new and gone within the year, e of the police and not
   *  public, f interlinked, g ran out on 30 June, h simplified without days to compare, i only from 2022, j abolished in 2020, k amended. */
  const versions = [
    version('a', '2019-01-01', 'new', { validTo: '2021-01-31' }),
    version('a', '2021-02-01', 'simplified', { daysCut: 3, validTo: '2021-09-30' }),
    version('a', '2021-10-01', 'simplified', { daysCut: 1.5 }),
    version('b', '2019-01-01', 'new', { validTo: '2021-06-30' }),
    version('b', '2021-07-01', 'abolished'),
    version('c', '2021-03-01', 'new'),
    version('d', '2021-03-01', 'new', { validTo: '2021-10-31' }),
    version('d', '2021-11-01', 'abolished'),
    version('e', '2019-01-01', 'new', { competence: 'police', isPublic: false }),
    version('f', '2019-01-01', 'new', { competence: 'interlinked' }),
    version('g', '2019-01-01', 'new', { validTo: '2021-06-30' }),
    version('h', '2019-01-01', 'new', { validTo: '2021-04-30' }),
    version('h', '2021-05-01', 'simplified'),
    version('i', '2022-01-01', 'new'),
    version('j', '2019-01-01', 'new', { validTo: '2020-06-30' }),
    version('j', '2020-07-01', 'abolished'),
    version('k', '2019-01-01', 'new', { validTo: '2021-05-31', competence: 'military' }),
    version('k', '2021-06-01', 'amended', { daysCut: 2, competence: 'military' }),
  ];

  test('in force at the end: a, c, h, e, k, and f interlinked; what came, went and was simplified within the year', () => {
    expect(catalogueNumbersOf(versions, year)).toEqual({
      'inForce.commune': 3, 'inForce.interlinked': 1, 'inForce.police': 1, 'inForce.military': 1, public: 5,
      expired: 3, new: 2, simplified: 2, daysCut: 4.5, simplifiedWithoutDays: 1,
    });
    const table = computeReport(R3, catalogueLines([{ name: 'Tư pháp', versions }, { name: 'Dân số', versions: [] }], year), year);
    expect(cellsOf(table.rows[0])).toEqual([5, 1, 3, 2, 2, 4.5, 5, 3, 2]);
    expect(cellsOf(table.rows[1])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(table.checks).toEqual([]);
    expect(table.columns[5]).toMatchObject({ kind: 'count', measuredIn: 'days' });
  });

  test('the order of versions does not matter, and tenths add up as on paper', () => {
    expect(catalogueNumbersOf(versions.toReversed(), year)).toEqual(catalogueNumbersOf(versions, year));
    const tenths = [1, 2].map((n) => ({ position: n, name: String(n), base: catalogueNumbersOf([version('x', '2021-02-01', 'simplified', { daysCut: n / 10 })], year) }));
    expect(computeReport(R3, tenths, year).total.cells['days_cut']).toBe(0.3);
  });

  test('what is in force goes over: before + new − expired = after, for any cut of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (month, day) => {
        const cut = `2021-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const inForce = (to: string): number => {
          const numbers = catalogueNumbersOf(versions, { from: to, to });
          return numbers['inForce.commune'] + numbers['inForce.interlinked'] + numbers['inForce.police'] + numbers['inForce.military'];
        };
        const moved = catalogueNumbersOf(versions, customPeriod('2021-01-01', cut));
        expect(inForce('2020-12-31') + moved.new - moved.expired).toBe(inForce(cut));
      }),
    );
  });
});

describe('R7', () => {
  const typed = (indicator: string, of: number, value: number | string): HistoricalFigure => ({ indicator, year: of, value, origin: 'typed', source: 'Báo cáo 12/BC-UBND' });
  const order: MultiYearOrder = {
    firstYear: 2018, asOf: '2020-03-31',
    counted: (indicator, { year: of }) => (of < 2020 ? undefined : { procedures: 164, on_time_rate: 99.5, at_desk: 12 }[indicator]),
    entered: [typed('procedures', 2018, 153), typed('procedures', 2019, 152), typed('survey_level', 2019, 'Hài lòng'), typed('at_desk', 2020, 14)],
  };

  test('entered figures are marked and sourced; counted ones stand before them', () => {
    const table = multiYearTable(order);
    expect(table.columns.map(({ head, to }) => [head, to])).toEqual([['Năm 2018', '2018-12-31'], ['Năm 2019', '2019-12-31'], ['Năm 2020 (tính đến 31/03/2020)', '2020-03-31']]);
    const textsOf = (key: string) => table.rows.find((row) => row.key === key)?.cells.map(multiYearText);
    expect(textsOf('procedures')).toEqual(['153*', '152*', '164']);
    expect(textsOf('on_time_rate')).toEqual(['', '', '99,5']);
    expect(textsOf('survey_level')).toEqual(['', 'Hài lòng*', '']);
    expect(textsOf('at_desk')).toEqual(['', '', '12']);
    expect(table.conflicts).toEqual([{ indicator: 'at_desk', year: 2020, counted: 12, entered: 14, source: 'Báo cáo 12/BC-UBND' }]);
    expect(table.footnotes[0]).toBe('* Số liệu nhập từ tài liệu, không do hệ thống tính. Nguồn: Báo cáo 12/BC-UBND (năm 2018, 2019).');
  });

  test('rows that nobody counts say why, those of one reason together, until every year of them is counted', () => {
    const reasons = (counted: MultiYearOrder['counted']) => multiYearTable({ ...order, counted, entered: [] }).footnotes;
    const feedback = '“Số phản ánh, kiến nghị tiếp nhận”, “Số phản ánh, kiến nghị đã xử lý”, “Số phản ánh, kiến nghị công khai trả lời”: nhập từ tài liệu, vì hệ thống chưa có sổ phản ánh, kiến nghị.';
    expect(reasons(order.counted)).toHaveLength(3);
    expect(reasons(order.counted)[1]).toBe(feedback);
    const [first] = reasons((indicator) => (indicator === 'interlinked_same_level' ? 4 : undefined));
    expect(first).toMatch(/^“Số hồ sơ liên thông giữa các cấp”: nhập từ tài liệu, vì danh mục/);
    expect(reasons((indicator) => (indicator.startsWith('feedback') || indicator === 'survey_level' ? undefined : 5))).toEqual([feedback]);
  });

  test.each([['nonsense', 1], ['procedures', 1.5], ['procedures', 'nhiều'], ['procedures', -1], ['on_time_rate', 101], ['survey_level', 3]])('%s cannot be %s', (indicator, value) => {
    expect(() => multiYearTable({ ...order, entered: [typed(indicator, 2018, value)] })).toThrow(RangeError);
  });

  test('a year that has ended is whole, and none begins after the last', () => {
    expect(multiYearTable({ ...order, asOf: '2019-12-31' }).columns.at(-1)?.head).toBe('Năm 2019');
    expect(() => multiYearTable({ ...order, asOf: '2017-12-31' })).toThrow(RangeError);
  });
});

test('R10: working days late as of the end of the period, the latest first', () => {
  const calendar = createWorkCalendar({
    days: ['2021-01-01', '2021-04-30', '2021-05-03'].map((date) => ({ date, kind: 'off', name: 'Nghỉ lễ' })),
    sessions: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '07:30', closes: '11:30', countsForTerms: true, openForIntake: true, validFrom: '2018-01-01' })),
  });
  const dossier = (code: string, more: Partial<OverdueDossier>): OverdueDossier => ({
    code, procedure: 'Cấp bản sao', owner: 'A', receivedOn: '2021-04-01', dueOn: '2021-04-29', finishedOn: null, heldBy: null, cause: null, apologyOn: null, ...more,
  });
  // After Thursday 29 April 2021: 30 April to 3 May are days off, so the first working day late is 4 May.
  const rows = overdueRows(
    [
      dossier('1', { finishedOn: '2021-05-04', apologyOn: '2021-04-28' }),
      dossier('2', { finishedOn: '2021-05-20', apologyOn: '2021-05-10' }),
      dossier('3', { dueOn: '2021-05-07' }),
      dossier('4', { dueOn: '2021-05-05', finishedOn: '2021-05-05' }),
    ],
    { to: '2021-05-07' },
    calendar,
  );
  expect(rows.map(({ position, code, daysLate, state, apologySent }) => [position, code, daysLate, state, apologySent])).toEqual([
    [1, '2', 4, 'open', false],
    [2, '1', 1, 'finished', true],
    [3, '3', 0, 'open', false],
    [4, '4', 0, 'finished', false],
  ]);
});
