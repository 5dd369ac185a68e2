import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { Every } from '#src/platform/outbox';
import { QueueDeliveries } from '../app/queue-deliveries.js';
import { RaiseDue } from '../app/raise-due.js';
import { SendDeliveries } from '../app/send-deliveries.js';
import { SendDigests } from '../app/send-digests.js';

const AT_ONCE = 4;

/** What time brings. Each part may run twice, beside itself, or be killed at any point: what it did is in the tables. */
@Injectable()
export class AlertsJob {
  private readonly logger = new Logger(AlertsJob.name);

  constructor(
    private readonly database: Database,
    private readonly raise: RaiseDue,
    private readonly digests: SendDigests,
    private readonly queue: QueueDeliveries,
    private readonly deliveries: SendDeliveries,
    private readonly clock: Clock,
  ) {}

  /** Everything is raised before anything is written out: a morning of digests delays no alert. */
  @Every({ name: 'alerts.tick', everyMs: 60_000 })
  async tick(): Promise<void> {
    const now = this.clock.now();
    await this.forEach((tx) => this.raise.unitsDue(tx, now), (unitId) => this.raise.raiseIn(unitId, now));
    await this.forEach((tx) => this.digests.unitsDue(tx, now), (unitId) => this.digests.sendIn(unitId, now));
    await this.forEach((tx) => this.queue.unitsDue(tx), (unitId) => this.queue.queueIn(unitId, now));
  }

  /** Apart from the tick, so that a mail server that does not answer never delays an alert. */
  @Every({ name: 'alerts.deliver', everyMs: 20_000 })
  async deliver(): Promise<void> {
    await this.forEach((tx) => this.deliveries.unitsDue(tx), (unitId) => this.deliveries.sendIn(unitId));
  }

  /** One unit's trouble is not the others': they are all served, and the schedule is told afterwards. */
  private async forEach(list: (tx: Tx) => Promise<string[]>, serve: (unitId: string) => Promise<unknown>): Promise<void> {
    const units = await this.database.inUnits('all', list);
    const failures: unknown[] = [];
    const line = async (): Promise<void> => {
      for (let unitId = units.shift(); unitId !== undefined; unitId = units.shift()) {
        await serve(unitId).catch((error: unknown) => {
          this.logger.error(`${unitId}: ${error instanceof Error ? error.message : String(error)}`);
          failures.push(error);
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
    if (failures.length > 0) throw failures[0];
  }
}
