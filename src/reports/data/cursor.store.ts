import { Injectable } from '@nestjs/common';
import type { LogCursor } from '#src/dossiers';
import type { Tx } from '#src/platform/database';

/** How far each unit's log has been counted. Whoever holds its lock is alone with the unit's counters. */
@Injectable()
export class CountingCursor implements LogCursor {
  async lock(tx: Tx, unitId: string): Promise<number> {
    const known = await this.locked(tx, unitId);
    if (known !== undefined) return known;
    await tx.run('INSERT INTO reports.log_cursor (unit_id, position) VALUES ($1, 0) ON CONFLICT DO NOTHING', [unitId]);
    return (await this.locked(tx, unitId)) ?? 0;
  }

  async advance(tx: Tx, unitId: string, position: number): Promise<void> {
    await tx.run('UPDATE reports.log_cursor SET position = $2 WHERE unit_id = $1', [unitId, position]);
  }

  private async locked(tx: Tx, unitId: string): Promise<number | undefined> {
    return (await tx.row<{ position: number }>('SELECT position FROM reports.log_cursor WHERE unit_id = $1 FOR UPDATE', [unitId]))?.position;
  }
}
