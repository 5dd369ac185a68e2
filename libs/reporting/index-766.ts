import type { ReportTable, TableColumn, TableRow } from './compute.js';
import type { DossierName } from './detailed-base.js';
import { type Numbers, addNumbers, percentage, sumOf } from './numbers.js';
import type { Period } from './period.js';
import type { CatalogueName } from './catalogue-table.js';
import type { DigitisationName, OnlineName } from './service-definitions.js';
import { ALL_CARRIED, ALL_FINISHED, ALL_OPEN, ALL_RECEIVED } from './selector.js';

type Prefixed<P extends string, N extends string> = `${P}.${N}`;

/** `rated.*`: slips on the nine indices, their points and the most they could be; `level.*`: slips on the scales of levels. */
export type Name766 =
  | DossierName
  | Prefixed<'catalogue', CatalogueName>
  | Prefixed<'digital', DigitisationName>
  | Prefixed<'online', OnlineName>
  | 'rated.points'
  | 'rated.most';

export interface Indicator766 {
  key: string;
  group: string;
  name: string;
  formula: string;
  points: number;
  part: readonly Name766[];
  whole: readonly Name766[];
  /** Counted over what flows through the period; the others are stocks, which a month's rest does not add to. */
  flows: boolean;
  /** What one more of the part is. */
  step: string;
}

const PUBLICITY = 'Công khai, minh bạch';
const PROGRESS = 'Tiến độ, kết quả giải quyết';
const DIGITAL = 'Số hóa hồ sơ';
const ONLINE = 'Cung cấp dịch vụ trực tuyến';
const PAYMENT = 'Thanh toán trực tuyến';
const CONTENT = 'Mức độ hài lòng';

type Named = readonly [key: string, group: string, name: string];
const dossiers = ([key, group, name]: Named, points: number, formula: string, part: readonly Name766[], whole: readonly Name766[], step: string): Indicator766 =>
  ({ key, group, name, formula, points, part, whole, flows: true, step });
const RECEIVED_ON = ['digital.received'] as const;

/**
 * QĐ 766/QĐ-TTg: 18 + 20 + 22 + 12 + 10 + 18 points by group. How a group's points fall to its indicators is the unit's own
 * convention where a group has several.
 */
export const INDICATORS_766: readonly Indicator766[] = [
  {
    key: 'public', group: PUBLICITY, name: 'TTHC được công khai đầy đủ', points: 18, formula: 'Số TTHC công khai ÷ số TTHC có hiệu lực', flows: false, step: 'TTHC được công khai',
    part: ['catalogue.public'], whole: ['catalogue.inForce.commune', 'catalogue.inForce.interlinked', 'catalogue.inForce.police', 'catalogue.inForce.military'],
  },
  dossiers(['progress', PROGRESS, 'Hồ sơ giải quyết đúng hạn'], 20, '(Giải quyết trước và đúng hạn + đang giải quyết trong hạn) ÷ (tiếp nhận trong kỳ + kỳ trước chuyển sang)',
    ['finished.early', 'finished.onTime', 'openInTerm'], [...ALL_RECEIVED, ...ALL_CARRIED], 'hồ sơ đúng hạn'),
  dossiers(['in_full', DIGITAL, 'Hồ sơ số hóa đủ khi tiếp nhận'], 6, 'Số hồ sơ số hóa đủ thành phần ÷ số hồ sơ tiếp nhận', ['digital.inFull'], RECEIVED_ON, 'hồ sơ số hóa đủ'),
  dossiers(['electronic', DIGITAL, 'Hồ sơ và kết quả điện tử'], 4, 'Số hồ sơ có thành phần và kết quả điện tử ÷ số hồ sơ tiếp nhận', ['digital.electronic'], RECEIVED_ON, 'hồ sơ điện tử'),
  dossiers(['results', DIGITAL, 'Cấp kết quả điện tử'], 6, 'Số kết quả điện tử ÷ số hồ sơ có kết quả phải trả', ['digital.resultsDigitised'], ['digital.resultsDue'], 'kết quả điện tử'),
  dossiers(['reused', DIGITAL, 'Khai thác, sử dụng lại giấy tờ đã số hóa'], 6, 'Số hồ sơ dùng lại dữ liệu ÷ số hồ sơ tiếp nhận', ['digital.reused'], RECEIVED_ON, 'hồ sơ dùng lại giấy tờ'),
  {
    key: 'services', group: ONLINE, name: 'Dịch vụ công trực tuyến có phát sinh hồ sơ', points: 4, formula: 'Số dịch vụ có hồ sơ trực tuyến ÷ số dịch vụ cung cấp trực tuyến', flows: false,
    step: 'dịch vụ có hồ sơ trực tuyến', part: ['online.offeredUsed'], whole: ['online.offered3', 'online.offered4'],
  },
  dossiers(['online', ONLINE, 'Hồ sơ nộp trực tuyến'], 8, 'Số hồ sơ trực tuyến ÷ số hồ sơ tiếp nhận', ['online.online3', 'online.online4'], ['online.received'], 'hồ sơ trực tuyến'),
  dossiers(['paid', PAYMENT, 'Hồ sơ thanh toán trực tuyến'], 10, 'Số hồ sơ thanh toán trực tuyến ÷ số hồ sơ đã nộp phí, lệ phí', ['online.paidOnline'], ['online.payable'], 'hồ sơ thanh toán trực tuyến'),
  dossiers(['content', CONTENT, 'Mức độ hài lòng của tổ chức, cá nhân'], 18, 'Tổng điểm 9 chỉ số ÷ (18 × số phiếu chấm 9 chỉ số)', ['rated.points'], ['rated.most'], 'điểm trên phiếu'),
];

export interface Scored766 {
  indicator: Indicator766;
  part: number | null;
  whole: number | null;
  rate: number | null;
  /** Null where nothing is to be divided: no points, and none lost. */
  points: number | null;
}

export interface Score766 {
  rows: Scored766[];
  points: number;
  /** What the indicators that have a value could give. */
  possible: number;
}

/** @example score766(numbers).points */
export function score766(numbers: Numbers): Score766 {
  return summed(INDICATORS_766.map((indicator) => scored(indicator, sumOf(indicator.part, numbers), sumOf(indicator.whole, numbers))));
}

export interface Group766 {
  name: string;
  rows: Scored766[];
  most: number;
  /** Null where no indicator of the group has a value. */
  points: number | null;
}

/** The groups of the decision in their order. */
export function groups766({ rows }: Score766): Group766[] {
  const names = [...new Set(rows.map(({ indicator }) => indicator.group))];
  return names.map((name) => {
    const of = rows.filter(({ indicator }) => indicator.group === name);
    const valued = of.filter(({ points }) => points !== null);
    const points = valued.length === 0 ? null : round(valued.reduce((sum, row) => sum + (row.points ?? 0), 0));
    return { name, rows: of, most: of.reduce((sum, { indicator }) => sum + indicator.points, 0), points };
  });
}

export interface Forecast766 extends Scored766 {
  now: number | null;
  /** Points that the period will have lost by its end. */
  lost: number;
  /** How many more of `indicator.step` would win them back. */
  missing: number;
}

/**
 * The score at the end of a period that still runs. What is to come in the days left is what came per day before; of it the
 * same share is right as of what has come in the period, or as before when nothing has.
 * @param now counted from the first day to today
 * @param before counted over `daysBefore` days before the period
 */
export function forecast766(now: Numbers, before: Numbers, { daysBefore, daysLeft }: { daysBefore: number; daysLeft: number }): { score: Score766; rows: Forecast766[] } {
  const rows = INDICATORS_766.map((indicator): Forecast766 => {
    const [part, whole] = [sumOf(indicator.part, now), sumOf(indicator.whole, now)];
    const [partBefore, wholeBefore] = [sumOf(indicator.part, before) ?? 0, sumOf(indicator.whole, before) ?? 0];
    const coming = indicator.flows ? Math.round((wholeBefore * daysLeft) / daysBefore) : 0;
    const share = part !== null && whole ? part / whole : wholeBefore === 0 ? 0 : partBefore / wholeBefore;
    const ended = scored(indicator, part === null ? null : part + Math.round(coming * share), whole === null ? null : whole + coming);
    const lost = ended.points === null ? 0 : round(indicator.points - ended.points);
    return { ...ended, now: scored(indicator, part, whole).points, lost, missing: ended.points === null ? 0 : (ended.whole ?? 0) - (ended.part ?? 0) };
  });
  return { score: summed(rows), rows };
}

/** Where most is to be won first. */
export function worthRaising(rows: readonly Forecast766[]): Forecast766[] {
  return rows.filter(({ lost, missing }) => lost > 0 && missing > 0).sort((a, b) => b.lost - a.lost || a.missing - b.missing);
}

/** R9 as a table, for the writers of tables. */
export function table766({ rows, points, possible }: Score766, period: Period): ReportTable {
  const lines = rows.map(({ indicator, part, whole, rate, points: won }, index): TableRow => ({
    position: index + 1, name: `${indicator.group}: ${indicator.name}`, cells: { part, whole, rate, most: indicator.points, points: won },
  }));
  return {
    reportId: 'R9', title: 'Điểm đánh giá chất lượng phục vụ theo Quyết định 766/QĐ-TTg', unitNoun: 'điểm', layout: 'by_field', period,
    rowHeads: [{ path: ['STT'], number: null }, { path: ['Chỉ số'], number: null }],
    columns: COLUMNS, rows: lines,
    total: { position: null, name: 'Tổng điểm', cells: { part: null, whole: null, rate: percentage(points, possible), most: rows.reduce((sum, { indicator }) => sum + indicator.points, 0), points } },
    checks: rows.filter(({ part, whole }) => part !== null && whole !== null && part > whole)
      .map(({ indicator, part, whole }) => ({ row: indicator.name, identity: 'Tử số ≤ mẫu số', left: part ?? 0, right: whole ?? 0, relation: '>' as const })),
    footnotes: [
      ...rows.map(({ indicator }) => `${indicator.name}: ${indicator.formula}, tối đa ${indicator.points} điểm.`),
      'Điểm tối đa của từng nhóm theo Quyết định 766/QĐ-TTg; trong một nhóm có nhiều chỉ số, điểm chia cho từng chỉ số theo quy ước của hệ thống.',
      `Chỉ số không có mẫu số thì để trống; các chỉ số có số liệu cộng được nhiều nhất ${possible} điểm.`,
    ],
  };
}

const COLUMNS: TableColumn[] = [
  { key: 'part', path: ['Tử số'], number: null, kind: 'count' },
  { key: 'whole', path: ['Mẫu số'], number: null, kind: 'count' },
  { key: 'rate', path: ['Tỷ lệ %'], number: null, kind: 'rate' },
  { key: 'most', path: ['Điểm tối đa'], number: null, kind: 'count' },
  { key: 'points', path: ['Điểm đạt'], number: null, kind: 'count', measuredIn: 'points' },
];

/** Numbers of one kind under a common prefix. @example prefixed('online', { received: 3 }) // { 'online.received': 3 } */
export function prefixed(prefix: 'catalogue' | 'digital' | 'online', numbers: Numbers): Numbers {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [`${prefix}.${name}`, number]));
}

/** All lines of a table added up. */
export function totalNumbers(lines: readonly Numbers[]): Numbers {
  return addNumbers(lines, [...ALL_RECEIVED, ...ALL_CARRIED, ...ALL_FINISHED, ...ALL_OPEN]);
}

function scored(indicator: Indicator766, part: number | null, whole: number | null): Scored766 {
  const rate = part === null || whole === null ? null : percentage(part, whole);
  return { indicator, part, whole, rate, points: rate === null || part === null || !whole ? null : round((part * indicator.points) / whole) };
}

function summed(rows: Scored766[]): Score766 {
  const valued = rows.filter(({ points }) => points !== null);
  return { rows, points: round(valued.reduce((sum, { points }) => sum + (points ?? 0), 0)), possible: valued.reduce((sum, { indicator }) => sum + indicator.points, 0) };
}

function round(value: number): number {
  return Math.round(value * 100 + 1e-9) / 100;
}
