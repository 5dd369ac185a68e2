import { Module } from '@nestjs/common';
import { CatalogueModule } from '#src/catalogue';
import { UnitsModule } from '#src/units';
import { Calendars } from './app/calendars.js';
import { ChangeStore } from './data/change.store.js';
import { DayStore } from './data/day.store.js';

const face = [Calendars];

@Module({
  imports: [UnitsModule, CatalogueModule],
  providers: [...face, DayStore, ChangeStore],
  exports: face,
})
export class CalendarModule {}
