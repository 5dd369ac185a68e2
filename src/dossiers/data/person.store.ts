import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { MOST_COUNTED } from '../domain/worklist.js';

/** How many of a clerk's latest receipts say what that clerk receives lately. */
const LATEST_RECEIPTS = 300;

/** What the desk asks about people: who an owner is, what a clerk receives. */
@Injectable()
export class PersonStore {
  /** The latest dossiers of an owner, newest first. */
  latest(tx: Tx, unitId: string, idNumber: string, limit: number): Promise<{ id: string; code: string }[]> {
    return tx.rows(
      'SELECT d.id, d.code FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.owner_id_number = $2 ORDER BY d.id DESC LIMIT $3',
      [unitId, idNumber, limit],
    );
  }

  async count(tx: Tx, unitId: string, idNumber: string): Promise<number> {
    const row = await tx.row<{ count: number }>(
      `SELECT count(*)::int FROM (SELECT 1 FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.owner_id_number = $2 LIMIT ${MOST_COUNTED + 1}) AS counted`,
      [unitId, idNumber],
    );
    return row?.count ?? 0;
  }

  /** The procedures of an account's latest receipts, the most frequent first. */
  procedures(tx: Tx, unitId: string, accountId: string): Promise<{ procedureId: string; times: number }[]> {
    return tx.rows(
      `SELECT d.procedure_id AS "procedureId", count(*)::int AS times FROM (
         SELECT s.dossier_id FROM dossiers.step s WHERE s.unit_id = $1 AND s.actor_id = $2 AND s.action IN ('receive', 'accept')
         ORDER BY s.position DESC LIMIT ${LATEST_RECEIPTS}) AS latest
       JOIN dossiers.dossier d ON d.unit_id = $1 AND d.id = latest.dossier_id GROUP BY d.procedure_id ORDER BY times DESC, d.procedure_id`,
      [unitId, accountId],
    );
  }
}
