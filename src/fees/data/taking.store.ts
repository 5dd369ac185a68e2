import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { FeeItem, PayMethod } from '../domain/taking.js';

export interface NewTaking {
  id: string;
  year: number;
  number: number;
  dossierId: string;
  dossierCode: string;
  method: PayMethod;
  payerName: string;
  takenAt: Date;
  takenOn: CivilDate;
  takenBy: string;
  recordedAt: Date;
  recordedBy: string;
  cancels: string | null;
  reason: string | null;
}

export interface TakingRow extends NewTaking {
  cancelsYear: number | null;
  cancelsNumber: number | null;
  cancelledId: string | null;
  cancelledYear: number | null;
  cancelledNumber: number | null;
  cancelledAt: Date | null;
  cancelledReason: string | null;
  closingYear: number | null;
  closingNumber: number | null;
  afterClosing: boolean;
}

// Closings of one till have rising numbers: what a later one covers, or none yet, was entered after the first.
const COLUMNS = `t.id, t.year, t.number, t.dossier_id AS "dossierId", t.dossier_code AS "dossierCode", t.method, t.payer_name AS "payerName",
    t.taken_at AS "takenAt", t.taken_on AS "takenOn", t.taken_by AS "takenBy", t.recorded_at AS "recordedAt", t.recorded_by AS "recordedBy",
    t.cancels, t.reason, o.year AS "cancelsYear", o.number AS "cancelsNumber",
    c.id AS "cancelledId", c.year AS "cancelledYear", c.number AS "cancelledNumber", c.taken_at AS "cancelledAt", c.reason AS "cancelledReason",
    k.year AS "closingYear", k.number AS "closingNumber",
    EXISTS (SELECT 1 FROM fees.closing f WHERE f.unit_id = $1 AND f.day = t.taken_on AND f.account_id = t.taken_by
      AND (k.number IS NULL OR f.number < k.number)) AS "afterClosing"`;
const JOINED = `fees.taking t
  LEFT JOIN fees.taking o ON o.unit_id = $1 AND o.id = t.cancels
  LEFT JOIN fees.taking c ON c.unit_id = $1 AND c.cancels = t.id
  LEFT JOIN fees.closed_taking ct ON ct.unit_id = $1 AND ct.taking_id = t.id
  LEFT JOIN fees.closing k ON k.unit_id = $1 AND k.id = ct.closing_id`;

/** A receipt or a cancellation that was entered late. */
export interface LateTaking {
  dossierId: string;
  dossierCode: string;
  takenAt: Date;
  recordedAt: Date;
  recordedBy: string;
  /** Why it cancels another; null for a receipt. */
  reason: string | null;
}

@Injectable()
export class TakingStore {
  paidIn(tx: Tx, unitId: string, from: CivilDate, to: CivilDate, recordedUpTo: Date | undefined): Promise<{ dossierId: string; online: boolean }[]> {
    return tx.rows<{ dossierId: string; online: boolean }>(
      `SELECT t.dossier_id AS "dossierId", bool_or(t.method = 'online') AS online FROM fees.taking t
       WHERE t.unit_id = $1 AND t.taken_on BETWEEN $2 AND $3 AND t.cancels IS NULL AND ($4::timestamptz IS NULL OR t.recorded_at <= $4)
         AND NOT EXISTS (SELECT 1 FROM fees.taking c WHERE c.unit_id = $1 AND c.cancels = t.id AND c.taken_on <= $3
           AND ($4::timestamptz IS NULL OR c.recorded_at <= $4))
       GROUP BY t.dossier_id`,
      [unitId, from, to, recordedUpTo ?? null],
    );
  }

  /** In the order in which they were entered. */
  enteredAfter(tx: Tx, unitId: string, to: CivilDate, at: Date): Promise<LateTaking[]> {
    return tx.rows<LateTaking>(
      `SELECT t.dossier_id AS "dossierId", t.dossier_code AS "dossierCode", t.taken_at AS "takenAt", t.recorded_at AS "recordedAt",
         t.recorded_by AS "recordedBy", t.reason
       FROM fees.taking t WHERE t.unit_id = $1 AND t.taken_on <= $2 AND t.recorded_at > $3 ORDER BY t.recorded_at, t.id`,
      [unitId, to, at],
    );
  }

  async insert(tx: Tx, unitId: string, taking: NewTaking, items: readonly FeeItem[]): Promise<void> {
    await tx.run(
      `INSERT INTO fees.taking (unit_id, id, year, number, dossier_id, dossier_code, method, payer_name, taken_at, taken_on, taken_by,
         recorded_at, recorded_by, cancels, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        unitId, taking.id, taking.year, taking.number, taking.dossierId, taking.dossierCode, taking.method, taking.payerName, taking.takenAt,
        taking.takenOn, taking.takenBy, taking.recordedAt, taking.recordedBy, taking.cancels, taking.reason,
      ],
    );
    if (items.length === 0) return;
    await tx.run(
      `INSERT INTO fees.item (unit_id, taking_id, position, kind, text, amount)
       SELECT $1, $2, i.position, i.kind, i.text, i.amount
       FROM unnest($3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY AS i (kind, text, amount, position)`,
      [unitId, taking.id, items.map(({ kind }) => kind), items.map(({ text }) => text), items.map(({ amount }) => amount)],
    );
  }

  find(tx: Tx, unitId: string, id: string): Promise<TakingRow | undefined> {
    return tx.row<TakingRow>(`SELECT ${COLUMNS} FROM ${JOINED} WHERE t.unit_id = $1 AND t.id = $2`, [unitId, id]);
  }

  ofDossier(tx: Tx, unitId: string, dossierId: string): Promise<TakingRow[]> {
    return tx.rows<TakingRow>(`SELECT ${COLUMNS} FROM ${JOINED} WHERE t.unit_id = $1 AND t.dossier_id = $2 ORDER BY t.recorded_at, t.id`, [unitId, dossierId]);
  }

  /** In order of number; of one till, or of all. */
  ofDay(tx: Tx, unitId: string, day: CivilDate, accountId: string | undefined): Promise<TakingRow[]> {
    return tx.rows<TakingRow>(
      `SELECT ${COLUMNS} FROM ${JOINED} WHERE t.unit_id = $1 AND t.taken_on = $2 AND ($3::uuid IS NULL OR t.taken_by = $3) ORDER BY t.number`,
      [unitId, day, accountId ?? null],
    );
  }

  ofClosing(tx: Tx, unitId: string, closingId: string): Promise<TakingRow[]> {
    return tx.rows<TakingRow>(`SELECT ${COLUMNS} FROM ${JOINED} WHERE t.unit_id = $1 AND ct.closing_id = $2 ORDER BY t.number`, [unitId, closingId]);
  }

  async items(tx: Tx, unitId: string, takingIds: readonly string[]): Promise<Map<string, FeeItem[]>> {
    const rows = await tx.rows<FeeItem & { takingId: string }>(
      `SELECT i.taking_id AS "takingId", i.kind, i.text, i.amount FROM fees.item i
       WHERE i.unit_id = $1 AND i.taking_id = ANY ($2) ORDER BY i.taking_id, i.position`,
      [unitId, takingIds],
    );
    const items = new Map<string, FeeItem[]>();
    for (const { takingId, ...item } of rows) items.set(takingId, [...(items.get(takingId) ?? []), item]);
    return items;
  }
}
