import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { ReportLine, ReportLineDraft } from '../domain/report-lines.js';
import { valueRows } from './value-rows.js';

@Injectable()
export class ReportLineStore {
  on(tx: Tx, unitId: string, date: CivilDate): Promise<ReportLine[]> {
    return tx.rows<ReportLine>(
      `SELECT l.id, l.position, l.name,
              coalesce(array_agg(f.field_code ORDER BY f.field_code) FILTER (WHERE f.field_code IS NOT NULL), '{}') AS "fieldCodes"
       FROM units.report_line l
       LEFT JOIN units.field_line f ON f.unit_id = $1 AND f.report_line_id = l.id
       WHERE l.unit_id = $1 AND l.valid_from <= $2 AND (l.valid_to IS NULL OR l.valid_to >= $2)
       GROUP BY l.id, l.position, l.name ORDER BY l.position`,
      [unitId, date],
    );
  }

  /** Ends whatever is in force on or after the day; what would begin later never comes into force. */
  async closeFrom(tx: Tx, unitId: string, validFrom: CivilDate): Promise<void> {
    await tx.run(
      `UPDATE units.report_line SET valid_to = greatest($2::date, valid_from) - 1
       WHERE unit_id = $1 AND (valid_to IS NULL OR (valid_to >= $2 AND valid_to >= valid_from))`,
      [unitId, validFrom],
    );
  }

  async insert(tx: Tx, unitId: string, drafts: readonly ReportLineDraft[], validFrom: CivilDate): Promise<void> {
    const lines = drafts.map((draft) => ({ ...draft, id: uuidv7() }));
    if (lines.length === 0) return;
    await tx.run(
      `INSERT INTO units.report_line (unit_id, id, position, name, valid_from) VALUES ${valueRows(lines.length, 5)}`,
      lines.flatMap((line) => [unitId, line.id, line.position, line.name, validFrom]),
    );
    const fields = lines.flatMap((line) => line.fieldCodes.map((code) => [unitId, line.id, code]));
    if (fields.length === 0) return;
    await tx.run(
      `INSERT INTO units.field_line (unit_id, report_line_id, field_code) VALUES ${valueRows(fields.length, 3)}`,
      fields.flat(),
    );
  }
}
