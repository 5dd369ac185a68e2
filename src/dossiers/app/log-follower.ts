import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#src/platform/database';
import { type DossierLife, DossierLog } from './dossier-log.js';

const BATCH = 1_000;

/** Where a follower has got to in each unit's log; kept in the follower's own table. */
export interface LogCursor {
  /** The position, locked until the commit; 0 when the unit is new to the follower. */
  lock(tx: Tx, unitId: string): Promise<number>;
  advance(tx: Tx, unitId: string, position: number): Promise<void>;
}

/**
 * Reads a unit's log in order and hands over the dossiers it is about, in batches. The cursor moves in the same
 * transaction as the follower's effect, so each step takes effect once, whatever was delivered twice, killed or lost.
 */
@Injectable()
export class LogFollower {
  constructor(private readonly database: Database, private readonly log: DossierLog) {}

  /** Follows to the end of the log. @returns the position reached */
  async catchUp(unitId: string, cursor: LogCursor, apply: (tx: Tx, lives: DossierLife[]) => Promise<void>): Promise<number> {
    for (;;) {
      const { position, more } = await this.database.inUnit(unitId, async (tx) => {
        const from = await cursor.lock(tx, unitId);
        const { upTo, dossierIds } = await this.log.touchedAfter(tx, unitId, from, BATCH);
        if (upTo === from) return { position: from, more: false };
        await apply(tx, await this.log.lives(tx, unitId, dossierIds));
        await cursor.advance(tx, unitId, upTo);
        return { position: upTo, more: true };
      });
      if (!more) return position;
    }
  }
}
