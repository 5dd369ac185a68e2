import { Injectable } from '@nestjs/common';
import type { Grant } from '#src/platform/http';
import type { Tx } from '#src/platform/database';
import type { AlertKind, AlertRole } from '../domain/alert-kind.js';
import type { DayDigest, DigestCounts } from '../domain/day-digest.js';

export interface AlertRow {
  unitId: string;
  id: string;
  kind: AlertKind;
  dossierId: string | null;
  code: string | null;
  procedureId: string | null;
  dueAt: Date | null;
  counts: DigestCounts | null;
  /** Of what is about no dossier: what people call it, and the page on which it is seen to. */
  subjectName: string | null;
  subjectPath: string | null;
  raisedAt: Date;
  accountId: string | null;
  role: AlertRole | null;
  cancelledAt: Date | null;
}

export interface InboxRow extends AlertRow {
  seenAt: Date | null;
}

/** Whose inbox: what is told to the account, and to the roles it holds, each in its units. */
export interface Reader {
  accountId: string;
  unitIds: readonly string[];
  grants: readonly Pick<Grant, 'unitId' | 'role'>[];
}

const COLUMNS = `a.unit_id AS "unitId", a.id, a.kind, a.dossier_id AS "dossierId", a.code, a.procedure_id AS "procedureId", a.due_at AS "dueAt", a.counts,
  a.subject_name AS "subjectName", a.subject_path AS "subjectPath", a.raised_at AS "raisedAt", a.account_id AS "accountId", a.role, a.cancelled_at AS "cancelledAt"`;

/** $1 units, $2 account, $3 and $4 the grants' units and roles. Two halves, each one range of one index. */
const SEEN = 'LEFT JOIN alerts.seen s ON s.unit_id = ANY ($1) AND s.unit_id = a.unit_id AND s.alert_id = a.id AND s.account_id = $2';
const TO_ACCOUNT = `alerts.alert a ${SEEN} WHERE a.unit_id = ANY ($1) AND a.account_id = $2`;
const TO_ROLES = `unnest($3::uuid[], $4::text[]) AS g (unit_id, role)
  JOIN alerts.alert a ON a.unit_id = ANY ($1) AND a.unit_id = g.unit_id AND a.role = g.role ${SEEN} WHERE a.unit_id = ANY ($1)`;

@Injectable()
export class AlertStore {
  /** Newest first; one row more than asked for tells that there is a next page. */
  inbox(tx: Tx, reader: Reader, open: boolean, page: { limit: number; after: { raisedAt: Date; id: string } | undefined }): Promise<InboxRow[]> {
    const newest = (whose: string): string =>
      `(SELECT ${COLUMNS}, s.at AS "seenAt" FROM alerts.alert a ${SEEN} WHERE a.unit_id = ANY ($1) AND ${whose} ${open ? 'AND a.cancelled_at IS NULL' : ''}
        AND ($5::timestamptz IS NULL OR (a.raised_at, a.id) < ($5, $6::uuid)) ORDER BY a.raised_at DESC, a.id DESC LIMIT $7)`;
    // Each role's newest by themselves: an index gives them in order, however many there are.
    return tx.rows<InboxRow>(
      `${newest('a.account_id = $2')} UNION ALL
       (SELECT n.* FROM unnest($3::uuid[], $4::text[]) AS g (unit_id, role) CROSS JOIN LATERAL ${newest('a.unit_id = g.unit_id AND a.role = g.role')} AS n)
       ORDER BY "raisedAt" DESC, id DESC LIMIT $7`,
      [...valuesOf(reader), page.after?.raisedAt ?? null, page.after?.id ?? null, page.limit + 1],
    );
  }

  async count(tx: Tx, reader: Reader): Promise<{ open: number; unseen: number }> {
    const half = (from: string): string => `SELECT count(*) AS open, count(*) FILTER (WHERE s.at IS NULL) AS unseen FROM ${from} AND a.cancelled_at IS NULL`;
    const row = await tx.row<{ open: number; unseen: number }>(
      `SELECT sum(h.open)::int AS open, sum(h.unseen)::int AS unseen FROM (${half(TO_ACCOUNT)} UNION ALL ${half(TO_ROLES)}) AS h`,
      valuesOf(reader),
    );
    return row ?? { open: 0, unseen: 0 };
  }

  async isMine(tx: Tx, reader: Reader, unitId: string, id: string): Promise<boolean> {
    const half = (from: string): string => `SELECT 1 FROM ${from} AND a.unit_id = $5 AND a.id = $6`;
    const row = await tx.row(`${half(TO_ACCOUNT)} UNION ALL ${half(TO_ROLES)}`, [...valuesOf(reader), unitId, id]);
    return row !== undefined;
  }

  async markSeen(tx: Tx, unitId: string, id: string, accountId: string, at: Date): Promise<void> {
    await tx.run('INSERT INTO alerts.seen (unit_id, alert_id, account_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [unitId, id, accountId, at]);
  }

  /** What was raised up to an instant and is still open: what came later, the reader has not been shown. */
  async markAllSeen(tx: Tx, reader: Reader, raisedUntil: Date, at: Date): Promise<number> {
    const half = (from: string): string => `SELECT a.unit_id, a.id, $2::uuid, $5::timestamptz FROM ${from} AND a.cancelled_at IS NULL AND a.raised_at <= $6 AND s.at IS NULL`;
    return tx.run(
      `INSERT INTO alerts.seen (unit_id, alert_id, account_id, at) ${half(TO_ACCOUNT)} UNION ${half(TO_ROLES)} ON CONFLICT DO NOTHING`,
      [...valuesOf(reader), at, raisedUntil],
    );
  }

  /** A new day's digest takes the place of the one before. */
  async addDigests(tx: Tx, unitId: string, digests: readonly (DayDigest & { id: string })[], at: Date, mustNotify: boolean): Promise<void> {
    await tx.run("UPDATE alerts.alert SET cancelled_at = $2 WHERE unit_id = $1 AND kind = 'digest' AND cancelled_at IS NULL", [unitId, at]);
    if (digests.length === 0) return;
    await tx.run(
      `INSERT INTO alerts.alert (unit_id, id, kind, counts, raised_at, audience, account_id, role, notified_at)
       SELECT $1, d.id, 'digest', d.counts, $2, CASE WHEN d.account_id IS NULL THEN 'role' ELSE 'account' END, d.account_id, d.role,
         CASE WHEN $3 THEN NULL ELSE $2::timestamptz END
       FROM unnest($4::uuid[], $5::jsonb[], $6::uuid[], $7::text[]) AS d (id, counts, account_id, role)`,
      [
        unitId, at, mustNotify, digests.map((d) => d.id), digests.map((d) => JSON.stringify(d.counts)), digests.map((d) => d.accountId),
        digests.map((d) => d.role),
      ],
    );
  }

  async unitsToNotify(tx: Tx): Promise<string[]> {
    return (await tx.rows<{ unit_id: string }>('SELECT DISTINCT unit_id FROM alerts.alert WHERE notified_at IS NULL ORDER BY unit_id')).map((row) => row.unit_id);
  }

  /** Takes everything of a unit that nobody was sent yet, and marks it; the marks stand with the caller's commit. */
  takeUnnotified(tx: Tx, unitId: string, now: Date, limit: number): Promise<AlertRow[]> {
    return tx.rows<AlertRow>(
      `WITH waiting AS (
         SELECT id FROM alerts.alert WHERE unit_id = $1 AND notified_at IS NULL ORDER BY raised_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
       ), taken AS (
         UPDATE alerts.alert a SET notified_at = $2 FROM waiting w WHERE a.unit_id = $1 AND a.id = w.id RETURNING ${COLUMNS}
       )
       SELECT * FROM taken ORDER BY "dueAt", code`,
      [unitId, now, limit],
    );
  }
}

/** A supervisor is told of every unit below; other roles count in the unit of the grant. Each pair once, or its alerts would be found twice. */
function valuesOf({ accountId, unitIds, grants }: Reader): unknown[] {
  const pairs = grants.flatMap(({ unitId, role }) => (role === 'supervisor' ? unitIds : [unitId]).map((each) => `${each} ${role}`));
  const roles = [...new Set(pairs)].map((pair) => pair.split(' '));
  return [unitIds, accountId, roles.map(([unitId]) => unitId), roles.map(([, role]) => role)];
}
