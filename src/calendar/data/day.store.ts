import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { NotifiedDay } from '../domain/change.js';

const COLUMNS = 'date, kind, name, basis, notice, replaces';

@Injectable()
export class DayStore {
  all(tx: Tx): Promise<NotifiedDay[]> {
    return tx.rows<NotifiedDay>(`SELECT ${COLUMNS} FROM calendar.day ORDER BY date`);
  }

  between(tx: Tx, from: CivilDate, to: CivilDate): Promise<NotifiedDay[]> {
    return tx.rows<NotifiedDay>(`SELECT ${COLUMNS} FROM calendar.day WHERE date BETWEEN $1 AND $2 ORDER BY date`, [from, to]);
  }

  async on(tx: Tx, dates: readonly CivilDate[]): Promise<Map<CivilDate, NotifiedDay>> {
    const days = await tx.rows<NotifiedDay>(`SELECT ${COLUMNS} FROM calendar.day WHERE date = ANY($1::date[])`, [dates]);
    return new Map(days.map((day) => [day.date, day]));
  }

  async put(tx: Tx, day: NotifiedDay): Promise<void> {
    await tx.run(
      `INSERT INTO calendar.day (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (date) DO UPDATE SET kind = EXCLUDED.kind, name = EXCLUDED.name, basis = EXCLUDED.basis, notice = EXCLUDED.notice, replaces = EXCLUDED.replaces`,
      [day.date, day.kind, day.name, day.basis, day.notice, day.replaces],
    );
  }

  async remove(tx: Tx, date: CivilDate): Promise<void> {
    await tx.run('DELETE FROM calendar.day WHERE date = $1', [date]);
  }
}
