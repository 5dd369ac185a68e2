import { Module } from '@nestjs/common';
import { UnitsModule } from '#src/units';
import { AmendProcedure } from './app/amend-procedure.js';
import { Catalogue } from './app/catalogue.js';
import { CatalogueHistory } from './app/catalogue-history.js';
import { ImportList } from './app/import-list.js';
import { IssueProcedure } from './app/issue-procedure.js';
import { Ledger } from './app/ledger.js';
import { WithdrawVersion } from './app/withdraw-version.js';
import { CatalogueStore } from './data/catalogue.store.js';
import { HistoryStore } from './data/history.store.js';
import { VersionStore } from './data/version.store.js';
import { ProcedureChangesController } from './web/procedure-changes.controller.js';
import { ProcedureImportController } from './web/procedure-import.controller.js';
import { ProceduresController } from './web/procedures.controller.js';

const face = [Catalogue, CatalogueHistory, ImportList, IssueProcedure, AmendProcedure, WithdrawVersion];

@Module({
  imports: [UnitsModule],
  controllers: [ProceduresController, ProcedureImportController, ProcedureChangesController],
  providers: [...face, Ledger, CatalogueStore, HistoryStore, VersionStore],
  exports: face,
})
export class CatalogueModule {}
