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
import { Takers } from './app/takers.js';
import { DossierController } from './web/dossier.controller.js';
import { ListsController } from './web/lists.controller.js';
import { SearchController } from './web/search.controller.js';
import { CaseStepsController } from './web/steps.controller.js';

@Module({
  imports: [DeskModule, UnitsModule, IdentityModule, CatalogueModule, CalendarModule, DossiersModule, FeesModule],
  controllers: [ListsController, SearchController, DossierController, CaseStepsController],
  providers: [Deadlines, DoStep, DossierFees, DossierFiles, Takers],
})
export class CaseworkModule {}
