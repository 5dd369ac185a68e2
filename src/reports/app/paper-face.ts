/** What the module's face shows of tables on paper: counted ones of words and numbers, heads, files. */
export { PlainTables } from './plain-tables.js';
export { PrintedHeads } from './printed-heads.js';
export { PrintPlain } from './print-plain.js';
export { PrintReport } from './print-report.js';
export { owedAddress, plainAddress } from '../domain/plain-address.js';
export { type PaperHeading, stateLines } from '../domain/paper-words.js';
export { type CountedPlain, PLAIN_TABLES, type PlainTableId, plainText } from '../domain/plain-table.js';
