import { Module } from '@nestjs/common';
import { CatalogueModule } from '#src/catalogue';
import { DocumentsModule } from '#src/documents';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { SurveysModule } from '#src/surveys';
import { UnitsModule } from '#src/units';
import { CheckPrintedTable } from './app/check-printed-table.js';
import { CloseReport } from './app/close-report.js';
import { CompareCounters } from './app/compare-counters.js';
import { CompareReport } from './app/compare-report.js';
import { CompareUnits } from './app/compare-units.js';
import { CountRecords } from './app/count-records.js';
import { CountRows } from './app/count-rows.js';
import { CountTable } from './app/count-table.js';
import { FindReports } from './app/find-reports.js';
import { FollowLog } from './app/follow-log.js';
import { ListCell } from './app/list-cell.js';
import { PlanRows } from './app/plan-rows.js';
import { PrintReport } from './app/print-report.js';
import { ReconcileReports } from './app/reconcile-reports.js';
import { RequestReport } from './app/request-report.js';
import { RunReport } from './app/run-report.js';
import { CounterStore } from './data/counter.store.js';
import { CountingCursor } from './data/cursor.store.js';
import { LifeStore } from './data/life.store.js';
import { ReconciliationStore } from './data/reconciliation.store.js';
import { RunStore } from './data/run.store.js';
import { OnDossierLogged } from './jobs/on-dossier-logged.js';
import { OnReportRequested } from './jobs/on-report-requested.js';
import { ReconcileNightly } from './jobs/reconcile-nightly.job.js';
import { ReconciliationController } from './web/reconciliation.controller.js';
import { RecordTablesController } from './web/record-tables.controller.js';
import { ReportTablesController } from './web/report-tables.controller.js';
import { ReportsController } from './web/reports.controller.js';

const stores = [CountingCursor, LifeStore, CounterStore, RunStore, ReconciliationStore];
const parts = [PlanRows, CountRows, CompareCounters];
const face = [
  RequestReport, FindReports, FollowLog, PrintReport, CountTable, ReconcileReports, ListCell, CompareReport, CloseReport, CompareUnits, CheckPrintedTable,
  CountRecords,
];
const verbs = [RunReport];
const jobs = [OnDossierLogged, OnReportRequested, ReconcileNightly];

@Module({
  imports: [UnitsModule, IdentityModule, CatalogueModule, DossiersModule, DocumentsModule, SurveysModule],
  controllers: [ReconciliationController, ReportsController, ReportTablesController, RecordTablesController],
  providers: [...stores, ...parts, ...face, ...verbs, ...jobs],
  exports: face,
})
export class ReportsModule {}
