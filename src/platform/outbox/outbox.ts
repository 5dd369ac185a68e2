import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { RelayBell } from './relay-bell.js';
import type { Topic } from './topic.js';

@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock, private readonly bell: RelayBell) {}

  /** Writes the event in the caller's transaction: it is relayed if, and only if, that transaction commits. @returns its id */
  async add<P extends object>(tx: Tx, unitId: string, topic: Topic<P>, payload: P): Promise<string> {
    const id = uuidv7();
    await tx.run('INSERT INTO platform.outbox (unit_id, id, topic, payload, created_at) VALUES ($1, $2, $3, $4, $5)', [
      unitId, id, topic.name, JSON.stringify(payload), this.clock.now(),
    ]);
    this.ringAfter(tx);
    return id;
  }

  /** Gives the unit's dead letters another round of tries, once their cause is mended. @returns how many there were */
  async sendFailedAgain(tx: Tx, unitId: string): Promise<number> {
    const sent = await tx.run(
      'UPDATE platform.outbox SET failed_at = NULL, last_error = NULL, losses = 0, relayed_at = NULL WHERE unit_id = $1 AND failed_at IS NOT NULL',
      [unitId],
    );
    if (sent > 0) this.ringAfter(tx);
    return sent;
  }

  /** For a statement that writes its outbox row itself. */
  ringAfter(tx: Tx): void {
    tx.afterCommit.push(() => this.bell.ring());
  }
}
