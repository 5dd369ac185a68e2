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
  countRatings(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<RatingCount[]> {
    return this.ratings.count(tx, unitIds, from, to);
  }
}
