import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import { CountFromLog } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { CounterStore } from '../data/counter.store.js';
import { partRanges } from '../domain/cover-ranges.js';
import { logSums } from '../domain/log-sums.js';
import type { RowTally } from '../domain/row-tally.js';
import type { CountOrder } from '../domain/run.js';

/** Adds one unit's numbers over a period to the rows of a table. */
@Injectable()
export class CountRows {
  constructor(
    private readonly counters: CounterStore,
    private readonly log: CountFromLog,
    private readonly catalogue: Catalogue,
  ) {}

  /** From the counters: costs the same however many dossiers there are, and whatever lies before the period. */
  async fromCounters(tx: Tx, unitId: string, period: CountOrder['period'], tally: RowTally): Promise<void> {
    await this.add(tx, unitId, await this.counters.sums(tx, unitId, partRanges(period)), tally);
  }

  /** From the first step of the log up to a position. */
  async fromLog(tx: Tx, unitId: string, position: number, period: CountOrder['period'], tally: RowTally): Promise<void> {
    await this.add(tx, unitId, logSums(await this.log.upTo(tx, unitId, position), period), tally);
  }

  private async add(tx: Tx, unitId: string, sums: Parameters<RowTally['add']>[1], tally: RowTally): Promise<void> {
    const procedures = [...new Set(sums.map((sum) => sum.procedureId))];
    tally.add(unitId, sums, await this.catalogue.fieldsOfProcedures(tx, procedures));
  }
}
