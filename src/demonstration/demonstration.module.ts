import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { IdentityModule } from '#src/identity';
import { IntegrationModule } from '#src/integration';
import { ReportsModule } from '#src/reports';
import { UnitsModule } from '#src/units';
import { Demonstration } from './app/demonstration.js';
import { FoundCommune } from './app/found-commune.js';
import { LoadNotices } from './app/load-notices.js';
import { LoadRegister } from './app/load-register.js';
import { OpenAccounts } from './app/open-accounts.js';
import { YearTables } from './app/year-tables.js';

@Module({
  imports: [UnitsModule, IdentityModule, CatalogueModule, CalendarModule, ReportsModule, IntegrationModule],
  providers: [Demonstration, FoundCommune, LoadNotices, LoadRegister, OpenAccounts, YearTables],
  exports: [Demonstration],
})
export class DemonstrationModule {}
