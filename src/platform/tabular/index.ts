export type { ColumnSpec } from './columns.js';
export { isTableError } from './refusals.js';
export { readRows, readTable, type ReadTableOptions, type TableRow } from './read-table.js';
