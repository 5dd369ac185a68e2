import { Module } from '@nestjs/common';
import { CatalogueModule } from '#src/catalogue';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { CancelFee } from './app/cancel-fee.js';
import { CountPaid } from './app/count-paid.js';
import { CloseTill } from './app/close-till.js';
import { FeesOf } from './app/fees-of.js';
import { Receipts } from './app/receipts.js';
import { TakeFee } from './app/take-fee.js';
import { Till } from './app/till.js';
import { ClosingStore } from './data/closing.store.js';
import { FeeSerialStore } from './data/serial.store.js';
import { TakingStore } from './data/taking.store.js';
import { FeesController } from './web/fees.controller.js';
import { TillController } from './web/till.controller.js';

const face = [CountPaid, TakeFee, CancelFee, FeesOf, Till, CloseTill];

@Module({
  imports: [IdentityModule, CatalogueModule, DossiersModule],
  controllers: [TillController, FeesController],
  providers: [...face, Receipts, TakingStore, ClosingStore, FeeSerialStore],
  exports: face,
})
export class FeesModule {}
