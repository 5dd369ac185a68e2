import { Injectable } from '@nestjs/common';
import { catalogueNumbersOf, type Numbers, numbersOf, percentage, type Period, sumOf, totalNumbers } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import type { ProcedureVersion } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import { CountRatings, type RatingCount } from '#src/surveys';
import { CounterStore } from '../data/counter.store.js';
import { partRanges } from '../domain/cover-ranges.js';
import { competencesOn, interlinkedCounts } from '../domain/interlinked.js';
import { RowTally } from '../domain/row-tally.js';
import { CountRows } from './count-rows.js';

/** By key of the indicator. */
export type IndicatorValues = Readonly<Record<string, number | string | null>>;

/** Those indicators of R7 that the system counts, over one year or a part of it. */
@Injectable()
export class CountIndicators {
  constructor(
    private readonly counting: CountRows,
    private readonly counters: CounterStore,
    private readonly ratings: CountRatings,
  ) {}

  /** Nothing of a year in which the system saw no dossier: it was not there yet. @param versions all of the unit's procedures */
  async inPeriod(tx: Tx, unitId: string, versions: readonly ProcedureVersion[], period: Period): Promise<IndicatorValues> {
    const tally = new RowTally([{ position: 1, name: '', unitIds: [unitId] }]);
    await this.counting.fromCounters(tx, unitId, period, tally);
    const numbers: Numbers = totalNumbers(tally.rows().map(({ base }) => numbersOf(base)));
    const finished = sumOf(['finished.early', 'finished.onTime', 'finished.late'], numbers) ?? 0;
    const received = sumOf(['receivedIn.counter', 'receivedIn.post', 'receivedIn.online3', 'receivedIn.online4'], numbers) ?? 0;
    if (finished + received === 0) return {};
    const catalogue = catalogueNumbersOf(versions, period);
    return {
      procedures: catalogue['inForce.commune'] + catalogue['inForce.interlinked'] + catalogue['inForce.police'] + catalogue['inForce.military'],
      simplified: catalogue.simplified, public: catalogue.public, at_desk: finished,
      on_time_rate: percentage(sumOf(['finished.early', 'finished.onTime'], numbers) ?? 0, finished),
      ...(await this.byProcedure(tx, unitId, versions, period)),
      ...surveyed(await this.ratings.countRatings(tx, [unitId], period.from, period.to)),
    };
  }

  private async byProcedure(tx: Tx, unitId: string, versions: readonly ProcedureVersion[], period: Period): Promise<IndicatorValues> {
    const offered = versions.filter(({ validFrom, validTo, changeKind, onlineLevel }) =>
      onlineLevel !== null && changeKind !== 'abolished' && validFrom <= period.to && (validTo === null || validTo >= period.to));
    const came = await this.counters.sums(tx, unitId, partRanges(period).filter(({ part }) => part === 'within'));
    const finished = new Map<string, number>();
    for (const { procedureId, counts } of came) finished.set(procedureId, (finished.get(procedureId) ?? 0) + counts.finished_early + counts.finished_on_time + counts.finished_late);
    const used = new Set(came.filter(({ onlineLevel, counts }) => onlineLevel !== 0 && counts.received > 0).map(({ procedureId }) => procedureId));
    return {
      services: offered.length, services3: offered.filter(({ onlineLevel }) => onlineLevel === 3).length, services4: offered.filter(({ onlineLevel }) => onlineLevel === 4).length,
      ...interlinkedCounts(finished, competencesOn(versions, period.to)),
      services_used_rate: percentage(offered.filter(({ procedureId }) => used.has(procedureId)).length, offered.length),
    };
  }
}

/** The lowest level that says satisfied: hài lòng, of three and of five. */
const SATISFIED_FROM = { '3': 2, '5': 4 } as const;

/** Null where nobody was asked, so that what was entered of a paper survey stands. */
function surveyed(counts: readonly RatingCount[]): IndicatorValues {
  const levelled = counts.filter(({ scale }) => scale !== 'indices');
  const satisfied = levelled.filter(({ scale, level }) => (level ?? 0) >= SATISFIED_FROM[scale as '3' | '5']);
  const rate = percentage(slipsIn(satisfied), slipsIn(levelled));
  return { survey_samples: slipsIn(counts) || null, survey_level: rate === null ? null : `${formatNumber(rate)}%` };
}

function slipsIn(counts: readonly RatingCount[]): number {
  return counts.reduce((sum, { ratings }) => sum + ratings, 0);
}
