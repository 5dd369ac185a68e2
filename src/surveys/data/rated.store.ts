import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Scale } from '../domain/rating.js';

/** Ratings of a kind; what is left out does not matter. */
export interface RatingKind {
  scale?: Scale;
  level?: number;
  withRemark?: true;
}

/** Which dossiers a number of ratings is made of: those rated in [from, to] in one of the ways, which never overlap. */
export interface RatedQuery {
  unitIds: readonly string[];
  from: CivilDate;
  to: CivilDate;
  /** Null: whatever the procedure. */
  procedureIds: readonly string[] | null;
  kinds: readonly RatingKind[];
}

/** Where a rating stands in the list. */
export interface RatedPlace {
  unitId: string;
  ratedOn: CivilDate;
  dossierId: string;
}

export interface RatedDossier extends RatedPlace {
  /** Sum of the nine indices; null on the scales of levels. */
  points: number | null;
}

@Injectable()
export class RatedStore {
  /** In order of unit, rating and id. */
  page(tx: Tx, query: RatedQuery, after: RatedPlace | undefined, limit: number): Promise<RatedDossier[]> {
    const { condition, values } = conditionOf(query);
    const next = values.length + 1;
    return tx.rows<RatedDossier>(
      `SELECT r.unit_id AS "unitId", r.rated_on AS "ratedOn", r.dossier_id AS "dossierId", r.total AS points FROM surveys.rating r
       WHERE r.unit_id = ANY ($1) AND ${condition}
         AND ($${next}::uuid IS NULL OR (r.unit_id, r.rated_on, r.dossier_id) > ($${next}, $${next + 1}::date, $${next + 2}::uuid))
       ORDER BY r.unit_id, r.rated_on, r.dossier_id LIMIT $${next + 3}`,
      [...values, after?.unitId ?? null, after?.ratedOn ?? null, after?.dossierId ?? null, limit],
    );
  }

  /** How many there are, and the points of those on the indices added up. */
  async totals(tx: Tx, query: RatedQuery): Promise<{ total: number; points: number }> {
    const { condition, values } = conditionOf(query);
    const row = await tx.row<{ total: number; points: number }>(`SELECT count(*)::int AS total, coalesce(sum(r.total), 0)::int AS points FROM surveys.rating r WHERE r.unit_id = ANY ($1) AND ${condition}`, values);
    return row ?? { total: 0, points: 0 };
  }
}

function conditionOf({ unitIds, from, to, procedureIds, kinds }: RatedQuery): { condition: string; values: unknown[] } {
  const values: unknown[] = [unitIds, from, to, procedureIds];
  const ways = kinds.map(({ scale, level, withRemark }) => {
    const parts = ['true'];
    if (scale !== undefined) parts.push(`r.scale = $${values.push(scale)}`);
    if (level !== undefined) parts.push(`r.level = $${values.push(level)}`);
    if (withRemark) parts.push('r.remark IS NOT NULL');
    return `(${parts.join(' AND ')})`;
  });
  const condition = `r.rated_on BETWEEN $2 AND $3 AND ($4::uuid[] IS NULL OR r.procedure_id = ANY ($4)) AND (${ways.join(' OR ') || 'false'})`;
  return { condition, values };
}
