import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#src/platform/database';
import type { PlannedAlert } from '../domain/planned-alerts.js';

export interface DossierPlan extends PlannedAlert {
  dossierId: string;
  code: string;
  procedureId: string;
}

@Injectable()
export class PlanStore {
  /**
   * Makes the plans of the given dossiers equal to the wanted ones. What is not wanted any more is cancelled: a plan
   * before it is raised, a raised alert by closing it. What is wanted again after that is planned again, but never raised
   * a second time for the same due moment: then its alert is opened again.
   */
  async replace(tx: Tx, unitId: string, dossierIds: readonly string[], wanted: readonly DossierPlan[], now: Date): Promise<void> {
    if (dossierIds.length === 0) return;
    await this.plan(tx, unitId, wanted);
    const keys = [wanted.map((plan) => plan.dossierId), wanted.map((plan) => plan.kind), wanted.map((plan) => plan.dueAt)];
    // First the plans, then the alerts: a tick that was raising meanwhile has committed by the second statement.
    await tx.run(
      `UPDATE alerts.plan p SET state = 'cancelled' WHERE p.unit_id = $1 AND p.dossier_id = ANY ($2) AND p.state = 'planned'
         AND NOT EXISTS (SELECT 1 FROM unnest($3::uuid[], $4::text[], $5::timestamptz[]) AS w (dossier_id, kind, due_at)
           WHERE w.dossier_id = p.dossier_id AND w.kind = p.kind AND w.due_at = p.due_at)`,
      [unitId, dossierIds, ...keys],
    );
    await tx.run(
      `UPDATE alerts.alert a SET cancelled_at = $6 WHERE a.unit_id = $1 AND a.dossier_id = ANY ($2) AND a.cancelled_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM unnest($3::uuid[], $4::text[], $5::timestamptz[]) AS w (dossier_id, kind, due_at)
           WHERE w.dossier_id = a.dossier_id AND w.kind = a.kind AND w.due_at = a.due_at)`,
      [unitId, dossierIds, ...keys, now],
    );
    await this.keepOpen(tx, unitId, wanted);
  }

  /** Units with something to raise: reads the index of plans only, and no further than now. */
  async unitsDue(tx: Tx, now: Date): Promise<string[]> {
    const rows = await tx.rows<{ unit_id: string }>("SELECT DISTINCT unit_id FROM alerts.plan WHERE state = 'planned' AND fire_at <= $1 ORDER BY unit_id", [now]);
    return rows.map((row) => row.unit_id);
  }

  /**
   * Raises up to `limit` due plans of a unit in one statement. Whoever claims a plan has it to himself until the commit,
   * and the others pass over it: any number of ticks may run at once.
   * @param mustNotify false when there is nobody to send mails or calls through
   */
  async raise(tx: Tx, unitId: string, now: Date, limit: number, mustNotify: boolean): Promise<{ claimed: number; raised: number }> {
    const row = await tx.row<{ claimed: number; raised: number }>(
      `WITH due AS (
         SELECT dossier_id, kind, due_at FROM alerts.plan WHERE unit_id = $1 AND state = 'planned' AND fire_at <= $2
         ORDER BY fire_at LIMIT $3 FOR UPDATE SKIP LOCKED
       ), claimed AS (
         UPDATE alerts.plan p SET state = CASE WHEN p.useful_until <= $2 THEN 'cancelled' ELSE 'raised' END
         FROM due d WHERE p.unit_id = $1 AND p.dossier_id = d.dossier_id AND p.kind = d.kind AND p.due_at = d.due_at
         RETURNING p.id, p.kind, p.dossier_id, p.code, p.procedure_id, p.due_at, p.account_id, p.role, p.state
       ), raised AS (
         INSERT INTO alerts.alert (unit_id, id, kind, dossier_id, code, procedure_id, due_at, raised_at, audience, account_id, role, notified_at)
         SELECT $1, c.id, c.kind, c.dossier_id, c.code, c.procedure_id, c.due_at, $2, CASE WHEN c.account_id IS NULL THEN 'role' ELSE 'account' END,
           c.account_id, CASE WHEN c.account_id IS NULL THEN c.role END, CASE WHEN $4 THEN NULL ELSE $2::timestamptz END
         FROM claimed c WHERE c.state = 'raised' RETURNING 1
       )
       SELECT (SELECT count(*) FROM claimed)::int AS claimed, (SELECT count(*) FROM raised)::int AS raised`,
      [unitId, now, limit, mustNotify],
    );
    return row ?? { claimed: 0, raised: 0 };
  }

  private async plan(tx: Tx, unitId: string, wanted: readonly DossierPlan[]): Promise<void> {
    if (wanted.length === 0) return;
    await tx.run(
      `INSERT INTO alerts.plan (unit_id, state, id, dossier_id, kind, due_at, fire_at, useful_until, code, procedure_id, account_id, role)
       SELECT $1, 'planned', w.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[],
         $8::text[], $9::uuid[], $10::uuid[], $11::text[]) AS w
       ON CONFLICT (unit_id, dossier_id, kind, due_at) DO UPDATE SET state = 'planned', fire_at = excluded.fire_at,
         useful_until = excluded.useful_until, account_id = excluded.account_id, role = excluded.role
       WHERE alerts.plan.state <> 'raised' AND (alerts.plan.state, alerts.plan.fire_at, alerts.plan.useful_until, alerts.plan.account_id, alerts.plan.role)
         IS DISTINCT FROM ('planned', excluded.fire_at, excluded.useful_until, excluded.account_id, excluded.role)`,
      [
        unitId, wanted.map(() => uuidv7()), wanted.map((p) => p.dossierId), wanted.map((p) => p.kind), wanted.map((p) => p.dueAt),
        wanted.map((p) => p.fireAt), wanted.map((p) => p.usefulUntil), wanted.map((p) => p.code), wanted.map((p) => p.procedureId),
        wanted.map((p) => p.accountId), wanted.map((p) => p.role),
      ],
    );
  }

  /** A raised alert that still holds is open, and lies with whoever has the dossier now. */
  private async keepOpen(tx: Tx, unitId: string, wanted: readonly DossierPlan[]): Promise<void> {
    if (wanted.length === 0) return;
    await tx.run(
      `UPDATE alerts.alert a SET cancelled_at = NULL, account_id = w.account_id, role = CASE WHEN w.account_id IS NULL THEN w.role END,
         audience = CASE WHEN w.account_id IS NULL THEN 'role' ELSE 'account' END
       FROM unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[]) AS w (dossier_id, kind, due_at, account_id, role)
       WHERE a.unit_id = $1 AND a.dossier_id = ANY ($2) AND a.dossier_id = w.dossier_id AND a.kind = w.kind AND a.due_at = w.due_at
         AND (a.cancelled_at IS NOT NULL OR a.account_id IS DISTINCT FROM w.account_id OR (w.account_id IS NULL AND a.role <> w.role))`,
      [
        unitId, [...new Set(wanted.map((p) => p.dossierId))], wanted.map((p) => p.dossierId), wanted.map((p) => p.kind), wanted.map((p) => p.dueAt),
        wanted.map((p) => p.accountId), wanted.map((p) => p.role),
      ],
    );
  }
}
