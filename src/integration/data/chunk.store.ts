import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

/** The uploaded file, in pieces that any worker can read. */
@Injectable()
export class ChunkStore {
  async write(tx: Tx, unitId: string, importId: string, n: number, bytes: Buffer): Promise<void> {
    await tx.run('INSERT INTO integration.import_chunk (unit_id, import_id, n, bytes) VALUES ($1, $2, $3, $4)', [unitId, importId, n, bytes]);
  }

  async read(tx: Tx, unitId: string, importId: string, n: number): Promise<Buffer | undefined> {
    const row = await tx.row<{ bytes: Buffer }>('SELECT c.bytes FROM integration.import_chunk c WHERE c.unit_id = $1 AND c.import_id = $2 AND c.n = $3', [unitId, importId, n]);
    return row?.bytes;
  }

  async drop(tx: Tx, unitId: string, importId: string): Promise<void> {
    await tx.run('DELETE FROM integration.import_chunk WHERE unit_id = $1 AND import_id = $2', [unitId, importId]);
  }
}
