import { Module } from '@nestjs/common';
import { CreateUnit } from './app/create-unit.js';
import { GiveCode } from './app/give-code.js';
import { Letterheads } from './app/letterheads.js';
import { RenameUnit } from './app/rename-unit.js';
import { SessionsRecord } from './app/sessions-record.js';
import { SetLetterhead } from './app/set-letterhead.js';
import { SetReportLines } from './app/set-report-lines.js';
import { SetSessions } from './app/set-sessions.js';
import { SucceedUnit } from './app/succeed-unit.js';
import { UnitChanges } from './app/unit-changes.js';
import { Units } from './app/units.js';
import { LetterheadStore } from './data/letterhead.store.js';
import { ReportLineStore } from './data/report-line.store.js';
import { SessionStore } from './data/session.store.js';
import { UnitStore } from './data/unit.store.js';
import { LetterheadController } from './web/letterhead.controller.js';
import { UnitSettingsController } from './web/unit-settings.controller.js';
import { UnitsController } from './web/units.controller.js';

const face = [Units, UnitChanges, CreateUnit, GiveCode, RenameUnit, SucceedUnit, SetSessions, SetReportLines, Letterheads, SetLetterhead];

@Module({
  controllers: [UnitsController, UnitSettingsController, LetterheadController],
  providers: [...face, SessionsRecord, UnitStore, SessionStore, ReportLineStore, LetterheadStore],
  exports: face,
})
export class UnitsModule {}
