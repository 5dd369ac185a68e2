import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';

/** Serials of a day's dossier codes: per unit and day, gapless and never reused. */
@Injectable()
export class SerialStore {
  /** The next serial; the row stays locked until the commit, so a rolled-back receipt leaves no gap. */
  async next(tx: Tx, unitId: string, day: CivilDate): Promise<number> {
    const row = await tx.row<{ last: number }>(
      `INSERT INTO dossiers.day_serial (unit_id, day, last) VALUES ($1, $2, 1)
       ON CONFLICT (unit_id, day) DO UPDATE SET last = dossiers.day_serial.last + 1 RETURNING last`,
      [unitId, day],
    );
    return (row as { last: number }).last;
  }

  /** Codes taken over from an old register are used up too. Days are locked in order, so that two imports wait rather than deadlock. */
  async reserve(tx: Tx, unitId: string, used: readonly { day: CivilDate; last: number }[]): Promise<void> {
    await tx.run(
      `INSERT INTO dossiers.day_serial (unit_id, day, last)
       SELECT $1, u.day, max(u.last) FROM unnest($2::date[], $3::int[]) AS u (day, last) GROUP BY u.day ORDER BY u.day
       ON CONFLICT (unit_id, day) DO UPDATE SET last = greatest(dossiers.day_serial.last, excluded.last)`,
      [unitId, used.map((u) => u.day), used.map((u) => u.last)],
    );
  }
}
