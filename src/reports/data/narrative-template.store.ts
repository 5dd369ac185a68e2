import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

export interface TemplateInForce {
  version: number;
  fileName: string;
  sha256: string;
  setAt: Date;
  setBy: string;
}

interface NewTemplate {
  unitId: string;
  /** Null: the program's own. */
  file: { fileName: string; content: Buffer } | null;
  sha256: string | null;
  at: Date;
  by: string;
}

@Injectable()
export class NarrativeTemplateStore {
  async inForce(tx: Tx, unitId: string): Promise<TemplateInForce | undefined> {
    const row = await tx.row<TemplateInForce & { fileName: string | null }>(
      `SELECT t.version, t.file_name AS "fileName", t.sha256, t.set_at AS "setAt", t.set_by AS "setBy" FROM reports.narrative_template t
       WHERE t.unit_id = $1 ORDER BY t.version DESC LIMIT 1`,
      [unitId],
    );
    return row?.fileName ? row : undefined;
  }

  async content(tx: Tx, unitId: string): Promise<Buffer | null> {
    const row = await tx.row<{ content: Buffer | null }>(
      'SELECT t.content FROM reports.narrative_template t WHERE t.unit_id = $1 ORDER BY t.version DESC LIMIT 1',
      [unitId],
    );
    return row?.content ?? null;
  }

  async put(tx: Tx, { unitId, file, sha256, at, by }: NewTemplate): Promise<void> {
    await tx.run(
      `INSERT INTO reports.narrative_template (unit_id, version, file_name, content, sha256, set_at, set_by)
       SELECT $1, coalesce(max(t.version), 0) + 1, $2, $3, $4, $5, $6 FROM reports.narrative_template t WHERE t.unit_id = $1`,
      [unitId, file?.fileName ?? null, file?.content ?? null, sha256, at, by],
    );
  }
}
