import { Injectable } from '@nestjs/common';
import type { State } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';

export interface HandOverListRow {
  id: string;
  year: number;
  number: number;
  fromAccountId: string;
  toAccountId: string | null;
  toUnitId: string | null;
  toOffice: string | null;
  note: string | null;
  madeAt: Date;
  confirmedAt: Date | null;
  confirmedBy: string | null;
}

export type HandOverListHead = HandOverListRow & { dossiers: number };

export interface HandOverLineRow {
  code: string;
  state: State;
  procedureId: string;
  ownerName: string;
  receivedAt: Date;
  dueAt: Date;
  handedOverAt: Date;
}

const COLUMNS = `l.id, l.year, l.number, l.from_account_id AS "fromAccountId", l.to_account_id AS "toAccountId", l.to_unit_id AS "toUnitId",
  l.to_office AS "toOffice", l.note, l.made_at AS "madeAt", l.confirmed_at AS "confirmedAt", l.confirmed_by AS "confirmedBy",
  (SELECT count(*)::int FROM dossiers.hand_over_line n WHERE n.unit_id = $1 AND n.list_id = l.id) AS dossiers`;

@Injectable()
export class HandOverListStore {
  async exists(tx: Tx, unitId: string, id: string): Promise<boolean> {
    return (await tx.row('SELECT 1 FROM dossiers.hand_over_list l WHERE l.unit_id = $1 AND l.id = $2', [unitId, id])) !== undefined;
  }

  /** Gives the list the year's next number, locked until the commit. */
  async make(tx: Tx, unitId: string, list: Omit<HandOverListRow, 'number' | 'confirmedAt' | 'confirmedBy'>): Promise<void> {
    const serial = await tx.row<{ last: number }>(
      `INSERT INTO dossiers.hand_over_serial (unit_id, year, last) VALUES ($1, $2, 1)
       ON CONFLICT (unit_id, year) DO UPDATE SET last = dossiers.hand_over_serial.last + 1 RETURNING last`,
      [unitId, list.year],
    );
    await tx.run(
      `INSERT INTO dossiers.hand_over_list (unit_id, id, year, number, from_account_id, to_account_id, to_unit_id, to_office, note, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [unitId, list.id, list.year, serial?.last, list.fromAccountId, list.toAccountId, list.toUnitId, list.toOffice, list.note, list.madeAt],
    );
  }

  async addLine(tx: Tx, unitId: string, listId: string, dossierId: string, seq: number): Promise<void> {
    await tx.run('INSERT INTO dossiers.hand_over_line (unit_id, list_id, dossier_id, seq) VALUES ($1, $2, $3, $4)', [unitId, listId, dossierId, seq]);
  }

  async holds(tx: Tx, unitId: string, listId: string, dossierId: string): Promise<boolean> {
    const row = await tx.row('SELECT 1 FROM dossiers.hand_over_line n WHERE n.unit_id = $1 AND n.list_id = $2 AND n.dossier_id = $3', [unitId, listId, dossierId]);
    return row !== undefined;
  }

  find(tx: Tx, unitId: string, id: string): Promise<HandOverListHead | undefined> {
    return tx.row<HandOverListHead>(`SELECT ${COLUMNS} FROM dossiers.hand_over_list l WHERE l.unit_id = $1 AND l.id = $2`, [unitId, id]);
  }

  /** Newest first. */
  page(tx: Tx, unitId: string, after: { madeAt: Date; id: string } | undefined, limit: number): Promise<HandOverListHead[]> {
    return tx.rows<HandOverListHead>(
      `SELECT ${COLUMNS} FROM dossiers.hand_over_list l
       WHERE l.unit_id = $1 AND ($2::timestamptz IS NULL OR (l.made_at, l.id) < ($2::timestamptz, $3::uuid)) ORDER BY l.made_at DESC, l.id DESC LIMIT $4`,
      [unitId, after?.madeAt ?? null, after?.id ?? null, limit],
    );
  }

  /** Not confirmed yet, and made out to the account or to nobody by name; oldest first. */
  waitingFor(tx: Tx, unitId: string, accountId: string, limit: number): Promise<HandOverListHead[]> {
    return tx.rows<HandOverListHead>(
      `SELECT ${COLUMNS} FROM dossiers.hand_over_list l
       WHERE l.unit_id = $1 AND l.confirmed_at IS NULL AND (l.to_account_id = $2 OR (l.to_account_id IS NULL AND l.from_account_id <> $2))
       ORDER BY l.made_at, l.id LIMIT $3`,
      [unitId, accountId, limit],
    );
  }

  lines(tx: Tx, unitId: string, listId: string): Promise<HandOverLineRow[]> {
    return tx.rows<HandOverLineRow>(
      `SELECT d.code, d.state, d.procedure_id AS "procedureId", d.owner_name AS "ownerName", d.received_at AS "receivedAt", d.due_at AS "dueAt", s.at AS "handedOverAt"
       FROM dossiers.hand_over_line n
       JOIN dossiers.dossier d ON d.unit_id = $1 AND d.id = n.dossier_id
       JOIN dossiers.step s ON s.unit_id = $1 AND s.dossier_id = n.dossier_id AND s.seq = n.seq
       WHERE n.unit_id = $1 AND n.list_id = $2 ORDER BY d.code`,
      [unitId, listId],
    );
  }

  /** Once: a list confirmed already stays as it was. */
  async confirm(tx: Tx, unitId: string, id: string, by: string, at: Date): Promise<void> {
    await tx.run(
      'UPDATE dossiers.hand_over_list SET confirmed_at = $4, confirmed_by = $3 WHERE unit_id = $1 AND id = $2 AND confirmed_at IS NULL',
      [unitId, id, by, at],
    );
  }
}
