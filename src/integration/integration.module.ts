import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DossiersModule } from '#src/dossiers';
import { UnitsModule } from '#src/units';
import { EndImport } from './app/end-import.js';
import { FindImports } from './app/find-imports.js';
import { ImportBatch } from './app/import-batch.js';
import { ImportLedger } from './app/import-ledger.js';
import { RunImport } from './app/run-import.js';
import { UploadedFile } from './app/uploaded-file.js';
import { UploadRegister } from './app/upload-register.js';
import { ChunkStore } from './data/chunk.store.js';
import { ImportedStore } from './data/imported.store.js';
import { ImportStore } from './data/import.store.js';
import { OnImportRequested } from './jobs/on-import-requested.js';
import { ImportsController } from './web/imports.controller.js';

const stores = [ChunkStore, ImportedStore, ImportStore];
const face = [UploadRegister, RunImport, FindImports];

@Module({
  imports: [UnitsModule, CatalogueModule, CalendarModule, DossiersModule],
  controllers: [ImportsController],
  providers: [...stores, ...face, UploadedFile, ImportLedger, ImportBatch, EndImport, OnImportRequested],
  exports: face,
})
export class IntegrationModule {}
