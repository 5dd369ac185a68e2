import { Module } from '@nestjs/common';
import { AlertsModule } from '#src/alerts';
import { CalendarModule } from '#src/calendar';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { FindDeskName } from './app/desk-name.js';
import { FindTodaysWork } from './app/todays-work.js';
import { AccountController } from './web/account.controller.js';
import { AlertsController } from './web/alerts.controller.js';
import { DelegationsController } from './web/delegations.controller.js';
import { DeskFrame } from './web/desk-frame.js';
import { FrameController } from './web/frame.controller.js';
import { HelpController } from './web/help.controller.js';
import { HomeController } from './web/home.controller.js';
import { SecondFactorController } from './web/second-factor.controller.js';
import { SessionsController } from './web/sessions.controller.js';
import { SignInController } from './web/sign-in.controller.js';
import { SignOutController } from './web/sign-out.controller.js';

@Module({
  imports: [UnitsModule, IdentityModule, CalendarModule, DossiersModule, AlertsModule],
  controllers: [
    FrameController, HomeController, SignInController, SignOutController, AccountController, SessionsController, SecondFactorController, DelegationsController,
    AlertsController, HelpController,
  ],
  providers: [DeskFrame, FindDeskName, FindTodaysWork],
  exports: [DeskFrame],
})
export class DeskModule {}
