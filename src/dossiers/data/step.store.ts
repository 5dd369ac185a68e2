import { Injectable } from '@nestjs/common';
import type { Step, StepDue } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import type { AmendedStep } from '../domain/amended-steps.js';
import { dossierLogged } from '../topics.js';

/** A step not yet in the log: it gets its place in the unit's log when it is appended. */
export type NewStep = Step & { dossierId: string };

interface StepRow {
  dossier_id: string;
  seq: number;
  action: Step['action'];
  at: Date;
  recorded_at: Date;
  actor_id: string | null;
  acting_for_id: string | null;
  state_after: Step['stateAfter'];
  due_at: Date | null;
  due_on: string | null;
  due_by_moment: boolean;
  facts: Step['facts'];
}

const COLUMNS = 'dossier_id, seq, action, at, recorded_at, actor_id, state_after, due_at, due_on, due_by_moment, facts, acting_for_id';

/** The append-only log of steps. */
@Injectable()
export class StepStore {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Appends in the given order and tells the followers. Locks the unit's log until the commit: positions are gapless
   * and become visible in order, which is what the followers' cursors rely on. Call it last in the transaction.
   */
  async append(tx: Tx, unitId: string, steps: readonly NewStep[]): Promise<number> {
    const head = await tx.row<{ position: number }>(
      `INSERT INTO dossiers.log_head (unit_id, position) VALUES ($1, $2)
       ON CONFLICT (unit_id) DO UPDATE SET position = dossiers.log_head.position + $2 RETURNING position`,
      [unitId, steps.length],
    );
    const last = (head as { position: number }).position;
    await tx.run(
      `INSERT INTO dossiers.step (unit_id, position, ${COLUMNS})
       SELECT $1, $2 + ordinality, ${COLUMNS} FROM unnest($3::uuid[], $4::int[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::uuid[],
         $9::text[], $10::timestamptz[], $11::date[], $12::boolean[], $13::jsonb[], $14::uuid[]) WITH ORDINALITY
         AS s (${COLUMNS}, ordinality)`,
      [unitId, last - steps.length, ...columnsOf(steps)],
    );
    await this.outbox.add(tx, unitId, dossierLogged, { position: last });
    return last;
  }

  /** The steps of the dossiers, in order of seq; up to a position of the log where one is given. */
  async of(tx: Tx, unitId: string, dossierIds: readonly string[], upTo?: number): Promise<Map<string, Step[]>> {
    // A bound that is only perhaps one leads the planner through the unit's whole log.
    const bounded = upTo === undefined ? '' : ' AND position <= $3';
    const rows = await tx.rows<StepRow>(
      `SELECT ${COLUMNS} FROM dossiers.step WHERE unit_id = $1 AND dossier_id = ANY ($2)${bounded} ORDER BY dossier_id, seq`,
      [unitId, dossierIds, ...(upTo === undefined ? [] : [upTo])],
    );
    const steps = new Map<string, Step[]>();
    for (const row of rows) {
      const list = steps.get(row.dossier_id);
      if (list) list.push(stepOf(row));
      else steps.set(row.dossier_id, [stepOf(row)]);
    }
    return steps;
  }

  /** Position of the unit's last step; 0 when it has none. */
  async head(tx: Tx, unitId: string): Promise<number> {
    const row = await tx.row<{ position: number }>('SELECT position FROM dossiers.log_head WHERE unit_id = $1', [unitId]);
    return row?.position ?? 0;
  }

  async units(tx: Tx): Promise<string[]> {
    return (await tx.rows<{ unit_id: string }>('SELECT unit_id FROM dossiers.log_head ORDER BY unit_id')).map((row) => row.unit_id);
  }

  /** Which dossiers the next `limit` steps after `position` are about, and up to which position that reaches. */
  async touchedAfter(tx: Tx, unitId: string, position: number, limit: number): Promise<{ upTo: number; dossierIds: string[] }> {
    const rows = await tx.rows<{ dossier_id: string; position: number }>(
      `SELECT dossier_id, position FROM dossiers.step WHERE unit_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      [unitId, position, limit],
    );
    return { upTo: rows.at(-1)?.position ?? position, dossierIds: [...new Set(rows.map((row) => row.dossier_id))] };
  }

  /** Where the log stood at an instant: it is written in order of recording. */
  async positionBefore(tx: Tx, unitId: string, recordedAt: Date): Promise<number> {
    const row = await tx.row<{ position: number }>(
      'SELECT position FROM dossiers.step WHERE unit_id = $1 AND recorded_at < $2 ORDER BY position DESC LIMIT 1', [unitId, recordedAt]);
    return row?.position ?? 0;
  }

  /** How earlier steps read after the correction `correctionSeq`, for counting in SQL. */
  async amend(tx: Tx, unitId: string, dossierId: string, correctionSeq: number, amended: readonly AmendedStep[]): Promise<void> {
    await tx.run(
      `INSERT INTO dossiers.amendment (unit_id, dossier_id, correction_seq, seq, voided, at, state_after, due_at, due_on, due_by_moment)
       SELECT $1, $2, $3, a.* FROM unnest($4::int[], $5::boolean[], $6::timestamptz[], $7::text[], $8::timestamptz[], $9::date[], $10::boolean[]) AS a`,
      [unitId, dossierId, correctionSeq, amended.map((a) => a.step.seq), amended.map((a) => a.voided), amended.map((a) => a.step.at),
        amended.map((a) => a.step.stateAfter), amended.map((a) => a.step.due?.dueAt ?? null), amended.map((a) => a.step.due?.dueOn ?? null),
        amended.map((a) => a.step.due?.byMoment ?? false)],
    );
  }
}

function columnsOf(steps: readonly NewStep[]): unknown[] {
  return [
    steps.map((s) => s.dossierId), steps.map((s) => s.seq), steps.map((s) => s.action), steps.map((s) => s.at), steps.map((s) => s.recordedAt),
    steps.map((s) => s.actorId), steps.map((s) => s.stateAfter), steps.map((s) => s.due?.dueAt ?? null), steps.map((s) => s.due?.dueOn ?? null),
    steps.map((s) => s.due?.byMoment ?? false), steps.map((s) => JSON.stringify(s.facts)), steps.map((s) => s.actingForId ?? null),
  ];
}

function stepOf(row: StepRow): Step {
  const due: StepDue | null = row.due_at && row.due_on ? { dueAt: row.due_at, dueOn: row.due_on, byMoment: row.due_by_moment } : null;
  return {
    seq: row.seq, action: row.action, at: row.at, recordedAt: row.recorded_at, actorId: row.actor_id, stateAfter: row.state_after, due, facts: row.facts,
    ...(row.acting_for_id && { actingForId: row.acting_for_id }),
  } as Step;
}
