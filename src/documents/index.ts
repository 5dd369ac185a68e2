export { CountDigitisation } from './app/count-digitisation.js';
export { FollowDossiers } from './app/follow-dossiers.js';
export { type DigitisationTable, TabulateDigitisation } from './app/tabulate-digitisation.js';
export type { ProcedureDigitisation } from './data/digitisation.store.js';
export { DocumentsModule } from './documents.module.js';
export { type DigitisationCount, type DigitisationRates, type FieldDigitisation, ratesOf, totalOf } from './domain/digitisation-table.js';
