import { Module } from '@nestjs/common';
import { CatalogueModule } from '#src/catalogue';
import { UnitsModule } from '#src/units';
import { ApplyChange } from './app/apply-change.js';
import { Calendars } from './app/calendars.js';
import { DraftChange } from './app/draft-change.js';
import { PreviewDue } from './app/preview-due.js';
import { TellUnits } from './app/tell-units.js';
import { ChangeStore } from './data/change.store.js';
import { DayStore } from './data/day.store.js';
import { CalendarChangesController } from './web/calendar-changes.controller.js';
import { CalendarController } from './web/calendar.controller.js';

const face = [Calendars, DraftChange, ApplyChange, PreviewDue];

@Module({
  imports: [UnitsModule, CatalogueModule],
  controllers: [CalendarController, CalendarChangesController],
  providers: [...face, TellUnits, DayStore, ChangeStore],
  exports: face,
})
export class CalendarModule {}
