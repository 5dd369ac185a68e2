import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { type Delivery, DeliveryStore } from '../data/delivery.store.js';
import { waitAfter } from '../domain/back-off.js';
import { Channels } from './channels.js';

const BATCH = 10;
/** Longer than the slowest try may take. */
const LEASE_MS = 300_000;

/** Sends what waits, tries again what failed, gives up after enough tries: those are the dead letters. */
@Injectable()
export class SendDeliveries {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveryStore,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  unitsDue(tx: Tx): Promise<string[]> {
    return this.deliveries.unitsWaiting(tx, this.clock.now());
  }

  async sendIn(unitId: string): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const leaseEnds = new Date(now.getTime() + LEASE_MS);
      const claimed = await this.database.inUnit(unitId, (tx) => this.deliveries.claim(tx, unitId, now, leaseEnds, BATCH));
      await Promise.all(claimed.map((delivery) => this.try(delivery)));
      if (claimed.length < BATCH) return;
    }
  }

  private async try(delivery: Delivery): Promise<void> {
    const failure = await this.failureOf(delivery);
    const now = this.clock.now();
    await this.database.inUnit(delivery.unitId, (tx) => {
      if (failure === undefined) return this.deliveries.sent(tx, delivery, now);
      const wait = waitAfter(delivery.attempts);
      return this.deliveries.failed(tx, delivery, failure, wait === null ? null : new Date(now.getTime() + wait), now);
    });
  }

  private async failureOf(delivery: Delivery): Promise<string | undefined> {
    try {
      const channel = this.channels.of(delivery.channel);
      if (!channel.configured) return 'NOT_CONFIGURED';
      await channel.send(delivery);
      return undefined;
    } catch (error) {
      return describeFailure(error);
    }
  }
}

/** Codes only, never the message: servers repeat the address in theirs. @example describeFailure({ code: 'EENVELOPE', responseCode: 550 }) // 'EENVELOPE 550' */
export function describeFailure(error: unknown): string {
  const { code, responseCode, name, cause } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown; responseCode?: unknown; name?: string; cause?: { code?: unknown };
  };
  const told = [code, responseCode, cause?.code].filter((part) => typeof part === 'string' || typeof part === 'number');
  return (told.length > 0 ? told.join(' ') : (name ?? 'unknown')).slice(0, 100);
}
