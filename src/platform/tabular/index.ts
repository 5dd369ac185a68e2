export type { ColumnSpec } from './columns.js';
export { checkOfficeArchive } from './office-archive.js';
export { isTableError } from './refusals.js';
export { readRows, readTable, type ReadTableOptions, type TableRow } from './read-table.js';
export { ArchiveError } from './zip-archive.js';
