import { Module } from '@nestjs/common';
import { DeskModule } from '#src/desk';
import { IdentityModule } from '#src/identity';
import { ReportsModule } from '#src/reports';
import { UnitsModule } from '#src/units';
import { MonthlyCourse } from './app/monthly-course.js';
import { ReportNames } from './app/report-names.js';
import { CellController } from './web/cell.controller.js';
import { CloseController } from './web/close.controller.js';
import { CompareController } from './web/compare.controller.js';
import { ReportsController } from './web/reports.controller.js';
import { RunController } from './web/run.controller.js';
import { RunFilesController } from './web/run-files.controller.js';

/** Tables of figures on screen: asked for, read, explained cell by cell, compared, closed; what citizens said; units side by side. */
@Module({
  imports: [DeskModule, UnitsModule, IdentityModule, ReportsModule],
  controllers: [ReportsController, CompareController, RunController, CellController, CloseController, RunFilesController],
  providers: [ReportNames, MonthlyCourse],
})
export class StatisticsModule {}
