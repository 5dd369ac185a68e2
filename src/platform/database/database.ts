import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Tx } from './tx.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Units whose rows a transaction may touch. `'all'` is for the relay, the schedulers and national lists. */
export type Fence = readonly string[] | 'all';

@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction fenced to one unit; commits when it resolves, rolls back when it throws. */
  inUnit<T>(unitId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inUnits([unitId], work);
  }

  async inUnits<T>(fence: Fence, work: (tx: Tx) => Promise<T>): Promise<T> {
    const literal = fenceLiteral(fence);
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const tx = new Tx(runner);
      try {
        // A statement string of its own with a validated literal: what Citus needs to propagate the setting.
        await runner.query(`SET LOCAL app.unit_ids = '${literal}'`);
        const result = await work(tx);
        await runner.commitTransaction();
        for (const nudge of tx.afterCommit) nudge();
        return result;
      } catch (error) {
        // A lost connection has rolled back by itself; the first error is the one to tell.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
}

function fenceLiteral(fence: Fence): string {
  if (fence === 'all') return 'all';
  for (const id of fence) if (!UUID.test(id)) throw new TypeError(`not a unit id: ${id}`);
  return fence.join(',');
}
