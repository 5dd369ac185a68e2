import type { FastifyRequest } from 'fastify';
import { type FormFields, readUpload } from '#src/platform/http';
import type { FieldError } from '#src/platform/refusal';
import { type ColumnSpec, readTable, type TableRow } from '#src/platform/tabular';
import { type Attempt, attempt } from '#src/platform/view';

export interface SheetOptions {
  columns: readonly ColumnSpec[];
  maxBytes: number;
  maxRows: number;
}

/** A small list that came with a form: what was typed around it, and its rows or why it cannot be read. */
export async function readSheet(request: FastifyRequest, { columns, maxBytes, maxRows }: SheetOptions): Promise<{ fields: FormFields; sheet: Attempt<TableRow[]> }> {
  let fields: FormFields = {};
  const sheet = await attempt(async () => {
    const { fileName, stream } = await readUpload(request, { maxBytes, accept: ['.csv', '.xlsx'], onFields: (texts) => (fields = texts) });
    try {
      const rows: TableRow[] = [];
      for await (const row of readTable(stream, { fileName, columns, maxRows })) rows.push(row);
      return rows;
    } finally {
      stream.destroy();
    }
  });
  return { fields, sheet };
}

/** What is wrong with the file as such belongs to its field; what is wrong with its rows is said row by row. */
export function splitSheetErrors(errors: readonly FieldError[]): { ofForm: FieldError[]; ofRows: FieldError[] } {
  const ofRows = errors.filter(({ field }) => field.startsWith('row.'));
  const ofForm = errors.filter(({ field }) => !field.startsWith('row.')).map((error) => ({ ...error, field: error.field === '' ? 'file' : error.field }));
  const summary = ofRows.length > 0 ? [{ field: 'file', code: 'sheet.bad_rows', message: `Tệp có ${ofRows.length} chỗ sai, xem bảng dưới đây. Chưa ghi gì. Sửa tệp rồi chọn lại.` }] : [];
  return { ofForm: [...ofForm, ...summary], ofRows };
}
