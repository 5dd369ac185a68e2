/** What the module's face shows of closing: runs and tables closed, found again, held against now, checked by anybody. */
export { CloseReport } from './close-report.js';
export { CLOSER_ROLES, CloseTable, type ClosingPreview } from './close-table.js';
export { CompareClosedTable } from './compare-closed-table.js';
export { CompareReport, type Difference } from './compare-report.js';
export { FindClosedTables, TABLE_READERS } from './find-closed-tables.js';
export { contentHashFrom, FindSeal, type FoundSeal, VERIFY_PATH } from './find-seal.js';
export { type Correction, type Corrections, ListCorrections } from './list-corrections.js';
export { type ClosedTable, type ClosedTableHead, closedFileName } from '../domain/closed-table.js';
export type { PlainChanges } from '../domain/plain-differences.js';
