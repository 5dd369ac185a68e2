import { type Group766, groups766, INDICATORS_766, type Period, type Score766, type Scored766, table766 } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { periodLines, type PlainCell, type PlainRow, type PlainTable } from './plain-table.js';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const MOST_OF_ALL = INDICATORS_766.reduce((sum, { points }) => sum + points, 0);

/** R9 as it is printed: groups with their indicators, each with its formula; points are reckoned from the columns beside. */
export function scoreTable(score: Score766, period: Period): PlainTable {
  const groups = groups766(score);
  const rows: PlainRow[] = [];
  const groupRows: number[] = [];
  for (const [index, group] of groups.entries()) {
    groupRows.push(rows.length);
    rows.push(groupRow(ROMAN[index] ?? '', group, rows.length), ...group.rows.map(indicatorRow));
  }
  const sumOver = (key: string): string => groupRows.map((row) => `{${key}@${row}}`).join('+');
  rows.push({
    key: 'total',
    strong: true,
    cells: [null, 'Tổng điểm', null, null, null, null, { number: MOST_OF_ALL, formula: sumOver('most') }, { number: score.points, formula: `ROUND(${sumOver('points')},2)` }],
  });
  return {
    id: 'R9', title: 'Điểm đánh giá chất lượng phục vụ theo Quyết định 766/QĐ-TTg',
    subtitles: periodLines(period),
    period,
    columns: [
      { key: 'position', path: ['STT'], width: 6, at: 'center' },
      { key: 'name', path: ['Chỉ số'], width: 38, at: 'left' },
      { key: 'formula', path: ['Cách tính'], width: 46, at: 'left' },
      { key: 'part', path: ['Kết quả trong kỳ', 'Tử số'], width: 10, at: 'right' },
      { key: 'whole', path: ['Kết quả trong kỳ', 'Mẫu số'], width: 10, at: 'right' },
      { key: 'rate', path: ['Kết quả trong kỳ', 'Tỷ lệ %'], width: 10, at: 'right' },
      { key: 'most', path: ['Điểm', 'Tối đa'], width: 10, at: 'right' },
      { key: 'points', path: ['Điểm', 'Đạt'], width: 10, at: 'right' },
    ],
    rows,
    alarms: table766(score, period).checks.map(({ row, left, right }) => `SỐ LIỆU KHÔNG KHỚP - ${row}: tử số ${formatNumber(left)} lớn hơn mẫu số ${formatNumber(right)}`),
    notes: scoreNotes(score),
  };
}

export function scoreNotes({ points, possible }: Score766): string[] {
  const without = possible < MOST_OF_ALL ? ` Chỉ số không có gì để chia thì để trống, không mất điểm: còn ${formatNumber(possible)} điểm có số liệu, đạt ${formatNumber(points)} điểm.` : '';
  return [
    `Điểm đạt = điểm tối đa × tử số ÷ mẫu số.${without}`,
    'Điểm tối đa của từng nhóm theo Quyết định 766/QĐ-TTg; trong một nhóm có nhiều chỉ số, điểm chia cho từng chỉ số theo quy ước của hệ thống.',
  ];
}

function groupRow(number: string, { name, most, points, rows }: Group766, at: number): PlainRow {
  const sum = (key: string): string => `SUM({${key}@${at + 1}}:{${key}@${at + rows.length}})`;
  const won: PlainCell = points === null ? null : { number: points, formula: `ROUND(${sum('points')},2)` };
  return { key: name, strong: true, cells: [number, name, null, null, null, null, { number: most, formula: sum('most') }, won] };
}

function indicatorRow({ indicator, part, whole, rate, points }: Scored766, index: number): PlainRow {
  return {
    key: indicator.key,
    cells: [
      index + 1, indicator.name, indicator.formula, part, whole, rate === null ? null : { number: rate, formula: 'ROUND({part}*100/{whole},2)' }, indicator.points,
      points === null ? null : { number: points, formula: 'ROUND({part}*{most}/{whole},2)' },
    ],
  };
}
