import { type ClockEffect, flow, type FlowRow, type StatisticsClass, states } from '#libs/dossier-flow';
import { NOTICE, page, table } from './markdown.js';

const CLOCK: Record<ClockEffect, string> = { none: '', start: 'bắt đầu', stop: 'dừng', resume: 'chạy tiếp', end: 'kết thúc' };
const STATISTICS: Record<StatisticsClass, string> = { not_counted: 'chưa tính', open: 'đang giải quyết', open_stopped: 'đang giải quyết, đồng hồ dừng', finished: 'đã giải quyết' };

/** The states, and the one table of what may happen; rows that differ only in where they start stand on one line. */
export function flowPage(): string {
  const rows = new Map<string, { row: FlowRow; from: string[] }>();
  for (const row of flow) {
    const { from, ...rest } = row;
    const key = JSON.stringify(rest);
    const line = rows.get(key) ?? { row, from: [] };
    line.from.push(from ?? '–');
    rows.set(key, line);
  }
  return page(
    '# Trạng thái và thao tác · States and actions',
    NOTICE,
    'The table of `libs/dossier-flow`. The server decides by it, the API offers by it, and a test walks every cell; what is not in it cannot happen.',
    '## Trạng thái',
    table(['Mã', 'Tên', 'Mã trên cổng quốc gia', 'Thống kê'], Object.entries(states).map(([code, { label, portalCode, statistics }]) =>
      [`\`${code}\``, label, String(portalCode), STATISTICS[statistics]])),
    '## Thao tác',
    '`–`: no dossier yet. `same`: the state stays. `system`, which may do everything here, speaks for another system, never for a person signed in; it is left out below.',
    table(['Từ', 'Thao tác', 'Đến', 'Vai trò', 'Điều kiện', 'Đồng hồ', 'Mẫu', 'Sự kiện'], [...rows.values()].map(lineOf)),
  );
}

function lineOf({ row, from }: { row: FlowRow; from: string[] }): string[] {
  const people = row.roles.filter((role) => role !== 'system');
  return [
    from.join(', '),
    `${row.label} \`${row.action}\``,
    row.to,
    people.length > 0 ? people.join(', ') : 'system',
    row.guards.join(', '),
    CLOCK[row.clock],
    row.form ?? '',
    `\`${row.event}\``,
  ];
}
