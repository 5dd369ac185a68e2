import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { CalendarEffect } from './app/calendar-effect.js';
import { CheckHandOver } from './app/check-hand-over.js';
import { CompleteAtDesk } from './app/complete-at-desk.js';
import { CorrectAtDesk } from './app/correct-at-desk.js';
import { CorrectDossier } from './app/correct-dossier.js';
import { CountFromLog } from './app/count-from-log.js';
import { CountWorklists } from './app/count-worklists.js';
import { DailyTrend } from './app/daily-trend.js';
import { DossierCodes } from './app/dossier-codes.js';
import { DossierLog } from './app/dossier-log.js';
import { Drafts } from './app/drafts.js';
import { EndOfDay } from './app/end-of-day.js';
import { EnterSteps } from './app/enter-steps.js';
import { ExportDossiers } from './app/export-dossiers.js';
import { FindDossiers } from './app/find-dossiers.js';
import { FindPerson } from './app/find-person.js';
import { HandOverLists } from './app/hand-over-lists.js';
import { HandOverMany } from './app/hand-over-many.js';
import { ImportDossiers } from './app/import-dossiers.js';
import { ListFilters } from './app/list-filters.js';
import { ListItems } from './app/list-items.js';
import { ListMoments } from './app/list-moments.js';
import { LocateDossier } from './app/locate-dossier.js';
import { LogFollower } from './app/log-follower.js';
import { Names } from './app/names.js';
import { OfficerLoad } from './app/officer-load.js';
import { OverdueBoard } from './app/overdue-board.js';
import { RecalculateDues } from './app/recalculate-dues.js';
import { ReceiveAtDesk } from './app/receive-at-desk.js';
import { ReceiveDossier } from './app/receive-dossier.js';
import { RecentProcedures } from './app/recent-procedures.js';
import { ReconcileDossiers } from './app/reconcile-dossiers.js';
import { Register } from './app/register.js';
import { SearchDossiers } from './app/search-dossiers.js';
import { SettleAtDesk } from './app/settle-at-desk.js';
import { SettleDossier } from './app/settle-dossier.js';
import { SettleNow } from './app/settle-now.js';
import { StepWriter } from './app/step-writer.js';
import { TakeStep } from './app/take-step.js';
import { ViewDossier } from './app/view-dossier.js';
import { CountStore } from './data/count.store.js';
import { DossierReader } from './data/dossier-reader.js';
import { DossierEntity } from './data/dossier.entity.js';
import { DossierStore } from './data/dossier.store.js';
import { DraftStore } from './data/draft.store.js';
import { FigureStore } from './data/figure.store.js';
import { HandOverListStore } from './data/hand-over-list.store.js';
import { ImportStore } from './data/import.store.js';
import { LateEntryStore } from './data/late-entry.store.js';
import { ListStore } from './data/list.store.js';
import { PersonStore } from './data/person.store.js';
import { RecountStore } from './data/recount.store.js';
import { RequestStore } from './data/request.store.js';
import { SerialStore } from './data/serial.store.js';
import { StepStore } from './data/step.store.js';
import { ForgetDrafts } from './jobs/forget-drafts.job.js';
import { ForgetRequests } from './jobs/forget-requests.job.js';
import { OnCalendarChanged } from './jobs/on-calendar-changed.js';
import { CitizenCardController } from './web/citizen-card.controller.js';
import { CalendarEffectController } from './web/calendar-effect.controller.js';
import { DeskQuestionsController } from './web/desk-questions.controller.js';
import { DossiersController } from './web/dossiers.controller.js';
import { DraftsController } from './web/drafts.controller.js';
import { HandOversController } from './web/hand-overs.controller.js';
import { MoreStepsController } from './web/more-steps.controller.js';
import { OverviewController } from './web/overview.controller.js';
import { ReceiveController } from './web/receive.controller.js';
import { StepsController } from './web/steps.controller.js';

const stores = [
  DossierStore, DossierReader, StepStore, LateEntryStore, ListStore, RequestStore, SerialStore, RecountStore, ImportStore, CountStore, PersonStore, DraftStore,
  HandOverListStore, FigureStore,
];
const verbs = [
  ReceiveAtDesk, ReceiveDossier, TakeStep, StepWriter, SettleAtDesk, SettleDossier, SettleNow, CorrectDossier, CorrectAtDesk, CompleteAtDesk, RecalculateDues, ReconcileDossiers, DossierCodes,
  CheckHandOver, EnterSteps, HandOverMany, HandOverLists, Drafts, ImportDossiers,
];
const questions = [
  CalendarEffect, LocateDossier, Names, ViewDossier, FindDossiers, SearchDossiers, ExportDossiers, CountWorklists, ListMoments, ListFilters, ListItems, FindPerson,
  RecentProcedures, OfficerLoad, EndOfDay, OverdueBoard, DailyTrend, Register, DossierLog, LogFollower, CountFromLog,
];

@Module({
  imports: [TypeOrmModule.forFeature([DossierEntity]), UnitsModule, IdentityModule, CatalogueModule, CalendarModule],
  controllers: [
    ReceiveController, DeskQuestionsController, DossiersController, StepsController, MoreStepsController, DraftsController, HandOversController, OverviewController,
    CalendarEffectController, CitizenCardController,
  ],
  providers: [...stores, ...verbs, ...questions, OnCalendarChanged, ForgetRequests, ForgetDrafts],
  exports: [...verbs, ...questions, RequestStore],
})
export class DossiersModule {}
