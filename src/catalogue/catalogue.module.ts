import { Module } from '@nestjs/common';
import { UnitsModule } from '#src/units';
import { Catalogue } from './app/catalogue.js';
import { CatalogueStore } from './data/catalogue.store.js';

const face = [Catalogue];

@Module({
  imports: [UnitsModule],
  providers: [...face, CatalogueStore],
  exports: face,
})
export class CatalogueModule {}
