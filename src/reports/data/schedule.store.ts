import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { OfUnits, Schedule } from '../domain/schedule.js';

@Injectable()
export class ScheduleStore {
  /** Every schedule that the units ever set, oldest first. */
  async of(tx: Tx, unitIds: readonly string[]): Promise<OfUnits> {
    const rows = await tx.rows<Schedule & { unitId: string }>(
      `SELECT s.unit_id AS "unitId", s.valid_from AS "validFrom", s.inherited, s.due_days AS "dueDays", s.items
       FROM reports.schedule s WHERE s.unit_id = ANY ($1) ORDER BY s.unit_id, s.valid_from`,
      [unitIds],
    );
    const schedules = new Map<string, Schedule[]>();
    for (const { unitId, ...schedule } of rows) schedules.set(unitId, [...(schedules.get(unitId) ?? []), schedule]);
    return schedules;
  }

  /** Takes the place of what was set for the same day. */
  async put(tx: Tx, unitId: string, { validFrom, inherited, dueDays, items }: Schedule, by: string | null, at: Date): Promise<void> {
    await tx.run(
      `INSERT INTO reports.schedule (unit_id, valid_from, inherited, due_days, items, set_at, set_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (unit_id, valid_from) DO UPDATE SET inherited = excluded.inherited, due_days = excluded.due_days, items = excluded.items,
         set_at = excluded.set_at, set_by = excluded.set_by`,
      [unitId, validFrom, inherited, dueDays, JSON.stringify(items), at, by],
    );
  }
}
