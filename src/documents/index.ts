export { CountDigitisation } from './app/count-digitisation.js';
export { type DigitisationTable, TabulateDigitisation } from './app/tabulate-digitisation.js';
export type { ProcedureDigitisation } from './data/digitisation.store.js';
export { DocumentsModule } from './documents.module.js';
export { type DigitisationRates, type FieldDigitisation, ratesOf, totalOf } from './domain/digitisation-table.js';
