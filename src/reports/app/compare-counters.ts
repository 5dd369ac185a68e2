import { Injectable } from '@nestjs/common';
import { CountFromLog } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { CounterStore } from '../data/counter.store.js';
import { compareCounters, type Comparison } from '../domain/compare-counters.js';

@Injectable()
export class CompareCounters {
  constructor(private readonly counters: CounterStore, private readonly log: CountFromLog) {}

  /** Every counter of the unit against the log up to the position that the counters have reached. */
  async compare(tx: Tx, unitId: string, position: number): Promise<Comparison> {
    return compareCounters(await this.log.upTo(tx, unitId, position), await this.counters.all(tx, unitId));
  }
}
