import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { RatingStore } from '../data/rating.store.js';
import type { RatingCount } from '../domain/summary.js';

/** How citizens rated in a period. summaryOf() makes levels, shares and averages of any part of the answer. */
@Injectable()
export class CountRatings {
  constructor(private readonly ratings: RatingStore) {}

  /**
   * Both days included; by procedure, officer, source, scale and level. What the log said last is counted once its
   * event has been handled.
   */
  async countRatings(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<RatingCount[]> {
    return [...(await this.ratings.levels(tx, unitIds, from, to)), ...(await this.countIndices(tx, unitIds, from, to))];
  }

  /** Those on the nine indices alone. */
  countIndices(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<RatingCount[]> {
    return this.ratings.indices(tx, unitIds, from, to);
  }
}
