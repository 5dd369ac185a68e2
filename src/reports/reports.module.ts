import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DocumentsModule } from '#src/documents';
import { DossiersModule } from '#src/dossiers';
import { FeesModule } from '#src/fees';
import { IdentityModule } from '#src/identity';
import { SurveysModule } from '#src/surveys';
import { UnitsModule } from '#src/units';
import { AskDueReports } from './app/ask-due-reports.js';
import { CheckPrintedTable } from './app/check-printed-table.js';
import { CloseReport } from './app/close-report.js';
import { CellAmounts } from './app/cell-amounts.js';
import { ClosedStores } from './app/closed-stores.js';
import { CompareCounters } from './app/compare-counters.js';
import { CompareRecords } from './app/compare-records.js';
import { CompareWithLog } from './app/compare-with-log.js';
import { CompareReport } from './app/compare-report.js';
import { CompareUnits } from './app/compare-units.js';
import { Consolidation } from './app/consolidation.js';
import { CountIndicators } from './app/count-indicators.js';
import { CountNarrative } from './app/count-narrative.js';
import { CountRecords } from './app/count-records.js';
import { CountRated } from './app/count-rated.js';
import { CountRows } from './app/count-rows.js';
import { CountRun } from './app/count-run.js';
import { CountServices } from './app/count-services.js';
import { CountTable } from './app/count-table.js';
import { CountTogether } from './app/count-together.js';
import { CountUnit } from './app/count-unit.js';
import { DigitisationSource } from './app/digitisation-source.js';
import { DrawCharts } from './app/draw-charts.js';
import { EnterFigures } from './app/enter-figures.js';
import { DueRequest } from './app/due-request.js';
import { FindNarratives } from './app/find-narratives.js';
import { FindReports } from './app/find-reports.js';
import { FindSeal } from './app/find-seal.js';
import { FollowLog } from './app/follow-log.js';
import { GatherNarrative } from './app/gather-narrative.js';
import { IndexSource } from './app/index-source.js';
import { ListCell } from './app/list-cell.js';
import { MonthlyCourse } from './app/monthly-course.js';
import { NarrativeTemplates } from './app/narrative-templates.js';
import { ListCorrections } from './app/list-corrections.js';
import { ListCounted } from './app/list-counted.js';
import { ListOverdue } from './app/list-overdue.js';
import { OverdueReport } from './app/overdue-report.js';
import { CatchUp } from './app/catch-up.js';
import { CloseTable } from './app/close-table.js';
import { ClosedTableStores } from './app/closed-table-stores.js';
import { CompareClosedTable } from './app/compare-closed-table.js';
import { FindClosedTables } from './app/find-closed-tables.js';
import { PrintPlain } from './app/print-plain.js';
import { PlainTables } from './app/plain-tables.js';
import { PlanRows } from './app/plan-rows.js';
import { ProcedureSource } from './app/procedure-source.js';
import { RecordSources } from './app/record-sources.js';
import { SatisfactionSource } from './app/satisfaction-source.js';
import { ServiceSource } from './app/service-source.js';
import { PrintReport } from './app/print-report.js';
import { PrintedHeads } from './app/printed-heads.js';
import { ReconcileReports } from './app/reconcile-reports.js';
import { ReportNotices } from './app/report-notices.js';
import { ReportSchedule } from './app/report-schedule.js';
import { CountOfficers } from './app/count-officers.js';
import { RequestNarrative } from './app/request-narrative.js';
import { RequestReport } from './app/request-report.js';
import { RunNarrative } from './app/run-narrative.js';
import { RunReport } from './app/run-report.js';
import { WriteNarrative } from './app/write-narrative.js';
import { ScoreService } from './app/score-service.js';
import { YearsReport } from './app/years-report.js';
import { FigureStore } from './data/figure.store.js';
import { CauseStore } from './data/cause.store.js';
import { ClosedTableStore } from './data/closed-table.store.js';
import { CounterStore } from './data/counter.store.js';
import { AlarmStore } from './data/alarm.store.js';
import { CountingCursor } from './data/cursor.store.js';
import { DueStore } from './data/due.store.js';
import { LifeStore } from './data/life.store.js';
import { NarrativeStore } from './data/narrative.store.js';
import { NarrativeTemplateStore } from './data/narrative-template.store.js';
import { ReconciliationStore } from './data/reconciliation.store.js';
import { RunStore } from './data/run.store.js';
import { ScheduleStore } from './data/schedule.store.js';
import { SealStore } from './data/seal.store.js';
import { DueReportsJob } from './jobs/due-reports.job.js';
import { OnDossierLogged } from './jobs/on-dossier-logged.js';
import { OnNarrativeRequested } from './jobs/on-narrative-requested.js';
import { OnReportRequested } from './jobs/on-report-requested.js';
import { ReconcileNightly } from './jobs/reconcile-nightly.job.js';
import { ReportAlarms } from './jobs/report-alarms.js';
import { NarrativeController } from './web/narrative.controller.js';
import { OfficerRatingsController } from './web/officer-ratings.controller.js';
import { ReconciliationController } from './web/reconciliation.controller.js';
import { RecordTablesController } from './web/record-tables.controller.js';
import { ReportTablesController } from './web/report-tables.controller.js';
import { PlainTablesController } from './web/plain-tables.controller.js';
import { ClosedTablesController } from './web/closed-tables.controller.js';
import { SealsController } from './web/seals.controller.js';
import { CountedController } from './web/counted.controller.js';
import { FiguresController } from './web/figures.controller.js';
import { ReportPeriodsController } from './web/report-periods.controller.js';
import { ReportsController } from './web/reports.controller.js';

const stores = [CountingCursor, LifeStore, CounterStore, RunStore, ReconciliationStore, NarrativeTemplateStore, NarrativeStore];
const parts = [MonthlyCourse, PlanRows, CountRows, CompareCounters, CompareRecords, CompareWithLog, CountTogether, CountNarrative, GatherNarrative];
// Tables of records, each counted by whoever keeps them.
const records = [CountUnit, CellAmounts, RecordSources, ProcedureSource, DigitisationSource, ServiceSource, SatisfactionSource, IndexSource, CountRated];
const face = [
  RequestReport, FindReports, FollowLog, PrintReport, PrintedHeads, CountTable, ReconcileReports, ListCell, CompareReport, CloseReport, CompareUnits, CheckPrintedTable,
  CountRecords, WriteNarrative, RequestNarrative, FindNarratives, NarrativeTemplates, DrawCharts,
];
// Online services, the score of decision 766, late dossiers.
const figureFace = [ScoreService, ListOverdue, PlainTables, EnterFigures, ListCounted, CountOfficers];
const figures = [...figureFace, YearsReport, CountIndicators, CountServices, OverdueReport, CauseStore, FigureStore];
// Tables of words and numbers, closed.
const closedFace = [CloseTable, FindClosedTables, CompareClosedTable, PrintPlain];
const closed = [...closedFace, CatchUp, ClosedTableStore, ClosedTableStores];
const verbs = [RunReport, RunNarrative];
const jobs = [OnDossierLogged, OnReportRequested, OnNarrativeRequested, ReconcileNightly];
// What is due when, closing and what follows it.
const periodFace = [CountRun, Consolidation, FindSeal, ListCorrections, ReportSchedule, AskDueReports];
const periods = [...periodFace, ScheduleStore, DueStore, SealStore, ClosedStores, AlarmStore, ReportNotices, DueRequest, DueReportsJob, ReportAlarms];

@Module({
  imports: [UnitsModule, IdentityModule, CalendarModule, CatalogueModule, DossiersModule, FeesModule, DocumentsModule, SurveysModule],
  controllers: [ReconciliationController, ReportsController, ReportTablesController, RecordTablesController, OfficerRatingsController, NarrativeController, ReportPeriodsController, PlainTablesController, FiguresController, CountedController, ClosedTablesController, SealsController],
  providers: [...stores, ...parts, ...records, ...face, ...figures, ...closed, ...verbs, ...jobs, ...periods],
  exports: [...face, ...figureFace, ...closedFace, ...periodFace],
})
export class ReportsModule {}
