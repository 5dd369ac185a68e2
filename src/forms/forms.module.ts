import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DeskModule } from '#src/desk';
import { DossiersModule } from '#src/dossiers';
import { FeesModule } from '#src/fees';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { DossierOnPaper } from './app/dossier-on-paper.js';
import { DossierPrints } from './app/dossier-prints.js';
import { UnitHeads } from './app/unit-heads.js';
import { DossierPrintsController } from './web/dossier-prints.controller.js';
import { GuidanceController } from './web/guidance.controller.js';
import { ListPrintsController } from './web/list-prints.controller.js';
import { MoneyPrintsController } from './web/money-prints.controller.js';
import { Paper } from './web/paper.js';

@Module({
  imports: [DeskModule, UnitsModule, IdentityModule, CatalogueModule, CalendarModule, DossiersModule, FeesModule],
  controllers: [DossierPrintsController, ListPrintsController, MoneyPrintsController, GuidanceController],
  providers: [DossierOnPaper, DossierPrints, UnitHeads, Paper],
})
export class FormsModule {}
