import { Injectable } from '@nestjs/common';
import { dossierLogged, LogFollower } from '#src/dossiers';
import { type EventOf, Handles } from '#src/platform/outbox';
import { SurveysCursor } from '../data/cursor.store.js';
import { RatingStore } from '../data/rating.store.js';
import { ratingOf } from '../domain/rating.js';

@Injectable()
export class OnDossierLogged {
  constructor(
    private readonly follower: LogFollower,
    private readonly cursor: SurveysCursor,
    private readonly ratings: RatingStore,
  ) {}

  @Handles(dossierLogged, { name: 'surveys.follow', mode: 'resumable' })
  async follow({ unitId }: EventOf): Promise<void> {
    await this.follower.catchUp(unitId, this.cursor, async (tx, lives) => {
      const ratings = lives.flatMap(({ dossierId, code, procedureId, effective }) => {
        const rating = ratingOf(effective);
        return rating ? [{ ...rating, dossierId, code, procedureId }] : [];
      });
      await this.ratings.replace(tx, unitId, lives.map((life) => life.dossierId), ratings);
    });
  }
}
