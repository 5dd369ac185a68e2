import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

export type Series = 'receipt' | 'closing';

/** Numbers of receipts and of closings: per unit and year, gapless and never reused. */
@Injectable()
export class FeeSerialStore {
  /** The next number; the row stays locked until the commit, so a rolled-back entry leaves no gap. */
  async next(tx: Tx, unitId: string, series: Series, year: number): Promise<number> {
    const row = await tx.row<{ last: number }>(
      `INSERT INTO fees.serial (unit_id, series, year, last) VALUES ($1, $2, $3, 1)
       ON CONFLICT (unit_id, series, year) DO UPDATE SET last = fees.serial.last + 1 RETURNING last`,
      [unitId, series, year],
    );
    return (row as { last: number }).last;
  }

  /** Keeps the year's book as it is until the commit. */
  async hold(tx: Tx, unitId: string, series: Series, year: number): Promise<void> {
    await tx.row('SELECT s.last FROM fees.serial s WHERE s.unit_id = $1 AND s.series = $2 AND s.year = $3 FOR UPDATE', [unitId, series, year]);
  }
}
