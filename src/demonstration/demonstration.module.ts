import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DossiersModule } from '#src/dossiers';
import { FeesModule } from '#src/fees';
import { IdentityModule } from '#src/identity';
import { IntegrationModule } from '#src/integration';
import { ReportsModule } from '#src/reports';
import { SurveysModule } from '#src/surveys';
import { UnitsModule } from '#src/units';
import { CloseTills } from './app/close-tills.js';
import { Demonstration } from './app/demonstration.js';
import { DeskBooks } from './app/desk-books.js';
import { FinishRegister } from './app/finish-register.js';
import { FoundCommune } from './app/found-commune.js';
import { HandOutSlips } from './app/hand-out-slips.js';
import { LoadCatalogue } from './app/load-catalogue.js';
import { LoadNotices } from './app/load-notices.js';
import { LoadRegister } from './app/load-register.js';
import { OpenAccounts } from './app/open-accounts.js';
import { OpenDesk } from './app/open-desk.js';
import { PresentDays } from './app/present-days.js';
import { YearTables } from './app/year-tables.js';

@Module({
  imports: [UnitsModule, IdentityModule, CatalogueModule, CalendarModule, DossiersModule, FeesModule, SurveysModule, ReportsModule, IntegrationModule],
  providers: [Demonstration, FoundCommune, LoadCatalogue, LoadNotices, LoadRegister, YearTables, OpenDesk, OpenAccounts, FinishRegister, PresentDays, DeskBooks, CloseTills, HandOutSlips],
  exports: [Demonstration],
})
export class DemonstrationModule {}
