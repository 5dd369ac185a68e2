import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';

export interface NewClosing {
  id: string;
  year: number;
  number: number;
  accountId: string;
  day: CivilDate;
  expectedCash: number;
  countedCash: number;
  note: string | null;
  closedAt: Date;
  closedBy: string;
}

export type ClosingRow = NewClosing & { entries: number };

const COLUMNS = `k.id, k.year, k.number, k.account_id AS "accountId", k.day, k.expected_cash AS "expectedCash", k.counted_cash AS "countedCash",
    k.note, k.closed_at AS "closedAt", k.closed_by AS "closedBy",
    (SELECT count(*)::int FROM fees.closed_taking ct WHERE ct.unit_id = $1 AND ct.closing_id = k.id) AS entries`;

@Injectable()
export class ClosingStore {
  /** Writes the closing and which entries it covers. */
  async insert(tx: Tx, unitId: string, closing: NewClosing, takingIds: readonly string[]): Promise<void> {
    await tx.run(
      `INSERT INTO fees.closing (unit_id, id, year, number, account_id, day, expected_cash, counted_cash, note, closed_at, closed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        unitId, closing.id, closing.year, closing.number, closing.accountId, closing.day, closing.expectedCash, closing.countedCash, closing.note,
        closing.closedAt, closing.closedBy,
      ],
    );
    await tx.run('INSERT INTO fees.closed_taking (unit_id, taking_id, closing_id) SELECT $1, unnest($2::uuid[]), $3', [unitId, takingIds, closing.id]);
  }

  find(tx: Tx, unitId: string, id: string): Promise<ClosingRow | undefined> {
    return tx.row<ClosingRow>(`SELECT ${COLUMNS} FROM fees.closing k WHERE k.unit_id = $1 AND k.id = $2`, [unitId, id]);
  }

  /** In order of number; of one till, or of all. */
  ofDay(tx: Tx, unitId: string, day: CivilDate, accountId: string | undefined): Promise<ClosingRow[]> {
    return tx.rows<ClosingRow>(
      `SELECT ${COLUMNS} FROM fees.closing k WHERE k.unit_id = $1 AND k.day = $2 AND ($3::uuid IS NULL OR k.account_id = $3) ORDER BY k.number`,
      [unitId, day, accountId ?? null],
    );
  }

  /** Days from `since` on whose till has entries that no closing covers, latest first. */
  async openDays(tx: Tx, unitId: string, accountId: string, since: CivilDate): Promise<CivilDate[]> {
    const rows = await tx.rows<{ day: CivilDate }>(
      `SELECT DISTINCT t.taken_on AS day FROM fees.taking t
       WHERE t.unit_id = $1 AND t.taken_by = $2 AND t.taken_on >= $3
         AND NOT EXISTS (SELECT 1 FROM fees.closed_taking ct WHERE ct.unit_id = $1 AND ct.taking_id = t.id)
       ORDER BY day DESC`,
      [unitId, accountId, since],
    );
    return rows.map(({ day }) => day);
  }
}
