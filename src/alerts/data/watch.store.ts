import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { State, StepDue } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import type { DayCount } from '../domain/day-digest.js';
import type { Watch } from '../domain/watch.js';

const COLUMNS = `dossier_id, code, procedure_id, state, due_at, due_on, due_by_moment, due_known_at, acceptance_due_at,
  step_due_at, step_due_on, step_due_by_moment, holder_account_id, holder_role`;

interface WatchRow {
  dossier_id: string;
  code: string;
  procedure_id: string;
  state: State;
  due_at: Date | null;
  due_on: CivilDate | null;
  due_by_moment: boolean;
  due_known_at: Date | null;
  acceptance_due_at: Date | null;
  step_due_at: Date | null;
  step_due_on: CivilDate | null;
  step_due_by_moment: boolean;
  holder_account_id: string | null;
  holder_role: Watch['holderRole'];
}

@Injectable()
export class WatchStore {
  /** Puts the given dossiers in place of what was known of them; those that are over are forgotten. */
  async replace(tx: Tx, unitId: string, dossierIds: readonly string[], watches: readonly Watch[]): Promise<void> {
    const open = new Set(watches.map((watch) => watch.dossierId));
    const over = dossierIds.filter((id) => !open.has(id));
    if (over.length > 0) await tx.run('DELETE FROM alerts.watch WHERE unit_id = $1 AND dossier_id = ANY ($2)', [unitId, over]);
    if (watches.length === 0) return;
    await tx.run(
      `INSERT INTO alerts.watch (unit_id, ${COLUMNS})
       SELECT $1, w.* FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[], $7::date[], $8::boolean[], $9::timestamptz[],
         $10::timestamptz[], $11::timestamptz[], $12::date[], $13::boolean[], $14::uuid[], $15::text[]) AS w (${COLUMNS})
       ON CONFLICT (unit_id, dossier_id) DO UPDATE SET code = excluded.code, state = excluded.state, due_at = excluded.due_at,
         due_on = excluded.due_on, due_by_moment = excluded.due_by_moment, due_known_at = excluded.due_known_at,
         acceptance_due_at = excluded.acceptance_due_at, step_due_at = excluded.step_due_at, step_due_on = excluded.step_due_on, step_due_by_moment = excluded.step_due_by_moment,
         holder_account_id = excluded.holder_account_id, holder_role = excluded.holder_role`,
      [unitId, ...columnsOf(watches)],
    );
  }

  /** A page of the watched dossiers, in order of id. */
  async page(tx: Tx, unitId: string, after: string | undefined, limit: number): Promise<Watch[]> {
    const rows = await tx.rows<WatchRow>(
      `SELECT ${COLUMNS} FROM alerts.watch WHERE unit_id = $1 AND ($2::uuid IS NULL OR dossier_id > $2) ORDER BY dossier_id LIMIT $3`,
      [unitId, after ?? null, limit],
    );
    return rows.map(watchFrom);
  }

  /** What each holder has to do on a day, as things stand at its opening. */
  dayCounts(tx: Tx, unitId: string, today: CivilDate, now: Date): Promise<DayCount[]> {
    return tx.rows<DayCount>(
      `SELECT holder_account_id AS "accountId", holder_role AS role,
         count(*) FILTER (WHERE state IN ('received', 'processing') AND due_on = $2 AND NOT (due_by_moment AND due_at < $3))::int AS "dueToday",
         count(*) FILTER (WHERE state IN ('received', 'processing') AND (due_on < $2 OR (due_by_moment AND due_at < $3)))::int AS overdue,
         count(*) FILTER (WHERE state = 'submitted')::int AS "toAccept",
         count(*) FILTER (WHERE state = 'resolved')::int AS "readyToReturn"
       FROM alerts.watch WHERE unit_id = $1 GROUP BY holder_account_id, holder_role`,
      [unitId, today, now],
    );
  }
}

function columnsOf(watches: readonly Watch[]): unknown[] {
  return [
    watches.map((w) => w.dossierId), watches.map((w) => w.code), watches.map((w) => w.procedureId), watches.map((w) => w.state),
    watches.map((w) => w.due?.dueAt ?? null), watches.map((w) => w.due?.dueOn ?? null), watches.map((w) => w.due?.byMoment ?? false),
    watches.map((w) => w.dueKnownAt), watches.map((w) => w.acceptanceDueAt),
    watches.map((w) => w.stepDue?.dueAt ?? null), watches.map((w) => w.stepDue?.dueOn ?? null), watches.map((w) => w.stepDue?.byMoment ?? false),
    watches.map((w) => w.holderAccountId), watches.map((w) => w.holderRole),
  ];
}

function watchFrom(row: WatchRow): Watch {
  return {
    dossierId: row.dossier_id, code: row.code, procedureId: row.procedure_id, state: row.state,
    due: dueFrom(row.due_at, row.due_on, row.due_by_moment), dueKnownAt: row.due_known_at,
    acceptanceDueAt: row.acceptance_due_at,
    stepDue: dueFrom(row.step_due_at, row.step_due_on, row.step_due_by_moment),
    holderAccountId: row.holder_account_id, holderRole: row.holder_role,
  };
}

function dueFrom(dueAt: Date | null, dueOn: CivilDate | null, byMoment: boolean): StepDue | null {
  return dueAt && dueOn ? { dueAt, dueOn, byMoment } : null;
}
