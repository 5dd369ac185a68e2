import { Module } from '@nestjs/common';
import { AlertsModule } from '#src/alerts';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DeskModule } from '#src/desk';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { IntegrationModule } from '#src/integration';
import { ReportsModule } from '#src/reports';
import { UnitsModule } from '#src/units';
import { FindAccount } from './app/find-account.js';
import { FindChecks } from './app/find-checks.js';
import { FindTokens } from './app/find-tokens.js';
import { AccountActsController } from './web/account-acts.controller.js';
import { AccountsController } from './web/accounts.controller.js';
import { CalendarChangeController } from './web/calendar-change.controller.js';
import { CalendarController } from './web/calendar.controller.js';
import { ChecksController } from './web/checks.controller.js';
import { HoursController } from './web/hours.controller.js';
import { ImportsController } from './web/imports.controller.js';
import { ProcedureFormController } from './web/procedure-form.controller.js';
import { ProcedureImportController } from './web/procedure-import.controller.js';
import { ProceduresController } from './web/procedures.controller.js';
import { ReportLinesController } from './web/report-lines.controller.js';
import { TokensController } from './web/tokens.controller.js';
import { UnitSettingsController } from './web/unit-settings.controller.js';
import { UnitController } from './web/unit.controller.js';
import { UnitsController } from './web/units.controller.js';

/** Pages of controllers and administrators: what the desk works by is kept here. */
@Module({
  imports: [UnitsModule, IdentityModule, CatalogueModule, CalendarModule, DossiersModule, AlertsModule, ReportsModule, IntegrationModule, DeskModule],
  // Paths that are spelled out come before those with a code in them.
  controllers: [
    CalendarController, HoursController, CalendarChangeController, ProcedureImportController, ProcedureFormController, ProceduresController, TokensController,
    AccountsController, AccountActsController, UnitsController, UnitController, UnitSettingsController, ReportLinesController, ImportsController, ChecksController,
  ],
  providers: [FindAccount, FindChecks, FindTokens],
})
export class ControlModule {}
