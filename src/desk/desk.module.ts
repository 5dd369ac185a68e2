import { Module } from '@nestjs/common';
import { AlertsModule } from '#src/alerts';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { DeskFrame } from './web/desk-frame.js';
import { FrameController } from './web/frame.controller.js';
import { SignInController } from './web/sign-in.controller.js';

@Module({
  imports: [UnitsModule, IdentityModule, DossiersModule, AlertsModule],
  controllers: [FrameController, SignInController],
  providers: [DeskFrame],
  exports: [DeskFrame],
})
export class DeskModule {}
