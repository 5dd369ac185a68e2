export {
  CLOSER_ROLES, CloseReport, CloseTable, type ClosedTable, type ClosedTableHead, closedFileName, type ClosingPreview, CompareClosedTable, CompareReport, contentHashFrom,
  type Correction, type Corrections, type Difference, FindClosedTables, FindSeal, type FoundSeal, ListCorrections, type PlainChanges, TABLE_READERS, VERIFY_PATH,
} from './app/closing-face.js';
export { type CountedPlain, owedAddress, type PaperHeading, PLAIN_TABLES, plainAddress, type PlainTableId, PlainTables, plainText, PrintedHeads, PrintPlain, PrintReport, stateLines } from './app/paper-face.js';
export { AskDueReports } from './app/ask-due-reports.js';
export { CheckPrintedTable, type PrintedCheck } from './app/check-printed-table.js';
export { type ComparedUnit, CompareUnits, type UnitFigures } from './app/compare-units.js';
export { Consolidation, type UnitClosing } from './app/consolidation.js';
export { CountRecords } from './app/count-records.js';
export { CountOfficers, OFFICER_READERS } from './app/count-officers.js';
export { CountRun, type Recount } from './app/count-run.js';
export { CountTable, type TableOrder } from './app/count-table.js';
export { DrawCharts } from './app/draw-charts.js';
export { FindNarratives, type Narrative, narrativeFileName, unitsOpenTo } from './app/find-narratives.js';
export { FindReports, READER_ROLES, REPORT_ROLES } from './app/find-reports.js';
export { FollowLog } from './app/follow-log.js';
export { type CellItem, type CellList, ListCell } from './app/list-cell.js';
export { type CountedList, ListCounted } from './app/list-counted.js';
export { NarrativeTemplates, TEMPLATE_MAX_BYTES } from './app/narrative-templates.js';
export { type PeriodRequest, periodOf } from './app/period-of.js';
export { EnterFigures, type FiguresLook, type FigureLine, SOURCE_LENGTH } from './app/enter-figures.js';
export { ListOverdue } from './app/list-overdue.js';
export { type CounterDifference, type Reconciled, ReconcileReports, type Reconciliation, type RecordDifference } from './app/reconcile-reports.js';
export { type CalendarEntry, ReportSchedule, type ScheduleInForce } from './app/report-schedule.js';
export { type ForecastOfMonth, ScoreService } from './app/score-service.js';
export { RequestNarrative } from './app/request-narrative.js';
export { type ReportRequest, RequestReport } from './app/request-report.js';
export type { RecordItem } from './app/record-source.js';
export type { ClosedReport, RunHead } from './data/run.store.js';
export { CHART_TAGS, CONDITION_TAGS, LIST_TAGS, NARRATIVE_FIELDS, NARRATIVE_ROWS, OTHER_TAGS, rowsName } from './domain/narrative-fields.js';
export { type HeadCell, headCells } from './domain/head-cells.js';
export { type FinishedRun, isFinished, type PrintedHead, type Run } from './domain/run.js';
export { isOwedTable, OWED_TABLES, owedCode, type OwedId, SCHEDULE_SCOPES, type Schedule, type ScheduledReport, type ScheduleScope } from './domain/schedule.js';
export { ReportsModule } from './reports.module.js';
export { RecordTableQuery } from './web/request-report.form.js';
export { type ReportNotice, reportNoticed, reportRequested, reportSettled } from './topics.js';
