import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { CounterDifference } from '../domain/compare-counters.js';
import type { RecordDifference } from '../domain/compare-records.js';

/** What the last recount of a unit found. */
export interface Reconciliation {
  unitId: string;
  ranAt: Date;
  position: number;
  /** The first day held against the log, those before it being held against each other; null: the whole log. */
  since: CivilDate | null;
  /** Rows of counters, and numbers kept of papers and ratings, held against the log. */
  compared: number;
  differenceCount: number;
  /** The first of them. */
  differences: (CounterDifference | RecordDifference)[];
}

@Injectable()
export class ReconciliationStore {
  async put(tx: Tx, result: Reconciliation): Promise<void> {
    await tx.run(
      `INSERT INTO reports.reconciliation (unit_id, ran_at, position, since, compared, difference_count, differences) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (unit_id) DO UPDATE SET ran_at = excluded.ran_at, position = excluded.position, since = excluded.since, compared = excluded.compared,
         difference_count = excluded.difference_count, differences = excluded.differences`,
      [result.unitId, result.ranAt, result.position, result.since, result.compared, result.differenceCount, JSON.stringify(result.differences)],
    );
  }

  /** Of the units that were ever recounted; the worst first. */
  last(tx: Tx, unitIds: readonly string[]): Promise<Reconciliation[]> {
    return tx.rows<Reconciliation>(
      `SELECT unit_id AS "unitId", ran_at AS "ranAt", position, since, compared, difference_count AS "differenceCount", differences
       FROM reports.reconciliation WHERE unit_id = ANY ($1) ORDER BY difference_count DESC, unit_id`,
      [unitIds],
    );
  }
}
