import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { SurveysCursor } from '../data/cursor.store.js';

/** When something is entered into a book that is counted as of an instant. */
@Injectable()
export class EntryInstant {
  constructor(private readonly cursor: SurveysCursor, private readonly clock: Clock) {}

  /** Whoever counts holds the unit's cursor: what has an earlier instant is committed by then, and what waits for it gets a later one. */
  async next(tx: Tx, unitId: string): Promise<Date> {
    await this.cursor.lock(tx, unitId);
    return this.clock.now();
  }
}
