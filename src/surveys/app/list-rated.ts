import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { type RatedDossier, type RatedPlace, type RatedQuery, RatedStore } from '../data/rated.store.js';

/** The dossiers behind a number of ratings. */
@Injectable()
export class ListRated {
  constructor(private readonly rated: RatedStore) {}

  /** In order of unit, rating and id, with how many there are in all and how many points they gave. */
  async list(tx: Tx, query: RatedQuery, after: RatedPlace | undefined, limit: number): Promise<{ dossiers: RatedDossier[]; total: number; points: number }> {
    return { dossiers: await this.rated.page(tx, query, after, limit), ...(await this.rated.totals(tx, query)) };
  }
}
