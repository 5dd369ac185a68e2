import { type ListError, type ListRow, RowReader } from './list-row.js';

/** A row of the file as platform/tabular gives it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly code: string; readonly text: string }[];
}

/** The fields counted on a line of reports, lines and fields in the order in which the list first names them. */
export interface LineOfFields {
  name: string;
  fieldCodes: string[];
}

export interface ReadList {
  rows: ListRow[];
  errors: ListError[];
  reportLines: LineOfFields[];
}

/** Reads a whole procedure list and notes every mistake in it. */
export function readList(sheet: readonly SheetRow[]): ReadList {
  const spoken = new Set(sheet.flatMap(({ cells }) => Object.keys(cells).filter((column) => cells[column] !== '')));
  const rows: ListRow[] = [];
  const errors: ListError[] = [];
  for (const { row, cells, problems } of sheet) {
    errors.push(...problems.map(({ code, text }) => ({ row, column: null, code, message: text })));
    const reader = new RowReader(row, cells, spoken);
    const read = reader.read();
    errors.push(...reader.errors);
    if (read && problems.length === 0) rows.push(read);
  }
  errors.push(...repeatedCodes(rows));
  const { reportLines, clashes } = linesOf(rows);
  return { rows, errors: [...errors, ...clashes], reportLines };
}

function repeatedCodes(rows: readonly ListRow[]): ListError[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, code }) => {
    const before = first.get(code);
    if (before === undefined) first.set(code, row);
    return before === undefined
      ? []
      : [{ row, column: 'code', code: 'code.repeated', message: `Dòng ${row}, cột Mã thủ tục: ${code} đã có ở dòng ${before}.` }];
  });
}

function linesOf(rows: readonly ListRow[]): { reportLines: LineOfFields[]; clashes: ListError[] } {
  const lines = new Map<string, LineOfFields>();
  const lineOfField = new Map<string, string>();
  const clashes: ListError[] = [];
  for (const { row, fieldCode, fieldName, reportLine } of rows) {
    if (reportLine === null) continue;
    const line = lines.get(reportLine) ?? { name: reportLine, fieldCodes: [] };
    lines.set(reportLine, line);
    const before = lineOfField.get(fieldCode);
    if (before === undefined) line.fieldCodes.push(fieldCode);
    else if (before !== reportLine) {
      const message = `Dòng ${row}, cột Dòng báo cáo: lĩnh vực ${fieldName} đã thuộc dòng báo cáo ${before} ở phía trên.`;
      clashes.push({ row, column: 'report_line', code: 'report_line.differs', message });
    }
    lineOfField.set(fieldCode, before ?? reportLine);
  }
  return { reportLines: [...lines.values()], clashes };
}
