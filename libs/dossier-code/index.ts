export type { DossierCode } from './dossier-code.js';
export type { ProcedureCode } from './procedure-code.js';
export { formatDossierCode, parseDossierCode } from './dossier-code.js';
export { isUnitCode } from './unit-code.js';
export { parseProcedureCode } from './procedure-code.js';
