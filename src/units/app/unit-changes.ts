import { Injectable } from '@nestjs/common';
import { Editions, type Tx } from '#src/platform/database';
import { defineTopic } from '#src/platform/outbox';

export const UNITS_EDITION = 'units';

/** A unit's working sessions are others from a day on: due dates that were computed with the old ones are to be looked at again. */
export const sessionsChanged = defineTopic<{ validFrom: string }>('units.sessions_changed');

/** Makes every cache notice a change: through the edition in all processes, through listeners at once in this one. */
@Injectable()
export class UnitChanges {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly editions: Editions) {}

  onCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  async announce(tx: Tx): Promise<void> {
    await this.editions.raise(tx, UNITS_EDITION);
    tx.afterCommit.push(() => this.listeners.forEach((listener) => listener()));
  }
}
