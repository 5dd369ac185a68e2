import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { type RatedDossier, type RatedQuery, RatedStore } from '../data/rated.store.js';

/** The dossiers behind a number of ratings. */
@Injectable()
export class ListRated {
  constructor(private readonly rated: RatedStore) {}

  /** In order of unit, rating and id, with how many there are in all. */
  async list(tx: Tx, query: RatedQuery, after: RatedDossier | undefined, limit: number): Promise<{ dossiers: RatedDossier[]; total: number }> {
    return { dossiers: await this.rated.page(tx, query, after, limit), total: await this.rated.total(tx, query) };
  }
}
