import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DeskModule } from '#src/desk';
import { DossiersModule } from '#src/dossiers';
import { FeesModule } from '#src/fees';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { Deadlines } from './app/deadlines.js';
import { DoStep } from './app/do-step.js';
import { DossierFees } from './app/dossier-fees.js';
import { DossierFiles } from './app/dossier-file.js';
import { HandOverDesk } from './app/hand-over-desk.js';
import { LeadersBoard } from './app/leaders-board.js';
import { Takers } from './app/takers.js';
import { BoardController } from './web/board.controller.js';
import { DossierController } from './web/dossier.controller.js';
import { HandOversController } from './web/hand-overs.controller.js';
import { ListsController } from './web/lists.controller.js';
import { RegisterController } from './web/register.controller.js';
import { SearchController } from './web/search.controller.js';
import { CaseStepsController } from './web/steps.controller.js';

@Module({
  imports: [DeskModule, UnitsModule, IdentityModule, CatalogueModule, CalendarModule, DossiersModule, FeesModule],
  controllers: [ListsController, SearchController, DossierController, CaseStepsController, HandOversController, RegisterController, BoardController],
  providers: [Deadlines, DoStep, DossierFees, DossierFiles, HandOverDesk, LeadersBoard, Takers],
})
export class CaseworkModule {}
