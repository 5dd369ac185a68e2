export { FindImports, type ImportView, type ProblemView } from './app/find-imports.js';
export { RunImport } from './app/run-import.js';
export { type RegisterUpload, UploadRegister } from './app/upload-register.js';
export { problemsCsv } from './domain/problems-csv.js';
export { REGISTER_COLUMNS } from './domain/register-columns.js';
export { IntegrationModule } from './integration.module.js';
export { registerImportRequested } from './topics.js';
