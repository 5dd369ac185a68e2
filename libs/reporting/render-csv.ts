import type { Cell, ReportTable } from './compute.js';

const CRLF = '\r\n';

/**
 * The table as CSV (RFC 4180): one head row with merged heads written out, the rows, the total. A check that failed is written
 * below an empty line. With `bom` a spreadsheet takes the text for UTF-8.
 * @example renderCsv(table).startsWith('STT,Lĩnh vực,Số hồ sơ nhận giải quyết - Tổng số,')
 */
export function renderCsv(table: ReportTable, options: { bom?: boolean } = {}): string {
  const head = [...table.rowHeads, ...table.columns].map(({ path }) => path.join(' - '));
  const records: (string | Cell)[][] = [head];
  for (const row of [...table.rows, table.total]) {
    records.push([row.position, row.name, ...table.columns.map((column) => row.cells[column.key] ?? null)]);
  }
  if (table.checks.length > 0) {
    records.push([], ['Số liệu không khớp', 'Dòng', 'Vế trái', 'Vế phải']);
    for (const check of table.checks) records.push([check.identity, check.row, check.left, check.right]);
  }
  return (options.bom ? '\uFEFF' : '') + records.map((record) => record.map(field).join(',') + CRLF).join('');
}

function field(value: string | Cell): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
