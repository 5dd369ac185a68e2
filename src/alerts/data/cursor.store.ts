import { Injectable } from '@nestjs/common';
import type { LogCursor } from '#src/dossiers';
import type { Tx } from '#src/platform/database';

/** How far each unit's log has been followed. Its lock also keeps following and planning anew apart. */
@Injectable()
export class AlertCursor implements LogCursor {
  async lock(tx: Tx, unitId: string): Promise<number> {
    await tx.run('INSERT INTO alerts.log_cursor (unit_id, position) VALUES ($1, 0) ON CONFLICT DO NOTHING', [unitId]);
    const row = await tx.row<{ position: number }>('SELECT position FROM alerts.log_cursor WHERE unit_id = $1 FOR UPDATE', [unitId]);
    return row?.position ?? 0;
  }

  async advance(tx: Tx, unitId: string, position: number): Promise<void> {
    await tx.run('UPDATE alerts.log_cursor SET position = $2 WHERE unit_id = $1', [unitId, position]);
  }
}
