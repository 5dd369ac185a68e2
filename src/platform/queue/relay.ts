import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { declaredTopics } from '#src/platform/outbox';
import { QueueConnection } from './queue-connection.js';

const BATCH = 500;

interface PendingEvent {
  id: string;
  topic: string;
}

/** Moves committed events to the queue. Several relays may run; each claims rows with SKIP LOCKED, one unit at a time. */
@Injectable()
export class Relay {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly connection: QueueConnection,
  ) {}

  /** Relays everything that waits. @returns how many jobs were sent */
  async relayAll(queue: Queue): Promise<number> {
    let sent = 0;
    for (const unitId of await this.unitsWithPending()) sent += await this.relayUnit(queue, unitId);
    return sent;
  }

  /** The only query over all units' outboxes: it reads no payload. */
  private async unitsWithPending(): Promise<string[]> {
    const rows = await this.database.inUnits('all', (tx) =>
      tx.rows<{ unit_id: string }>(
        `SELECT DISTINCT unit_id FROM platform.outbox
         WHERE done_at IS NULL AND failed_at IS NULL AND (relayed_at IS NULL OR relayed_at < $1)`,
        [this.resendBefore()],
      ));
    return rows.map((row) => row.unit_id);
  }

  private async relayUnit(queue: Queue, unitId: string): Promise<number> {
    let sent = 0;
    for (;;) {
      const { claimed, jobs } = await this.relayBatch(queue, unitId);
      sent += jobs;
      if (claimed < BATCH) return sent;
    }
  }

  private relayBatch(queue: Queue, unitId: string): Promise<{ claimed: number; jobs: number }> {
    const { attempts, retryMs } = this.connection.timing;
    return this.database.inUnit(unitId, async (tx) => {
      const events = await tx.rows<PendingEvent>(
        `SELECT id, topic FROM platform.outbox
         WHERE unit_id = $1 AND done_at IS NULL AND failed_at IS NULL AND (relayed_at IS NULL OR relayed_at < $2)
         ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [unitId, this.resendBefore()],
      );
      if (events.length === 0) return { claimed: 0, jobs: 0 };
      const { needed, superseded } = coalesce(events);
      // The job is sent before the commit: a crash between sends it twice, which its id and platform.handled make harmless.
      await queue.addBulk(needed.map((event) => ({
        name: event.topic,
        data: { unitId },
        opts: { jobId: event.id, attempts, backoff: { type: 'exponential', delay: retryMs }, removeOnComplete: true, removeOnFail: true },
      })));
      const now = this.clock.now();
      await tx.run('UPDATE platform.outbox SET relayed_at = $2 WHERE unit_id = $1 AND id = ANY ($3)', [unitId, now, needed.map((e) => e.id)]);
      if (superseded.length > 0) {
        await tx.run('UPDATE platform.outbox SET done_at = $2 WHERE unit_id = $1 AND id = ANY ($3)', [unitId, now, superseded]);
      }
      return { claimed: events.length, jobs: needed.length };
    });
  }

  private resendBefore(): Date {
    return new Date(this.clock.now().getTime() - this.connection.timing.resendAfterMs);
  }
}

/** Of several pending wake-ups of one kind only the newest is needed: its handler catches up with all of them. */
export function coalesce(events: readonly PendingEvent[]): { needed: PendingEvent[]; superseded: string[] } {
  const newest = new Map<string, string>();
  for (const event of events) if (declaredTopics().get(event.topic)?.coalesce) newest.set(event.topic, event.id);
  const needed = events.filter((event) => (newest.get(event.topic) ?? event.id) === event.id);
  const kept = new Set(needed.map((event) => event.id));
  return { needed, superseded: events.filter((event) => !kept.has(event.id)).map((event) => event.id) };
}
