import { Module } from '@nestjs/common';
import { DeskModule } from '#src/desk';
import { DocumentsModule } from '#src/documents';
import { IdentityModule } from '#src/identity';
import { ReportsModule } from '#src/reports';
import { SurveysModule } from '#src/surveys';
import { UnitsModule } from '#src/units';
import { NarrativeSetting } from './app/narrative-setting.js';
import { ReportNames } from './app/report-names.js';
import { CalendarController } from './web/calendar.controller.js';
import { CellController } from './web/cell.controller.js';
import { CloseController } from './web/close.controller.js';
import { CloseTableController } from './web/close-table.controller.js';
import { ClosedTableController } from './web/closed-table.controller.js';
import { CommunesController } from './web/communes.controller.js';
import { CompareController } from './web/compare.controller.js';
import { ConsolidationController } from './web/consolidation.controller.js';
import { CorrectionsController } from './web/corrections.controller.js';
import { CountedController } from './web/counted.controller.js';
import { DigitisationController } from './web/digitisation.controller.js';
import { FiguresImportController } from './web/figures-import.controller.js';
import { NarrativeOrderController } from './web/narrative-order.controller.js';
import { NarrativeController } from './web/narrative.controller.js';
import { OverdueController } from './web/overdue.controller.js';
import { PdfController } from './web/pdf.controller.js';
import { PlainFiles } from './web/plain-files.js';
import { PlainPdfController } from './web/plain-pdf.controller.js';
import { RatingOfficersController } from './web/rating-officers.controller.js';
import { RatingsController } from './web/ratings.controller.js';
import { RecordCellsController } from './web/record-cells.controller.js';
import { RecordTablesController } from './web/record-tables.controller.js';
import { ReportsController } from './web/reports.controller.js';
import { RunController } from './web/run.controller.js';
import { RunFilesController } from './web/run-files.controller.js';
import { ScoreController } from './web/score.controller.js';
import { SheetPress } from './web/sheet-press.js';
import { SlipsController } from './web/slips.controller.js';
import { YearsController } from './web/years.controller.js';
import { TableCheckController } from './web/table-check.controller.js';
import { VerifyController } from './web/verify.controller.js';

/** Tables of figures on screen: asked for, read, explained cell by cell, compared, closed; what citizens said; units side by side. */
@Module({
  imports: [DeskModule, UnitsModule, IdentityModule, DocumentsModule, SurveysModule, ReportsModule],
  controllers: [
    CalendarController, CloseTableController, ClosedTableController, VerifyController, CorrectionsController, ConsolidationController,
    ReportsController, CompareController, TableCheckController, DigitisationController, NarrativeController, NarrativeOrderController, RecordCellsController, RecordTablesController, ScoreController, OverdueController, YearsController, RunController,
    CellController, CloseController, RunFilesController,
    CommunesController, RatingsController, RatingOfficersController, SlipsController, PdfController, PlainPdfController, CountedController, FiguresImportController,
  ],
  providers: [ReportNames, NarrativeSetting, SheetPress, PlainFiles],
})
export class StatisticsModule {}
