import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { Tx } from './tx.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Units whose rows a transaction may touch. `'all'` is for the relay, the schedulers and national lists. */
export type Fence = readonly string[] | 'all';

/** The connection was lost between two statements of a transaction, which the server has then rolled back. */
export class ConnectionLostError extends Error {
  /** PostgreSQL's own code for it, connection_failure. */
  readonly code = '08006';

  constructor(cause: unknown) {
    super('the connection to the database was lost in a transaction', { cause });
  }
}

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
      const tx = new Tx(runner);
      let result: T;
      try {
        const client = (await runner.connect()) as pg.ClientBase;
        await runner.startTransaction();
        // A statement string of its own with a validated literal: what Citus needs to propagate the setting.
        await runner.query(`SET LOCAL app.unit_ids = '${literal}'`);
        result = await work(tx);
        // PostgreSQL answers COMMIT of a failed transaction with a quiet ROLLBACK, which TypeORM would take for a commit.
        const { command } = await client.query('COMMIT');
        if (command !== 'COMMIT') throw new Error('a statement of the transaction failed, and its error was dropped');
      } catch (error) {
        // A lost connection has rolled back by itself; the first error is the one to tell.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error instanceof QueryRunnerAlreadyReleasedError ? new ConnectionLostError(error) : error;
      }
      for (const nudge of tx.afterCommit) nudge();
      return result;
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
