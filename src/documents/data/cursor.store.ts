import { Injectable } from '@nestjs/common';
import type { LogCursor } from '#src/dossiers';
import type { Tx } from '#src/platform/database';

@Injectable()
export class DocumentsCursor implements LogCursor {
  async lock(tx: Tx, unitId: string): Promise<number> {
    await tx.run('INSERT INTO documents.log_cursor (unit_id, position) VALUES ($1, 0) ON CONFLICT DO NOTHING', [unitId]);
    const row = await tx.row<{ position: number }>('SELECT position FROM documents.log_cursor WHERE unit_id = $1 FOR UPDATE', [unitId]);
    return row?.position ?? 0;
  }

  async advance(tx: Tx, unitId: string, position: number): Promise<void> {
    await tx.run('UPDATE documents.log_cursor SET position = $2 WHERE unit_id = $1', [unitId, position]);
  }
}
