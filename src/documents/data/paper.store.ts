import { Injectable } from '@nestjs/common';
import type { PaperFact } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';

export interface DossierPaper extends PaperFact {
  dossierId: string;
  /** Its place on the check-list, from 1. */
  position: number;
}

@Injectable()
export class PaperStore {
  /** Makes the papers of the given dossiers equal to these; what has not changed is not written. */
  async replace(tx: Tx, unitId: string, dossierIds: readonly string[], papers: readonly DossierPaper[]): Promise<void> {
    const dossiers = papers.map((paper) => paper.dossierId);
    const codes = papers.map((paper) => paper.code);
    await tx.run(
      `DELETE FROM documents.paper p WHERE p.unit_id = $1 AND p.dossier_id = ANY ($2)
         AND NOT EXISTS (SELECT 1 FROM unnest($3::uuid[], $4::text[]) AS w (dossier_id, code) WHERE w.dossier_id = p.dossier_id AND w.code = p.code)`,
      [unitId, dossierIds, dossiers, codes],
    );
    if (papers.length === 0) return;
    await tx.run(
      `INSERT INTO documents.paper AS p (unit_id, dossier_id, code, position, name, originals, certified, copies, missing, digitised, reused_from)
       SELECT $1, w.* FROM unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::int[], $7::int[], $8::int[], $9::boolean[], $10::text[], $11::text[]) AS w
       ON CONFLICT (unit_id, dossier_id, code) DO UPDATE SET position = excluded.position, name = excluded.name, originals = excluded.originals,
         certified = excluded.certified, copies = excluded.copies, missing = excluded.missing, digitised = excluded.digitised, reused_from = excluded.reused_from
       WHERE (p.position, p.name, p.originals, p.certified, p.copies, p.missing, p.digitised, p.reused_from) IS DISTINCT FROM
         (excluded.position, excluded.name, excluded.originals, excluded.certified, excluded.copies, excluded.missing, excluded.digitised, excluded.reused_from)`,
      [
        unitId, dossiers, codes, papers.map((p) => p.position), papers.map((p) => p.name), papers.map((p) => p.originals), papers.map((p) => p.certified),
        papers.map((p) => p.copies), papers.map((p) => p.missing), papers.map((p) => p.digitised), papers.map((p) => p.reusedFrom ?? null),
      ],
    );
  }
}
