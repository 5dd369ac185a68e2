import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { FieldSlips, SlipEntry } from '../domain/slips.js';

const ENTRY = `e.id, e.handed_out_on AS day, e.field_code AS "fieldCode", e.slips, e.entered_by AS "enteredBy", e.recorded_at AS "recordedAt",
    e.cancels, e.reason`;

@Injectable()
export class SlipStore {
  /** A cancelled entry and the one that cancels it are both there, and make nothing. */
  handedOut(tx: Tx, unitId: string, from: CivilDate, to: CivilDate, recordedUpTo: Date | undefined): Promise<FieldSlips[]> {
    return tx.rows<FieldSlips>(
      `SELECT e.field_code AS "fieldCode", sum(CASE WHEN e.cancels IS NULL THEN e.slips ELSE -e.slips END)::int AS slips
       FROM surveys.slip_entry e
       WHERE e.unit_id = $1 AND e.handed_out_on BETWEEN $2 AND $3 AND ($4::timestamptz IS NULL OR e.recorded_at <= $4)
       GROUP BY e.field_code
       HAVING sum(CASE WHEN e.cancels IS NULL THEN e.slips ELSE -e.slips END) <> 0
       ORDER BY e.field_code NULLS LAST`,
      [unitId, from, to, recordedUpTo ?? null],
    );
  }

  /** In the order in which they were entered. */
  enteredAfter(tx: Tx, unitId: string, to: CivilDate, at: Date): Promise<SlipEntry[]> {
    return tx.rows<SlipEntry>(
      `SELECT ${ENTRY} FROM surveys.slip_entry e WHERE e.unit_id = $1 AND e.handed_out_on <= $2 AND e.recorded_at > $3 ORDER BY e.recorded_at, e.id`,
      [unitId, to, at],
    );
  }
}
