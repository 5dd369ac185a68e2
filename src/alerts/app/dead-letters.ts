import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { type Caller, decodeCursor, type Page, toPage } from '#src/platform/http';
import { type Channel, type Delivery, type DeliveryState, DeliveryStore } from '../data/delivery.store.js';
import { refuse } from '../refusals.js';

export interface DeliveryItem {
  unitId: string;
  id: string;
  channel: Channel;
  accountId: string;
  state: DeliveryState;
  attempts: number;
  /** When it is tried next; null once it is sent or dead. */
  nextAt: Date | null;
  createdAt: Date;
  settledAt: Date | null;
  lastError: string | null;
  /** How many alerts it is about. */
  total: number;
}

/** Mails and calls, for the administrators of the units they are from. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveryStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws page.bad_cursor */
  page(caller: Caller, state: DeliveryState, limit: number, cursor: string | undefined): Promise<Page<DeliveryItem>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, ['uuid'])[0];
    const unitIds = administered(caller);
    return this.database.inUnits(unitIds, async (tx) =>
      toPage(await this.deliveries.page(tx, unitIds, state, { limit, after }), limit, ({ id }) => [id], itemOf));
  }

  /** Sends a dead one again, its tries counted anew. @throws alerts.delivery_not_found */
  async retry(caller: Caller, unitId: string, id: string): Promise<void> {
    if (!administered(caller).includes(unitId)) throw refuse('alerts.delivery_not_found');
    await this.database.inUnit(unitId, async (tx) => {
      if (!(await this.deliveries.revive(tx, unitId, id, this.clock.now()))) throw refuse('alerts.delivery_not_found');
      await this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'alerts.delivery_retried', subject: id });
    });
  }
}

function administered(caller: Caller): string[] {
  return caller.grants.filter((grant) => grant.role === 'administrator').map((grant) => grant.unitId);
}

function itemOf(delivery: Delivery): DeliveryItem {
  const { unitId, id, channel, accountId, state, attempts, nextAt, createdAt, settledAt, lastError, body } = delivery;
  return { unitId, id, channel, accountId, state, attempts, nextAt: state === 'waiting' ? nextAt : null, createdAt, settledAt, lastError, total: body.total };
}
