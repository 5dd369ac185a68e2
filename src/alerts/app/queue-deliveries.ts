import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Database, type Tx } from '#src/platform/database';
import { AlertStore } from '../data/alert.store.js';
import { DeliveryStore, type NewDelivery } from '../data/delivery.store.js';
import { Channels } from './channels.js';
import { DeliveryBodies } from './delivery-bodies.js';
import { Recipients } from './recipients.js';

/** More than this in one tick goes into a second mail. */
const BATCH = 200_000;

/** Puts what was raised into one mail and one call per person: not one per dossier. */
@Injectable()
export class QueueDeliveries {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertStore,
    private readonly deliveries: DeliveryStore,
    private readonly recipients: Recipients,
    private readonly bodies: DeliveryBodies,
    private readonly channels: Channels,
  ) {}

  async unitsDue(tx: Tx): Promise<string[]> {
    return this.channels.any ? this.alerts.unitsToNotify(tx) : [];
  }

  queueIn(unitId: string, now: Date): Promise<void> {
    return this.database.inUnit(unitId, (tx) => this.queue(tx, unitId, now));
  }

  private async queue(tx: Tx, unitId: string, now: Date): Promise<void> {
    const taken = await this.alerts.takeUnnotified(tx, unitId, now, BATCH);
    if (taken.length === 0) return;
    const people = await this.recipients.of(tx, unitId, taken);
    const deliveries: NewDelivery[] = [];
    for (const { accountId, email, alerts } of people) {
      const body = await this.bodies.of(tx, unitId, accountId, alerts);
      if (email && this.channels.has('mail')) deliveries.push({ id: uuidv7(), channel: 'mail', accountId, body });
      if (this.channels.has('webhook')) deliveries.push({ id: uuidv7(), channel: 'webhook', accountId, body });
    }
    await this.deliveries.add(tx, unitId, deliveries, now);
  }
}
