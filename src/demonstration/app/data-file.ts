import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#src/platform/database';
import { type ColumnSpec, readTable, type TableRow } from '#src/platform/tabular';

/** A file of the demonstration's data; they stay beside the sources, also where the build runs. */
export function dataFile(name: string): string {
  return join(packageRoot(), 'src', 'demonstration', 'data', name);
}

export async function sheetOf(fileName: string, columns: readonly ColumnSpec[]): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(createReadStream(dataFile(fileName)), { fileName, columns })) rows.push(row);
  return rows;
}
