import { Module } from '@nestjs/common';
import { CreateUnit } from './app/create-unit.js';
import { GiveCode } from './app/give-code.js';
import { SessionsRecord } from './app/sessions-record.js';
import { SetReportLines } from './app/set-report-lines.js';
import { SetSessions } from './app/set-sessions.js';
import { SucceedUnit } from './app/succeed-unit.js';
import { UnitChanges } from './app/unit-changes.js';
import { Units } from './app/units.js';
import { ReportLineStore } from './data/report-line.store.js';
import { SessionStore } from './data/session.store.js';
import { UnitStore } from './data/unit.store.js';
import { UnitSettingsController } from './web/unit-settings.controller.js';
import { UnitsController } from './web/units.controller.js';

const face = [Units, UnitChanges, CreateUnit, GiveCode, SucceedUnit, SetSessions, SetReportLines];

@Module({
  controllers: [UnitsController, UnitSettingsController],
  providers: [...face, SessionsRecord, UnitStore, SessionStore, ReportLineStore],
  exports: face,
})
export class UnitsModule {}
