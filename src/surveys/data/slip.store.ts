import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { FieldSlips, SlipEntry } from '../domain/slips.js';

/** An entry that is no cancellation, and the one that cancels it. */
export interface SlipRow extends Pick<SlipEntry, 'id' | 'day' | 'fieldCode' | 'slips' | 'enteredBy' | 'recordedAt'> {
  cancelledAt: Date | null;
  cancelledBy: string | null;
  cancelledReason: string | null;
}

export interface SlipFilter {
  from: CivilDate | undefined;
  to: CivilDate | undefined;
  after: { day: CivilDate; id: string } | undefined;
  limit: number;
}

const ENTRY = `e.id, e.handed_out_on AS day, e.field_code AS "fieldCode", e.slips, e.entered_by AS "enteredBy", e.recorded_at AS "recordedAt",
    e.cancels, e.reason`;
const WITH_CANCELLATION = `e.id, e.handed_out_on AS day, e.field_code AS "fieldCode", e.slips, e.entered_by AS "enteredBy", e.recorded_at AS "recordedAt",
    c.recorded_at AS "cancelledAt", c.entered_by AS "cancelledBy", c.reason AS "cancelledReason"
  FROM surveys.slip_entry e LEFT JOIN surveys.slip_entry c ON c.unit_id = $1 AND c.cancels = e.id`;

@Injectable()
export class SlipStore {
  /** A cancelled entry and the one that cancels it are both there, and make nothing. */
  handedOut(tx: Tx, unitIds: readonly string[], from: CivilDate, to: CivilDate, recordedUpTo: Date | undefined): Promise<FieldSlips[]> {
    return tx.rows<FieldSlips>(
      `SELECT e.field_code AS "fieldCode", sum(CASE WHEN e.cancels IS NULL THEN e.slips ELSE -e.slips END)::int AS slips
       FROM surveys.slip_entry e
       WHERE e.unit_id = ANY ($1) AND e.handed_out_on BETWEEN $2 AND $3 AND ($4::timestamptz IS NULL OR e.recorded_at <= $4)
       GROUP BY e.field_code
       HAVING sum(CASE WHEN e.cancels IS NULL THEN e.slips ELSE -e.slips END) <> 0
       ORDER BY e.field_code NULLS LAST`,
      [unitIds, from, to, recordedUpTo ?? null],
    );
  }

  /** In the order in which they were entered. */
  enteredAfter(tx: Tx, unitId: string, to: CivilDate, at: Date): Promise<SlipEntry[]> {
    return tx.rows<SlipEntry>(
      `SELECT ${ENTRY} FROM surveys.slip_entry e WHERE e.unit_id = $1 AND e.handed_out_on <= $2 AND e.recorded_at > $3 ORDER BY e.recorded_at, e.id`,
      [unitId, to, at],
    );
  }

  async insert(tx: Tx, unitId: string, { id, day, fieldCode, slips, enteredBy, recordedAt }: Omit<SlipEntry, 'cancels' | 'reason'>): Promise<void> {
    await tx.run(
      'INSERT INTO surveys.slip_entry (unit_id, id, handed_out_on, field_code, slips, entered_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [unitId, id, day, fieldCode, slips, enteredBy, recordedAt],
    );
  }

  /** @returns false where somebody was faster */
  async cancel(tx: Tx, unitId: string, { id, cancels, enteredBy, recordedAt, reason }: Pick<SlipEntry, 'id' | 'cancels' | 'enteredBy' | 'recordedAt' | 'reason'>): Promise<boolean> {
    const written = await tx.run(
      `INSERT INTO surveys.slip_entry (unit_id, id, handed_out_on, field_code, slips, entered_by, recorded_at, cancels, reason)
       SELECT e.unit_id, $2, e.handed_out_on, e.field_code, e.slips, $4, $5, e.id, $6 FROM surveys.slip_entry e WHERE e.unit_id = $1 AND e.id = $3
       ON CONFLICT ON CONSTRAINT slip_entry_cancelled_once DO NOTHING`,
      [unitId, id, cancels, enteredBy, recordedAt, reason],
    );
    return written === 1;
  }

  /** Not of a cancellation. */
  find(tx: Tx, unitId: string, id: string): Promise<SlipRow | undefined> {
    return tx.row<SlipRow>(`SELECT ${WITH_CANCELLATION} WHERE e.unit_id = $1 AND e.id = $2 AND e.cancels IS NULL`, [unitId, id]);
  }

  /** Latest day first; cancellations stand with what they cancel. */
  list(tx: Tx, unitId: string, { from, to, after, limit }: SlipFilter): Promise<SlipRow[]> {
    return tx.rows<SlipRow>(
      `SELECT ${WITH_CANCELLATION} WHERE e.unit_id = $1 AND e.cancels IS NULL
         AND ($2::date IS NULL OR e.handed_out_on >= $2) AND ($3::date IS NULL OR e.handed_out_on <= $3)
         AND ($4::date IS NULL OR (e.handed_out_on, e.id) < ($4, $5::uuid))
       ORDER BY e.handed_out_on DESC, e.id DESC LIMIT $6`,
      [unitId, from ?? null, to ?? null, after?.day ?? null, after?.id ?? null, limit],
    );
  }
}
