import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#src/platform/database';
import { PlanStore } from '../data/plan.store.js';
import { Channels } from './channels.js';

const BATCH = 5_000;

/** Raises what has fallen due. Any number may run at once: each plan is raised by one of them, in one statement with its alert. */
@Injectable()
export class RaiseDue {
  constructor(private readonly database: Database, private readonly plans: PlanStore, private readonly channels: Channels) {}

  /** The only question over all units: it reads the index of plans, no further than now. */
  unitsDue(tx: Tx, now: Date): Promise<string[]> {
    return this.plans.unitsDue(tx, now);
  }

  /** @returns how many alerts were raised */
  async raiseIn(unitId: string, now: Date): Promise<number> {
    let total = 0;
    for (;;) {
      const batch = await this.database.inUnit(unitId, (tx) => this.plans.raise(tx, unitId, now, BATCH, this.channels.any));
      total += batch.raised;
      if (batch.claimed < BATCH) return total;
    }
  }
}
