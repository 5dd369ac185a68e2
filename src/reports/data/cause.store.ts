import { Injectable } from '@nestjs/common';
import type { OverdueCause } from '#libs/reporting';
import type { Tx } from '#src/platform/database';

/** Why dossiers missed their due date, as somebody stated it. Append-only: the last version holds. */
@Injectable()
export class CauseStore {
  async of(tx: Tx, unitId: string, dossierIds: readonly string[]): Promise<Map<string, OverdueCause>> {
    if (dossierIds.length === 0) return new Map();
    const rows = await tx.rows<{ dossierId: string; cause: OverdueCause }>(
      `SELECT DISTINCT ON (c.dossier_id) c.dossier_id AS "dossierId", c.cause FROM reports.overdue_cause c
       WHERE c.unit_id = $1 AND c.dossier_id = ANY ($2) ORDER BY c.dossier_id, c.version DESC`,
      [unitId, dossierIds],
    );
    return new Map(rows.map(({ dossierId, cause }) => [dossierId, cause]));
  }

  /** Two at once: the second is refused by the key and may be sent again. */
  async add(tx: Tx, unitId: string, dossierId: string, cause: OverdueCause, { accountId, at }: { accountId: string; at: Date }): Promise<void> {
    await tx.run(
      `INSERT INTO reports.overdue_cause (unit_id, dossier_id, version, cause, stated_by, stated_at)
       SELECT $1, $2, coalesce(max(c.version), 0) + 1, $3, $4, $5 FROM reports.overdue_cause c WHERE c.unit_id = $1 AND c.dossier_id = $2`,
      [unitId, dossierId, cause, accountId, at],
    );
  }
}
