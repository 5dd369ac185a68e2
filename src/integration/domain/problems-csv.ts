import { labelOf } from './register-columns.js';
import type { RowProblem } from './register-entry.js';

/** As spreadsheets open it: with a byte order mark, CRLF, every cell in quotes. */
export function problemsCsv(problems: readonly RowProblem[], notListed: number): string {
  const lines = problems.map(({ row, column, code, message }) => [String(row), column ? labelOf(column) : '', code, message]);
  if (notListed > 0) lines.push(['', '', '', `Còn ${notListed} lỗi nữa không liệt kê.`]);
  return `\ufeff${[['Dòng', 'Cột', 'Mã lỗi', 'Nội dung'], ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
