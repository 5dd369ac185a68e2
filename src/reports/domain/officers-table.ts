import type { ReportTable, TableRow } from '#libs/reporting';
import type { PlainRow, PlainTable } from './plain-table.js';

/** R6 by officer, cell by cell. Officers are known by their names; of two that share one, by their order. */
export function officersTable({ title, period, columns, rows, total, checks, footnotes }: ReportTable): PlainTable {
  const seen = new Map<string, number>();
  const keyOf = (name: string): string => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  };
  const cellsOf = ({ position, name, cells }: TableRow): PlainRow['cells'] => [position, name, ...columns.map(({ key }) => cells[key] ?? null)];
  return {
    id: 'R6_OFFICERS', title, subtitles: [`Kỳ báo cáo: ${period.label}`], period,
    columns: [
      { key: 'position', path: ['STT'], width: 6, at: 'center' },
      { key: 'name', path: ['Cán bộ'], width: 30, at: 'left' },
      ...columns.map(({ key, path }) => ({ key, path, width: 12, at: 'right' as const })),
    ],
    rows: [...rows.map((row) => ({ key: keyOf(row.name), cells: cellsOf(row) })), { key: 'total', strong: true, cells: cellsOf(total) }],
    alarms: checks.map(({ row, identity, left, right, relation = '≠' }) => `SỐ LIỆU KHÔNG KHỚP - ${row}: ${identity}: ${left} ${relation} ${right}`),
    notes: [...footnotes],
  };
}
