import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { DeliveryBody } from '../domain/delivery.js';

export type Channel = 'mail' | 'webhook';
export const DELIVERY_STATES = ['waiting', 'sent', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface Delivery {
  unitId: string;
  id: string;
  channel: Channel;
  accountId: string;
  body: DeliveryBody;
  state: DeliveryState;
  /** Tries begun. */
  attempts: number;
  nextAt: Date;
  createdAt: Date;
  settledAt: Date | null;
  lastError: string | null;
}

export type NewDelivery = Pick<Delivery, 'id' | 'channel' | 'accountId' | 'body'>;

const COLUMNS = `d.unit_id AS "unitId", d.id, d.channel, d.account_id AS "accountId", d.body, d.state, d.attempts, d.next_at AS "nextAt",
  d.created_at AS "createdAt", d.settled_at AS "settledAt", d.last_error AS "lastError"`;

@Injectable()
export class DeliveryStore {
  async add(tx: Tx, unitId: string, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
    if (deliveries.length === 0) return;
    await tx.run(
      `INSERT INTO alerts.delivery (unit_id, state, next_at, created_at, id, channel, account_id, body)
       SELECT $1, 'waiting', $2, $2, d.* FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::jsonb[]) AS d`,
      [unitId, now, deliveries.map((d) => d.id), deliveries.map((d) => d.channel), deliveries.map((d) => d.accountId), deliveries.map((d) => JSON.stringify(d.body))],
    );
  }

  async unitsWaiting(tx: Tx, now: Date): Promise<string[]> {
    const rows = await tx.rows<{ unit_id: string }>("SELECT DISTINCT unit_id FROM alerts.delivery WHERE state = 'waiting' AND next_at <= $1 ORDER BY unit_id", [now]);
    return rows.map((row) => row.unit_id);
  }

  /** Takes deliveries to try them now. Nobody else tries them until the lease ends, which is when a killed one's come back. */
  claim(tx: Tx, unitId: string, now: Date, leaseEnds: Date, limit: number): Promise<Delivery[]> {
    return tx.rows<Delivery>(
      `WITH due AS (
         SELECT id FROM alerts.delivery WHERE unit_id = $1 AND state = 'waiting' AND next_at <= $2 ORDER BY next_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
       ), claimed AS (
         UPDATE alerts.delivery d SET attempts = d.attempts + 1, next_at = $3 FROM due WHERE d.unit_id = $1 AND d.id = due.id RETURNING ${COLUMNS}
       )
       SELECT * FROM claimed ORDER BY id`,
      [unitId, now, leaseEnds, limit],
    );
  }

  async sent(tx: Tx, { unitId, id }: Delivery, now: Date): Promise<void> {
    await tx.run("UPDATE alerts.delivery SET state = 'sent', settled_at = $3, last_error = NULL WHERE unit_id = $1 AND id = $2 AND state = 'waiting'", [unitId, id, now]);
  }

  /** Tried in vain: to be tried again at `nextAt`, or dead without one. */
  async failed(tx: Tx, { unitId, id }: Delivery, reason: string, nextAt: Date | null, now: Date): Promise<void> {
    if (nextAt) {
      await tx.run("UPDATE alerts.delivery SET next_at = $3, last_error = $4 WHERE unit_id = $1 AND id = $2 AND state = 'waiting'", [unitId, id, nextAt, reason]);
    } else {
      await tx.run("UPDATE alerts.delivery SET state = 'dead', settled_at = $3, last_error = $4 WHERE unit_id = $1 AND id = $2 AND state = 'waiting'", [unitId, id, now, reason]);
    }
  }

  /** A dead one from the start, tries counted anew. @returns false when there is no such dead delivery */
  async revive(tx: Tx, unitId: string, id: string, now: Date): Promise<boolean> {
    const touched = await tx.run(
      "UPDATE alerts.delivery SET state = 'waiting', attempts = 0, next_at = $3, settled_at = NULL WHERE unit_id = $1 AND id = $2 AND state = 'dead'",
      [unitId, id, now],
    );
    return touched === 1;
  }

  /** Newest first; one row more than asked for tells that there is a next page. */
  page(tx: Tx, unitIds: readonly string[], state: DeliveryState, page: { limit: number; after: string | undefined }): Promise<Delivery[]> {
    return tx.rows<Delivery>(
      `SELECT ${COLUMNS} FROM alerts.delivery d WHERE d.unit_id = ANY ($1) AND d.state = $2 AND ($3::uuid IS NULL OR d.id < $3) ORDER BY d.id DESC LIMIT $4`,
      [unitIds, state, page.after ?? null, page.limit + 1],
    );
  }
}
