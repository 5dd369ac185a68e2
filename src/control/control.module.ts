import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { DeskModule } from '#src/desk';
import { DossiersModule } from '#src/dossiers';
import { UnitsModule } from '#src/units';
import { CalendarChangeController } from './web/calendar-change.controller.js';
import { CalendarController } from './web/calendar.controller.js';
import { HoursController } from './web/hours.controller.js';

/** Pages of controllers and administrators: what the desk works by is kept here. */
@Module({
  imports: [UnitsModule, CalendarModule, DossiersModule, DeskModule],
  controllers: [CalendarController, CalendarChangeController, HoursController],
})
export class ControlModule {}
