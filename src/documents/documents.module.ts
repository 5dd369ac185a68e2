import { Module } from '@nestjs/common';
import { CatalogueModule } from '#src/catalogue';
import { DossiersModule } from '#src/dossiers';
import { UnitsModule } from '#src/units';
import { CountDigitisation } from './app/count-digitisation.js';
import { FollowDossiers } from './app/follow-dossiers.js';
import { TabulateDigitisation } from './app/tabulate-digitisation.js';
import { ViewPapers } from './app/view-papers.js';
import { DocumentsCursor } from './data/cursor.store.js';
import { DigitisationCountStore } from './data/digitisation-count.store.js';
import { DigitisationStore } from './data/digitisation.store.js';
import { PaperStore } from './data/paper.store.js';
import { ResultStore } from './data/result.store.js';
import { OnDossierLogged } from './jobs/on-dossier-logged.js';
import { DocumentsController } from './web/documents.controller.js';

@Module({
  imports: [UnitsModule, CatalogueModule, DossiersModule],
  controllers: [DocumentsController],
  providers: [DocumentsCursor, PaperStore, ResultStore, DigitisationCountStore, DigitisationStore, FollowDossiers, CountDigitisation, TabulateDigitisation, ViewPapers, OnDossierLogged],
  exports: [CountDigitisation, FollowDossiers, TabulateDigitisation],
})
export class DocumentsModule {}
