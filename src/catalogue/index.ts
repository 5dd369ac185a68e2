export { Catalogue } from './app/catalogue.js';
export { CatalogueModule } from './catalogue.module.js';
export type { FieldRow, ProcedureField } from './data/catalogue.store.js';
export { CHANGE_KINDS, COMPETENCES, OFFICES } from './domain/version.js';
export type {
  ChangeKind, Competence, Decision, Office, OnlineLevel, ProcedureVersion, VersionContents, VersionPaper, VersionStep,
} from './domain/version.js';
