import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { ResultRecord } from '../domain/digitisation.js';

export interface DossierResult extends ResultRecord {
  dossierId: string;
  code: string;
}

@Injectable()
export class ResultStore {
  /** Makes the results of the given dossiers equal to these; what has not changed is not written. */
  async replace(tx: Tx, unitId: string, results: readonly DossierResult[]): Promise<void> {
    if (results.length === 0) return;
    await tx.run(
      `INSERT INTO documents.result AS r (unit_id, dossier_id, code, due, status, number, signed_on)
       SELECT $1, w.* FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::date[]) AS w
       ON CONFLICT (unit_id, dossier_id) DO UPDATE SET due = excluded.due, status = excluded.status, number = excluded.number, signed_on = excluded.signed_on
       WHERE (r.due, r.status, r.number, r.signed_on) IS DISTINCT FROM (excluded.due, excluded.status, excluded.number, excluded.signed_on)`,
      [
        unitId, results.map((r) => r.dossierId), results.map((r) => r.code), results.map((r) => r.due), results.map((r) => r.status),
        results.map((r) => r.number), results.map((r) => r.signedOn),
      ],
    );
  }

  /** Dossiers of the unit by their codes; those that the log has not told of are left out. */
  async idsByCode(tx: Tx, unitId: string, codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    const rows = await tx.rows<{ code: string; dossierId: string }>(
      'SELECT r.code, r.dossier_id AS "dossierId" FROM documents.result r WHERE r.unit_id = $1 AND r.code = ANY ($2)',
      [unitId, codes],
    );
    return new Map(rows.map((row) => [row.code, row.dossierId]));
  }
}
