import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { CounterDifference } from '../domain/compare-counters.js';
import type { RecordDifference } from '../domain/compare-records.js';
import { CompareCounters } from './compare-counters.js';
import { CompareRecords } from './compare-records.js';
import type { Follower, Moment } from './record-source.js';

export type KeptDifference = CounterDifference | RecordDifference;

/** All that is kept along the way of a unit's log, held against the log. */
@Injectable()
export class CompareWithLog {
  constructor(
    private readonly counters: CompareCounters,
    private readonly records: CompareRecords,
    private readonly clock: Clock,
  ) {}

  /** Who must have read the log as far as the counters. */
  get followers(): readonly Follower[] {
    return this.records.followers;
  }

  /** @param since the first day held against the log; null: all of it */
  async compare(tx: Tx, unitId: string, moment: Moment, since: CivilDate | null): Promise<{ compared: number; differences: KeptDifference[] }> {
    const { position } = moment;
    const counters = since === null ? await this.counters.compare(tx, unitId, position) : await this.counters.compareSince(tx, unitId, position, since);
    const records = await this.records.compare(tx, unitId, moment, since, this.clock.today());
    return { compared: counters.compared + records.compared, differences: [...counters.differences, ...records.differences] };
  }
}
