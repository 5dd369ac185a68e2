import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';

@Injectable()
export class DigestStore {
  /** The unit gets digests from now on, if it did not already. */
  async begin(tx: Tx, unitId: string, nextAt: Date): Promise<void> {
    await tx.run('INSERT INTO alerts.digest_due (unit_id, next_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [unitId, nextAt]);
  }

  async unitsDue(tx: Tx, now: Date): Promise<string[]> {
    const rows = await tx.rows<{ unit_id: string }>('SELECT unit_id FROM alerts.digest_due WHERE next_at <= $1 ORDER BY unit_id', [now]);
    return rows.map((row) => row.unit_id);
  }

  /** Whether it is for the caller to look after the unit now; anybody else passes over it until the commit. */
  async claim(tx: Tx, unitId: string, now: Date): Promise<boolean> {
    return (await tx.row('SELECT 1 FROM alerts.digest_due WHERE unit_id = $1 AND next_at <= $2 FOR UPDATE SKIP LOCKED', [unitId, now])) !== undefined;
  }

  async lookAgain(tx: Tx, unitId: string, nextAt: Date): Promise<void> {
    await tx.run('UPDATE alerts.digest_due SET next_at = $2 WHERE unit_id = $1', [unitId, nextAt]);
  }

  /** @returns false when the day's digest has gone out before. */
  async record(tx: Tx, unitId: string, day: CivilDate, at: Date): Promise<boolean> {
    return (await tx.run('INSERT INTO alerts.digest (unit_id, day, sent_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [unitId, day, at])) === 1;
  }
}
