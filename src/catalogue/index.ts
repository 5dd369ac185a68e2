export { AmendProcedure, type Amendment } from './app/amend-procedure.js';
export { Catalogue } from './app/catalogue.js';
export { CatalogueHistory } from './app/catalogue-history.js';
export { ImportList, type ListReport } from './app/import-list.js';
export { IssueProcedure, type NewProcedure } from './app/issue-procedure.js';
export type { Author } from './app/ledger.js';
export { WithdrawVersion } from './app/withdraw-version.js';
export { CatalogueModule } from './catalogue.module.js';
export type { FieldRow, ProcedureField } from './data/catalogue.store.js';
export type { VersionEntry } from './data/history.store.js';
export { DEFAULT_CONTENTS, type Difference, differencesOf } from './domain/contents.js';
export { LIST_COLUMNS } from './domain/list-columns.js';
export type { ListError } from './domain/list-row.js';
export type { LineOfFields, SheetRow } from './domain/read-list.js';
export { CHANGE_KINDS, COMPETENCES, OFFICES } from './domain/version.js';
export type {
  ChangeKind, Competence, Decision, Office, OnlineLevel, ProcedureVersion, VersionContents, VersionPaper, VersionStep,
} from './domain/version.js';
export { contentsOfForm, decisionOf, newProcedureOf } from './web/contents-of-form.js';
export { AbolitionForm, NewProcedureForm, VersionForm } from './web/procedure.form.js';
