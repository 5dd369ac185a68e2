import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Rating } from '../domain/rating.js';
import type { RatingCount } from '../domain/summary.js';

export interface DossierRating extends Rating {
  dossierId: string;
  code: string;
  procedureId: string;
}

export interface RemarkRow extends Pick<Rating, 'ratedAt' | 'scale' | 'level' | 'total' | 'officerId' | 'source'> {
  dossierId: string;
  code: string;
  procedureId: string;
  remark: string;
}

export interface RemarkFilter {
  from: CivilDate | undefined;
  to: CivilDate | undefined;
  after: { ratedAt: Date; dossierId: string } | undefined;
  limit: number;
}

@Injectable()
export class RatingStore {
  /** Puts the ratings in place of what was known of the given dossiers; what has not changed is not written. */
  async replace(tx: Tx, unitId: string, dossierIds: readonly string[], ratings: readonly DossierRating[]): Promise<void> {
    const rated = new Set(ratings.map((rating) => rating.dossierId));
    const unrated = dossierIds.filter((id) => !rated.has(id));
    if (unrated.length > 0) await tx.run('DELETE FROM surveys.rating WHERE unit_id = $1 AND dossier_id = ANY ($2)', [unitId, unrated]);
    if (ratings.length === 0) return;
    await tx.run(
      `INSERT INTO surveys.rating AS r (unit_id, dossier_id, code, procedure_id, rated_at, rated_on, scale, level, indices, total, remark, officer_id, source)
       SELECT $1, w.dossier_id, w.code, w.procedure_id, w.rated_at, w.rated_on, w.scale, w.level, w.indices::int[], w.total, w.remark, w.officer_id, w.source
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::date[], $7::text[], $8::int[], $9::text[], $10::int[], $11::text[], $12::uuid[], $13::text[])
         AS w (dossier_id, code, procedure_id, rated_at, rated_on, scale, level, indices, total, remark, officer_id, source)
       ON CONFLICT (unit_id, dossier_id) DO UPDATE SET procedure_id = excluded.procedure_id, rated_at = excluded.rated_at, rated_on = excluded.rated_on,
         scale = excluded.scale, level = excluded.level, indices = excluded.indices, total = excluded.total, remark = excluded.remark,
         officer_id = excluded.officer_id, source = excluded.source
       WHERE (r.procedure_id, r.rated_at, r.scale, r.level, r.indices, r.remark, r.officer_id, r.source) IS DISTINCT FROM
         (excluded.procedure_id, excluded.rated_at, excluded.scale, excluded.level, excluded.indices, excluded.remark, excluded.officer_id, excluded.source)`,
      [
        unitId, ratings.map((r) => r.dossierId), ratings.map((r) => r.code), ratings.map((r) => r.procedureId), ratings.map((r) => r.ratedAt),
        ratings.map((r) => r.ratedOn), ratings.map((r) => r.scale), ratings.map((r) => r.level), ratings.map((r) => r.indices && `{${r.indices.join(',')}}`),
        ratings.map((r) => r.total), ratings.map((r) => r.remark), ratings.map((r) => r.officerId), ratings.map((r) => r.source),
      ],
    );
  }

  /** Ratings by level given in [from, to], by everything that a summary splits by. */
  levels(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<RatingCount[]> {
    return tx.rows<RatingCount>(
      `SELECT r.procedure_id AS "procedureId", r.officer_id AS "officerId", r.source, r.scale, r.level, count(*)::int AS ratings, NULL AS points, count(r.remark)::int AS remarks
       FROM surveys.rating r WHERE r.unit_id = ANY ($1) AND r.rated_on BETWEEN $2 AND $3 AND r.scale <> 'indices'
       GROUP BY r.procedure_id, r.officer_id, r.source, r.scale, r.level`,
      [unitIds, from, to],
    );
  }

  /** The same of ratings on the nine indices, which few are. */
  indices(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate): Promise<RatingCount[]> {
    const points = Array.from({ length: 9 }, (_, index) => `sum(r.indices[${index + 1}])::int`).join(', ');
    return tx.rows<RatingCount>(
      `SELECT r.procedure_id AS "procedureId", r.officer_id AS "officerId", r.source, r.scale, r.level, count(*)::int AS ratings, ARRAY[${points}] AS points, count(r.remark)::int AS remarks
       FROM surveys.rating r WHERE r.unit_id = ANY ($1) AND r.rated_on BETWEEN $2 AND $3 AND r.scale = 'indices'
       GROUP BY r.procedure_id, r.officer_id, r.source, r.scale, r.level`,
      [unitIds, from, to],
    );
  }

  /** Latest first. */
  remarks(tx: Tx, unitId: string, { from, to, after, limit }: RemarkFilter): Promise<RemarkRow[]> {
    return tx.rows<RemarkRow>(
      `SELECT r.dossier_id AS "dossierId", r.code, r.procedure_id AS "procedureId", r.rated_at AS "ratedAt", r.scale, r.level, r.total, r.remark,
         r.officer_id AS "officerId", r.source
       FROM surveys.rating r WHERE r.unit_id = $1 AND r.remark IS NOT NULL
         AND ($2::date IS NULL OR r.rated_on >= $2) AND ($3::date IS NULL OR r.rated_on <= $3)
         AND ($4::timestamptz IS NULL OR (r.rated_at, r.dossier_id) < ($4, $5::uuid))
       ORDER BY r.rated_at DESC, r.dossier_id DESC LIMIT $6`,
      [unitId, from ?? null, to ?? null, after?.ratedAt ?? null, after?.dossierId ?? null, limit],
    );
  }
}
