import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { coverBefore } from '#libs/reporting';
import { CountFromLog } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { CounterStore } from '../data/counter.store.js';
import { compareCounters, compareDays, type Comparison, differencesOf } from '../domain/compare-counters.js';
import { compareStock } from '../domain/compare-stock.js';

@Injectable()
export class CompareCounters {
  constructor(private readonly counters: CounterStore, private readonly log: CountFromLog) {}

  /** Every counter of the unit against the log up to the position that the counters have reached. */
  async compare(tx: Tx, unitId: string, position: number): Promise<Comparison> {
    return compareCounters(await this.log.upTo(tx, unitId, position), await this.counters.all(tx, unitId));
  }

  /**
   * The counters of the days since, against the log of the dossiers that were in hand then; every month against its days and every
   * year against its months, however old; and what all before leaves open and overdue, against the log of the same dossiers.
   */
  async compareSince(tx: Tx, unitId: string, position: number, since: CivilDate): Promise<Comparison> {
    const inHand = await this.log.inHandSince(tx, unitId, position, since);
    const before = await this.counters.sums(tx, unitId, coverBefore(since).map((range) => ({ ...range, part: 'before' as const })));
    const parts = await this.counters.unlikeTheirParts(tx, unitId);
    return joined(
      compareDays(inHand, await this.counters.daysSince(tx, unitId, since), since),
      compareStock(inHand, before, since),
      { compared: await this.counters.countSums(tx, unitId), differences: parts.flatMap((row) => differencesOf(row, row.counts, row.parts).map((each) => ({ ...each, against: 'parts' as const }))) },
    );
  }
}

function joined(...comparisons: readonly Comparison[]): Comparison {
  return { compared: comparisons.reduce((sum, { compared }) => sum + compared, 0), differences: comparisons.flatMap(({ differences }) => differences) };
}
