import { customPeriod, FIGURE_MARK, INDICATORS, type MultiYearCell, type MultiYearTable } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import type { PlainCell, PlainTable } from './plain-table.js';

/** R7 as it is printed. @param blank every figure left out, to be filled in and handed in as a file */
export function yearsTable({ title, columns, rows, conflicts, footnotes }: MultiYearTable, { blank = false } = {}): PlainTable {
  const first = columns[0]?.year ?? '';
  const last = columns.at(-1);
  return {
    id: 'R7', title,
    subtitles: [`Từ năm ${first} đến năm ${last?.year ?? first}`],
    // Under the name that the unit had on the last day counted.
    ...(last && { period: customPeriod(columns[0]?.from ?? last.from, last.to) }),
    columns: [
      { key: 'position', path: ['STT'], width: 6, at: 'center' },
      { key: 'name', path: ['Chỉ tiêu'], width: 46, at: 'left' },
      ...columns.map(({ year, head }) => ({ key: `y${year}`, path: ['Năm', head.replace(/^Năm /, '')], width: 13, at: 'right' as const })),
    ],
    rows: rows.map(({ key, position, name, cells }) => ({ key, cells: [position, name, ...cells.map((cell) => (blank ? null : cellOf(cell)))] })),
    alarms: [],
    notes: blank ? [] : [
      ...conflicts.map(({ indicator, year, counted, entered, source }) =>
        `${nameOfIndicator(indicator)}, năm ${year}: hệ thống tính ${figureText(counted)}, ${source} ghi ${figureText(entered)}; bảng lấy số hệ thống tính.`),
      ...footnotes,
    ],
  };
}

export function nameOfIndicator(indicator: string): string {
  return INDICATORS.find(({ key }) => key === indicator)?.name ?? indicator;
}

export function figureText(value: number | string | null): string {
  return typeof value === 'number' ? formatNumber(value) : (value ?? '');
}

function cellOf({ value, origin }: MultiYearCell): PlainCell {
  if (value === null || origin === 'counted') return value;
  return typeof value === 'number' ? { number: value, mark: FIGURE_MARK } : `${value}${FIGURE_MARK}`;
}
