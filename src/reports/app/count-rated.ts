import { Injectable } from '@nestjs/common';
import type { Period } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { type DossierLife, DossierLog } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { CountRatings, ListRated, type RatingCount, ratingCountOf, type RatingKind, ratingOf } from '#src/surveys';
import { LifeStore } from '../data/life.store.js';
import type { LifePlace, RecordList, RecordQuery } from './record-source.js';

export interface FieldRatings {
  fieldCode: string | undefined;
  counts: RatingCount[];
}

/** Ratings given in a period, by field. */
@Injectable()
export class CountRated {
  constructor(
    private readonly counting: CountRatings,
    private readonly listing: ListRated,
    private readonly catalogue: Catalogue,
    private readonly log: DossierLog,
    private readonly lives: LifeStore,
  ) {}

  async now(tx: Tx, unitId: string, { from, to }: Period): Promise<FieldRatings[]> {
    return this.byField(tx, await this.counting.countRatings(tx, [unitId], from, to));
  }

  /** Those on the nine indices alone. */
  async onIndices(tx: Tx, unitId: string, { from, to }: Period): Promise<FieldRatings[]> {
    return this.byField(tx, await this.counting.countIndices(tx, [unitId], from, to));
  }

  private async byField(tx: Tx, counts: readonly RatingCount[]): Promise<FieldRatings[]> {
    const fields = await this.catalogue.fieldsOfProcedures(tx, [...new Set(counts.map(({ procedureId }) => procedureId))]);
    return counts.map((count) => ({ fieldCode: fields.get(count.procedureId)?.fieldCode, counts: [count] }));
  }

  /** From the log up to a position. */
  async asOf(tx: Tx, unitId: string, period: Period, position: number): Promise<FieldRatings[]> {
    const found: FieldRatings[] = [];
    for await (const lives of this.log.upTo(tx, unitId, position)) {
      for (const life of lives) {
        const rated = await this.ofLife(tx, life, period);
        if (rated) found.push(rated);
      }
    }
    return found;
  }

  async ofLife(tx: Tx, { history, effective }: DossierLife, { from, to }: Period): Promise<FieldRatings | null> {
    const rating = ratingOf(effective);
    if (!rating || rating.ratedOn < from || rating.ratedOn > to) return null;
    const { procedureId, fieldCode } = await this.catalogue.version(tx, history.receipt.procedureVersionId);
    return { fieldCode, counts: [ratingCountOf(procedureId, rating)] };
  }

  async list(tx: Tx, query: RecordQuery, kinds: readonly RatingKind[], after: LifePlace | undefined, limit: number): Promise<RecordList> {
    const { unitIds, procedureIds, period: { from, to } } = query;
    const place = after && { unitId: after.unitId, ratedOn: after.on, dossierId: after.dossierId };
    const { dossiers, total, points } = await this.listing.list(tx, { unitIds, procedureIds, from, to, kinds }, place, limit);
    const places = dossiers.map(({ unitId, ratedOn, dossierId }) => ({ unitId, on: ratedOn, dossierId }));
    const given = new Map(dossiers.map((rated) => [rated.dossierId, rated.points]));
    const lives = await this.lives.at(tx, unitIds, places);
    return { of: 'dossiers', dossiers: lives.map((life) => ({ ...life, points: given.get(life.dossierId) ?? null })), total, points };
  }
}
