import { Injectable } from '@nestjs/common';
import { LogFollower } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { SurveysCursor } from '../data/cursor.store.js';
import { RatingStore } from '../data/rating.store.js';
import { ratingOf } from '../domain/rating.js';

/** Keeps the ratings equal to what the dossiers' lives say. */
@Injectable()
export class FollowRatings {
  constructor(
    private readonly follower: LogFollower,
    private readonly cursor: SurveysCursor,
    private readonly ratings: RatingStore,
  ) {}

  /** Follows a unit's log to its end. @returns the position reached */
  catchUp(unitId: string): Promise<number> {
    return this.follower.catchUp(unitId, this.cursor, async (tx, lives) => {
      const ratings = lives.flatMap(({ dossierId, code, procedureId, effective }) => {
        const rating = ratingOf(effective);
        return rating ? [{ ...rating, dossierId, code, procedureId }] : [];
      });
      await this.ratings.replace(tx, unitId, lives.map((life) => life.dossierId), ratings);
    });
  }

  /** The position reached, which stays until the commit. */
  held(tx: Tx, unitId: string): Promise<number> {
    return this.cursor.lock(tx, unitId);
  }
}
