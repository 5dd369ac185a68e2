export { CompleteAtDesk } from './app/complete-at-desk.js';
export { CorrectAtDesk } from './app/correct-at-desk.js';
export { CountFromLog, type LogCount } from './app/count-from-log.js';
export { CountWorklists } from './app/count-worklists.js';
export { type DossierLife, DossierLog } from './app/dossier-log.js';
export { type DraftForm, Drafts } from './app/drafts.js';
export { ExportDossiers, type ExportedFile } from './app/export-dossiers.js';
export { type ChangedDossier, type DossierPage, type DossierQuery, FindDossiers } from './app/find-dossiers.js';
export { FindPerson, type KnownPerson } from './app/find-person.js';
export { type HandOverLine, HandOverLists, type HandOverListView } from './app/hand-over-lists.js';
export { type HandedOver, type HandOverAnswer, HandOverMany } from './app/hand-over-many.js';
export { ImportDossiers } from './app/import-dossiers.js';
export type { DossierFilter, ProcedureInUse } from './app/list-filters.js';
export type { ListItem } from './app/list-items.js';
export { type Located, LocateDossier } from './app/locate-dossier.js';
export { type LogCursor, LogFollower } from './app/log-follower.js';
export { type RecentProcedure, RecentProcedures } from './app/recent-procedures.js';
export { type Alongside, type DeskReceipt, type ReceiveAnswer, ReceiveAtDesk } from './app/receive-at-desk.js';
export { ReceiveDossier, type Receipt } from './app/receive-dossier.js';
export { type DossierDifference, ReconcileDossiers } from './app/reconcile-dossiers.js';
export { SearchDossiers } from './app/search-dossiers.js';
export { SettleAtDesk } from './app/settle-at-desk.js';
export type { DeskSettlement } from './app/settle-dossier.js';
export { SettleNow } from './app/settle-now.js';
export type { Actor, WantedStep, WrittenStep } from './app/step-writer.js';
export { type StepAnswer, TakeStep } from './app/take-step.js';
export { type DossierView, type HandOverView, type NamedHolder, type TimelineStep, ViewDossier } from './app/view-dossier.js';
export { RequestStore } from './data/request.store.js';
export type { ImportedLife, LivedThrough } from './domain/imported-life.js';
export { isWorklist, type ListSort, listSorts, MOST_COUNTED, type Worklist, worklistLabels, worklists } from './domain/worklist.js';
export { DossiersModule } from './dossiers.module.js';
export { dossierLogged } from './topics.js';
export { PaperForm, PersonForm, ReceiveForm, SettleNowForm } from './web/receive.form.js';
export { factsOf, paperFacts } from './web/step-facts.js';
export {
  AcceptForm, CorrectionForm, ExtensionForm, HandOverForm, HandOverManyForm, NoteForm, PapersForm, PaymentForm, PaymentRequestForm, RatingForm, ReasonForm, ResolutionForm,
  ReturnForm, SettlementForm, StepForm, SupplementForm, SupplementRequestForm,
} from './web/step.forms.js';
export { ChangesForm, WorklistQuery } from './web/worklist.form.js';
