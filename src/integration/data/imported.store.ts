import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

/** Which dossiers came from a register, and what it said of them. */
@Injectable()
export class ImportedStore {
  async hashes(tx: Tx, unitId: string, codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ code: string; row_hash: string }>(
      'SELECT i.code, i.row_hash FROM integration.imported i WHERE i.unit_id = $1 AND i.code = ANY ($2)', [unitId, codes]);
    return new Map(rows.map((row) => [row.code, row.row_hash]));
  }

  async insert(tx: Tx, unitId: string, importId: string, rows: readonly { code: string; hash: string }[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.run(
      `INSERT INTO integration.imported (unit_id, code, row_hash, import_id)
       SELECT $1, u.code, u.row_hash, $2 FROM unnest($3::text[], $4::text[]) AS u (code, row_hash)`,
      [unitId, importId, rows.map(({ code }) => code), rows.map(({ hash }) => hash)],
    );
  }
}
