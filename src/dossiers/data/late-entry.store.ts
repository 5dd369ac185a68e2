import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

@Injectable()
export class LateEntryStore {
  /** Each with the first of its steps after the position. A step of a later time says nothing of an earlier one, a correction or a new reckoning may. */
  dossiers(tx: Tx, unitId: string, position: number, until: Date, after: string | undefined, limit: number): Promise<{ dossierId: string; firstSeq: number }[]> {
    return tx.rows<{ dossierId: string; firstSeq: number }>(
      `SELECT s.dossier_id AS "dossierId", min(s.seq)::int AS "firstSeq" FROM dossiers.step s
       WHERE s.unit_id = $1 AND s.position > $2 AND ($4::uuid IS NULL OR s.dossier_id > $4)
       GROUP BY s.dossier_id HAVING bool_or(s.at < $3 OR s.action IN ('correct', 'recalculate')) ORDER BY s.dossier_id LIMIT $5`,
      [unitId, position, until, after ?? null, limit],
    );
  }
}
