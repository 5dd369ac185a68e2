export type { ColumnSpec } from './columns.js';
export { isTableError } from './refusals.js';
export { readTable, type ReadTableOptions, type TableRow } from './read-table.js';
