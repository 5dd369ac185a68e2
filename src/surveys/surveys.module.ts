import { Module } from '@nestjs/common';
import { CatalogueModule } from '#src/catalogue';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { CountRatings } from './app/count-ratings.js';
import { CountSlips } from './app/count-slips.js';
import { ListRemarks } from './app/list-remarks.js';
import { SummariseRatings } from './app/summarise-ratings.js';
import { SurveysCursor } from './data/cursor.store.js';
import { RatingStore } from './data/rating.store.js';
import { SlipStore } from './data/slip.store.js';
import { OnDossierLogged } from './jobs/on-dossier-logged.js';
import { SurveysController } from './web/surveys.controller.js';

@Module({
  imports: [UnitsModule, IdentityModule, CatalogueModule, DossiersModule],
  controllers: [SurveysController],
  providers: [SurveysCursor, RatingStore, SlipStore, CountRatings, CountSlips, SummariseRatings, ListRemarks, OnDossierLogged],
  exports: [CountRatings, CountSlips, SummariseRatings, ListRemarks],
})
export class SurveysModule {}
