import { Module } from '@nestjs/common';
import { CatalogueModule } from '#src/catalogue';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { CancelSlips } from './app/cancel-slips.js';
import { CountRatings } from './app/count-ratings.js';
import { CountSlips } from './app/count-slips.js';
import { EnterSlips } from './app/enter-slips.js';
import { EntryInstant } from './app/entry-instant.js';
import { FollowRatings } from './app/follow-ratings.js';
import { ListRated } from './app/list-rated.js';
import { ListRemarks } from './app/list-remarks.js';
import { ListSlips } from './app/list-slips.js';
import { SummariseRatings } from './app/summarise-ratings.js';
import { SurveysCursor } from './data/cursor.store.js';
import { RatedStore } from './data/rated.store.js';
import { RatingStore } from './data/rating.store.js';
import { SlipStore } from './data/slip.store.js';
import { OnDossierLogged } from './jobs/on-dossier-logged.js';
import { SlipsController } from './web/slips.controller.js';
import { SurveysController } from './web/surveys.controller.js';

@Module({
  imports: [UnitsModule, IdentityModule, CatalogueModule, DossiersModule],
  controllers: [SurveysController, SlipsController],
  providers: [SurveysCursor, RatingStore, SlipStore, CountRatings, CountSlips, EnterSlips, CancelSlips, ListSlips, EntryInstant, SummariseRatings, ListRemarks, ListRated, RatedStore, FollowRatings, OnDossierLogged],
  exports: [FollowRatings, ListRated, CountRatings, CountSlips, EnterSlips, CancelSlips, ListSlips, SummariseRatings, ListRemarks],
})
export class SurveysModule {}
