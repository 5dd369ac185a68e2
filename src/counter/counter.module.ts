import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DeskModule } from '#src/desk';
import { DossiersModule } from '#src/dossiers';
import { FeesModule } from '#src/fees';
import { DossierAtCounter } from './app/dossier-at-counter.js';
import { FillPerson } from './app/fill-person.js';
import { IntakeDesk } from './app/intake-desk.js';
import { IntakeDrafts } from './app/intake-drafts.js';
import { Procedures } from './app/procedures.js';
import { Promises } from './app/promises.js';
import { TakeIn } from './app/take-in.js';
import { TillDesk } from './app/till-desk.js';
import { TodaysWork } from './app/todays-work.js';
import { AcceptController } from './web/accept.controller.js';
import { EndOfDayController } from './web/end-of-day.controller.js';
import { IntakeDraftsController } from './web/intake-drafts.controller.js';
import { IntakePartsController } from './web/intake-parts.controller.js';
import { IntakeController } from './web/intake.controller.js';
import { ReturnController } from './web/return.controller.js';
import { SettleController } from './web/settle.controller.js';
import { TillController } from './web/till.controller.js';

/** The clerk's pages: taking in, settling at once, accepting, returning, the till, the end of the day. */
@Module({
  imports: [DeskModule, CatalogueModule, CalendarModule, DossiersModule, FeesModule],
  controllers: [IntakeController, IntakePartsController, IntakeDraftsController, SettleController, ReturnController, AcceptController, TillController, EndOfDayController],
  providers: [Procedures, Promises, TodaysWork, DossierAtCounter, IntakeDesk, IntakeDrafts, FillPerson, TakeIn, TillDesk],
})
export class CounterModule {}
