import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';

/** How many alarms there are in all units together: numbers only. */
@Injectable()
export class AlarmStore {
  async failedChecks(tx: Tx, since: Date): Promise<number> {
    const rows = await tx.rows<{ count: number }>(
      'SELECT unit_id, count(*)::int AS count FROM reports.run WHERE failed_checks > 0 AND requested_at >= $1 GROUP BY unit_id',
      [since],
    );
    return rows.reduce((sum, { count }) => sum + count, 0);
  }

  async differingCounters(tx: Tx): Promise<number> {
    const rows = await tx.rows<{ count: number }>(
      'SELECT unit_id, sum(difference_count)::int AS count FROM reports.reconciliation WHERE difference_count > 0 GROUP BY unit_id',
    );
    return rows.reduce((sum, { count }) => sum + count, 0);
  }
}
