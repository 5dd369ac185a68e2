import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { latterOf, type CalendarChange, type ChangedDay } from '../domain/change.js';

type ChangeRow = Omit<CalendarChange, 'days'>;

export interface ChangeSummary extends Pick<CalendarChange, 'id' | 'notice' | 'draftedAt' | 'appliedAt'> {
  days: number;
  first: CivilDate;
  last: CivilDate;
}

@Injectable()
export class ChangeStore {
  async find(tx: Tx, id: string): Promise<CalendarChange | undefined> {
    const change = await tx.row<ChangeRow>(
      `SELECT id, notice, drafted_at AS "draftedAt", drafted_by AS "draftedBy", applied_at AS "appliedAt", applied_by AS "appliedBy"
       FROM calendar.change WHERE id = $1`,
      [id],
    );
    if (!change) return undefined;
    const days = await tx.rows<ChangedDay>(
      'SELECT date, kind, name, basis, replaces, former FROM calendar.change_day WHERE change_id = $1 ORDER BY date', [id]);
    return { ...change, days };
  }

  /** Newest first. */
  last(tx: Tx, limit: number): Promise<ChangeSummary[]> {
    return tx.rows<ChangeSummary>(
      `SELECT c.id, c.notice, c.drafted_at AS "draftedAt", c.applied_at AS "appliedAt", count(*)::int AS days, min(d.date) AS first, max(d.date) AS last
       FROM calendar.change c JOIN calendar.change_day d ON d.change_id = c.id
       GROUP BY c.id ORDER BY c.id DESC LIMIT $1`,
      [limit],
    );
  }

  async insert(tx: Tx, change: CalendarChange): Promise<void> {
    await tx.run('INSERT INTO calendar.change (id, notice, drafted_at, drafted_by) VALUES ($1, $2, $3, $4)', [
      change.id, change.notice, change.draftedAt, change.draftedBy,
    ]);
    const rows = change.days.map(({ date, kind, name, basis, replaces, former }) => ({ date, kind, name, basis, replaces, former }));
    await tx.run(
      `INSERT INTO calendar.change_day (change_id, date, kind, name, basis, replaces, former)
       SELECT $1, d.date, d.kind, d.name, d.basis, d.replaces, d.former
       FROM jsonb_to_recordset($2::jsonb) AS d (date date, kind text, name text, basis text, replaces date, former jsonb)`,
      [change.id, JSON.stringify(rows)],
    );
  }

  /** Marks it applied and keeps what each day was and is. */
  async markApplied(tx: Tx, change: CalendarChange, at: Date, by: string | null): Promise<void> {
    await tx.run('UPDATE calendar.change SET applied_at = $2, applied_by = $3 WHERE id = $1', [change.id, at, by]);
    const rows = change.days.map((day) => ({ date: day.date, former: day.former, latter: latterOf(day, change.notice) }));
    await tx.run(
      `INSERT INTO calendar.day_log (change_id, date, former, latter, at)
       SELECT $1, d.date, d.former, d.latter, $3
       FROM jsonb_to_recordset($2::jsonb) AS d (date date, former jsonb, latter jsonb)`,
      [change.id, JSON.stringify(rows), at],
    );
  }
}
