import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { type EventOf, type Handler, Handlers } from './handlers.js';

/** Runs the handlers of one event, each with effect once, and marks the event done. */
@Injectable()
export class EventRunner {
  constructor(
    private readonly database: Database,
    private readonly handlers: Handlers,
    private readonly clock: Clock,
  ) {}

  /** @throws what the first failing handler threw; handlers that were done stay done. */
  async run(unitId: string, eventId: string): Promise<void> {
    const event = await this.pending(unitId, eventId);
    if (!event) return;
    for (const handler of this.handlers.of(event.topic)) {
      if (handler.mode === 'once') await this.database.inUnit(unitId, (tx) => this.once(handler, event, tx));
      else await this.resumable(handler, event);
    }
    await this.database.inUnit(unitId, (tx) =>
      tx.run('UPDATE platform.outbox SET done_at = $3 WHERE unit_id = $1 AND id = $2', [unitId, eventId, this.clock.now()]));
  }

  /** The dead letter: kept with its reason until somebody sends it again. */
  async fail(unitId: string, eventId: string, reason: string): Promise<void> {
    await this.database.inUnit(unitId, (tx) =>
      tx.run('UPDATE platform.outbox SET failed_at = $3, last_error = $4 WHERE unit_id = $1 AND id = $2 AND done_at IS NULL', [
        unitId, eventId, this.clock.now(), reason.slice(0, 500),
      ]));
  }

  /** Its workers died under it, by its fault or not: it is sent again at once, and is a dead letter after so many losses. */
  async lose(unitId: string, eventId: string, reason: string, allowed: number): Promise<void> {
    await this.database.inUnit(unitId, (tx) =>
      tx.run(
        `UPDATE platform.outbox SET losses = losses + 1, relayed_at = NULL, last_error = $3, failed_at = CASE WHEN losses + 1 >= $4 THEN $5::timestamptz END
         WHERE unit_id = $1 AND id = $2 AND done_at IS NULL AND failed_at IS NULL`,
        [unitId, eventId, reason.slice(0, 500), allowed, this.clock.now()],
      ));
  }

  private pending(unitId: string, eventId: string): Promise<EventOf | undefined> {
    return this.database.inUnit(unitId, (tx) =>
      tx.row<EventOf>(
        `SELECT id, unit_id AS "unitId", topic, payload FROM platform.outbox
         WHERE unit_id = $1 AND id = $2 AND done_at IS NULL AND failed_at IS NULL`,
        [unitId, eventId],
      ));
  }

  private async once(handler: Handler, event: EventOf, tx: Tx): Promise<void> {
    if (await this.claim(handler, event, tx)) await handler.run(event, tx);
  }

  private async resumable(handler: Handler, event: EventOf): Promise<void> {
    const handled = await this.database.inUnit(event.unitId, (tx) =>
      tx.row('SELECT 1 FROM platform.handled WHERE unit_id = $1 AND handler = $2 AND event_id = $3', [event.unitId, handler.name, event.id]));
    if (handled) return;
    await handler.run(event);
    await this.database.inUnit(event.unitId, (tx) => this.claim(handler, event, tx));
  }

  private async claim(handler: Handler, event: EventOf, tx: Tx): Promise<boolean> {
    const inserted = await tx.run(
      'INSERT INTO platform.handled (unit_id, handler, event_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [event.unitId, handler.name, event.id, this.clock.now()],
    );
    return inserted === 1;
  }
}
