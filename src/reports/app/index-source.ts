import { Injectable } from '@nestjs/common';
import type { Period } from '#libs/reporting';
import type { DossierLife } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { FollowRatings } from '#src/surveys';
import { indexNumbers } from '../domain/rating-numbers.js';
import type { Counted } from '../domain/record-tally.js';
import { CountRated, type FieldRatings } from './count-rated.js';
import type { Follower, LifePlace, Moment, RecordList, RecordQuery, RecordSource } from './record-source.js';

/** R6, the nine indices. */
@Injectable()
export class IndexSource implements RecordSource {
  readonly nothing = indexNumbers([]);
  readonly followers: readonly Follower[];

  constructor(following: FollowRatings, private readonly rated: CountRated) {
    this.followers = [following];
  }

  async now(tx: Tx, unitId: string, period: Period): Promise<Counted[]> {
    return (await this.rated.onIndices(tx, unitId, period)).map(ofRatings);
  }

  async asOf(tx: Tx, unitId: string, period: Period, { position }: Moment): Promise<Counted[]> {
    return (await this.rated.asOf(tx, unitId, period, position)).map(ofRatings);
  }

  async ofLife(tx: Tx, life: DossierLife, period: Period): Promise<Counted | null> {
    const rated = await this.rated.ofLife(tx, life, period);
    return rated && ofRatings(rated);
  }

  bookChanges(): Promise<[]> {
    return Promise.resolve([]);
  }

  /** An average is of all slips that score the indices. */
  list(tx: Tx, query: RecordQuery, after: LifePlace | undefined, limit: number): Promise<RecordList> {
    return this.rated.list(tx, query, [{ scale: 'indices' }], after, limit);
  }
}

function ofRatings({ fieldCode, counts }: FieldRatings): Counted {
  return { fieldCode, numbers: indexNumbers(counts) };
}
