import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, lastDayOfMonth, monthOf } from '#libs/civil-date';
import {
  addNumbers, catalogueNumbersOf, customPeriod, type Forecast766, forecast766, type Numbers, numbersOf, type Period, prefixed, R4, R5, type Score766, score766, totalNumbers,
} from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import { CountDigitisation, totalOf } from '#src/documents';
import { Database, type Tx } from '#src/platform/database';
import { CountRatings } from '#src/surveys';
import { indexNumbers, MOST_PER_SLIP } from '../domain/rating-numbers.js';
import { RowTally } from '../domain/row-tally.js';
import { CountRows } from './count-rows.js';
import { CountServices } from './count-services.js';

const POINTS = ['points1', 'points2', 'points3', 'points4', 'points5', 'points6', 'points7', 'points8', 'points9'] as const;
/** How far back the flow before a month is measured. */
const DAYS_BEFORE = 90;

export interface ForecastOfMonth {
  /** The whole month. */
  month: Period;
  now: Score766;
  forecast: Score766;
  rows: Forecast766[];
}

/** R9: how a unit's service scores by QĐ 766/QĐ-TTg, and where the running month is heading. */
@Injectable()
export class ScoreService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly digitisation: CountDigitisation,
    private readonly ratings: CountRatings,
    private readonly services: CountServices,
    private readonly counting: CountRows,
  ) {}

  score(unitId: string, period: Period): Promise<Score766> {
    return this.database.inUnit(unitId, async (tx) => score766(await this.numbers(tx, unitId, period)));
  }

  /** Of the month that `today` is in. */
  forecast(unitId: string, today: string): Promise<ForecastOfMonth> {
    const first = `${monthOf(today)}-01`;
    const month = customPeriod(first, lastDayOfMonth(monthOf(today)));
    return this.database.inUnit(unitId, async (tx) => {
      const now = await this.numbers(tx, unitId, customPeriod(first, today));
      const before = await this.numbers(tx, unitId, customPeriod(addDays(first, -DAYS_BEFORE), addDays(first, -1)));
      const { score, rows } = forecast766(now, before, { daysBefore: DAYS_BEFORE, daysLeft: daysBetween(today, month.to) });
      return { month, now: score766(now), forecast: score, rows };
    });
  }

  private async numbers(tx: Tx, unitId: string, period: Period): Promise<Numbers> {
    const tally = new RowTally([{ position: 1, name: '', unitIds: [unitId] }]);
    await this.counting.fromCounters(tx, unitId, period, tally);
    const digital = totalOf(await this.digitisation.countDigitisation(tx, [unitId], period.from, period.to));
    const services = await this.services.byProcedure(tx, unitId, period);
    const rated = indexNumbers(await this.ratings.countIndices(tx, [unitId], period.from, period.to));
    return {
      ...totalNumbers(tally.rows().map(({ base }) => numbersOf(base))),
      ...prefixed('catalogue', catalogueNumbersOf(await this.catalogue.versions(tx, unitId), period)),
      ...prefixed('digital', addNumbers([{ ...digital }], DIGITAL)),
      ...prefixed('online', addNumbers(services.map(({ numbers }) => numbers), ONLINE)),
      'rated.points': POINTS.reduce((sum, name) => sum + (rated[name] ?? 0), 0),
      'rated.most': MOST_PER_SLIP * (rated.scored ?? 0),
    };
  }
}

const namesIn = (definition: typeof R4 | typeof R5): string[] => definition.columns.flatMap(({ drill }) => [...drill.of]);
const DIGITAL = namesIn(R4);
const ONLINE = namesIn(R5);
