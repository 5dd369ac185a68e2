import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { CivilDate } from '#libs/civil-date';
import type { WorkSession } from '#libs/worktime';
import type { Tx } from '#src/platform/database';
import type { SessionDraft } from '../domain/session-draft.js';
import { valueRows } from './value-rows.js';

@Injectable()
export class SessionStore {
  /** The fence must be open to all units. */
  async unitIds(tx: Tx): Promise<string[]> {
    return (await tx.rows<{ unit_id: string }>('SELECT DISTINCT unit_id FROM units.session')).map((row) => row.unit_id);
  }

  /** Past, present and coming sessions; one that was replaced before it came into force is left out. */
  all(tx: Tx, unitId: string): Promise<WorkSession[]> {
    return tx.rows<WorkSession>(
      `SELECT weekday, to_char(opens, 'HH24:MI') AS opens, to_char(closes, 'HH24:MI') AS closes,
              open_for_intake AS "openForIntake", counts_for_terms AS "countsForTerms",
              valid_from AS "validFrom", valid_to AS "validTo"
       FROM units.session
       WHERE unit_id = $1 AND (valid_to IS NULL OR valid_to >= valid_from)
       ORDER BY valid_from, weekday, opens`,
      [unitId],
    );
  }

  /** Whether some session is in force on a day of [from, to). */
  async coveredBetween(tx: Tx, unitId: string, from: CivilDate, to: CivilDate): Promise<boolean> {
    const row = await tx.row(
      `SELECT 1 FROM units.session
       WHERE unit_id = $1 AND valid_from < $3 AND (valid_to IS NULL OR (valid_to >= $2 AND valid_to >= valid_from)) LIMIT 1`,
      [unitId, from, to],
    );
    return row !== undefined;
  }

  /** Ends whatever is in force on or after the day; what would begin later never comes into force. */
  async closeFrom(tx: Tx, unitId: string, validFrom: CivilDate): Promise<void> {
    await tx.run(
      `UPDATE units.session SET valid_to = greatest($2::date, valid_from) - 1
       WHERE unit_id = $1 AND (valid_to IS NULL OR (valid_to >= $2 AND valid_to >= valid_from))`,
      [unitId, validFrom],
    );
  }

  async insert(tx: Tx, unitId: string, sessions: readonly SessionDraft[], validFrom: CivilDate): Promise<void> {
    if (sessions.length === 0) return;
    const values = sessions.flatMap((s) => [unitId, uuidv7(), s.weekday, s.opens, s.closes, s.openForIntake, s.countsForTerms, validFrom]);
    await tx.run(
      `INSERT INTO units.session (unit_id, id, weekday, opens, closes, open_for_intake, counts_for_terms, valid_from)
       VALUES ${valueRows(sessions.length, 8)}`,
      values,
    );
  }
}
