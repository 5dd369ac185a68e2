import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { ListMoment } from './list-conditions.js';

export interface LoadRow {
  accountId: string | null;
  open: number;
  waiting: number;
  overdue: number;
  dueThisWeek: number;
  stepLate: number;
}

export interface DayFigures {
  day: CivilDate;
  received: number;
  finished: number;
  late: number;
}

const RUNNING = "d.state IN ('received', 'processing')";

/** What leaders look at: sums over the unit's open dossiers, and over its latest days. */
@Injectable()
export class FigureStore {
  /** Whoever holds most first; null for dossiers in nobody's name. */
  loads(tx: Tx, unitId: string, { now, today }: ListMoment, endOfWeek: Date): Promise<LoadRow[]> {
    return tx.rows<LoadRow>(
      `SELECT d.holder_account_id AS "accountId", count(*)::int AS open,
         (count(*) FILTER (WHERE NOT ${RUNNING}))::int AS waiting,
         (count(*) FILTER (WHERE ${RUNNING} AND d.due_at < $2 AND (d.due_on < $3 OR d.due_by_moment)))::int AS overdue,
         (count(*) FILTER (WHERE ${RUNNING} AND d.due_on >= $3 AND d.due_at < $4))::int AS "dueThisWeek",
         (count(*) FILTER (WHERE ${RUNNING} AND d.step_due_at < $2))::int AS "stepLate"
       FROM dossiers.dossier d
       WHERE d.unit_id = $1 AND d.state IN ('received', 'processing', 'awaiting_supplement', 'awaiting_payment')
       GROUP BY d.holder_account_id ORDER BY open DESC, d.holder_account_id`,
      [unitId, now, today, endOfWeek],
    );
  }

  /** Days on which anything was received or finished. */
  days(tx: Tx, unitId: string, from: Date): Promise<DayFigures[]> {
    return tx.rows<DayFigures>(
      `SELECT happened.day, sum(happened.received)::int AS received, sum(happened.finished)::int AS finished, sum(happened.late)::int AS late FROM (
         SELECT d.received_on AS day, 1 AS received, 0 AS finished, 0 AS late FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.received_at >= $2
         UNION ALL
         SELECT d.finished_on, 0, 1, (d.outcome = 'late')::int FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.finished_at >= $2) AS happened
       GROUP BY happened.day ORDER BY happened.day`,
      [unitId, from],
    );
  }
}
