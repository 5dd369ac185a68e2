import { Injectable } from '@nestjs/common';
import { type CivilDate, startOfDay } from '#libs/civil-date';
import type { Period, RecordReportId } from '#libs/reporting';
import { DossierLog } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { compareSums, type RecordComparison, RecordSums } from '../domain/compare-records.js';
import type { Follower, Moment } from './record-source.js';
import { RecordSources } from './record-sources.js';

/** Tables of records whose numbers are kept along the way; the others are read from the books themselves each time. */
const KEPT: readonly RecordReportId[] = ['R4', 'R6', 'R6_INDICES'];
const FIRST_DAY: CivilDate = '1900-01-01';

/** What is kept of papers and ratings, held against what the log says of the same days. */
@Injectable()
export class CompareRecords {
  constructor(private readonly sources: RecordSources, private readonly log: DossierLog) {}

  get followers(): readonly Follower[] {
    return [...new Set(KEPT.flatMap((id) => this.sources.of(id).followers))];
  }

  /** @param since the first day compared; null for all. What concerns a day was recorded on that day or later, so of older steps none is read but those of the same dossiers. */
  async compare(tx: Tx, unitId: string, { position, at }: Moment, since: CivilDate | null, today: CivilDate): Promise<RecordComparison> {
    const from = since ?? FIRST_DAY;
    const period: Period = { from, to: today, label: '' };
    const told = await this.told(tx, unitId, position, since, period);
    const kept = new RecordSums();
    for (const id of KEPT) for (const counted of await this.sources.of(id).now(tx, unitId, period, at)) kept.add(id, counted);
    return compareSums(kept, told, from);
  }

  private async told(tx: Tx, unitId: string, position: number, since: CivilDate | null, period: Period): Promise<RecordSums> {
    const told = new RecordSums();
    const pages = since === null ? this.log.upTo(tx, unitId, position) : this.log.recordedSince(tx, unitId, position, startOfDay(since));
    for await (const lives of pages) {
      for (const life of lives) {
        for (const id of KEPT) {
          const counted = await this.sources.of(id).ofLife(tx, life, period);
          if (counted) told.add(id, counted);
        }
      }
    }
    return told;
  }
}
