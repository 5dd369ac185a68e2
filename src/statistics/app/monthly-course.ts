import { Injectable } from '@nestjs/common';
import { addMonths, type CivilDate, firstDayOfMonth, monthOf, yearOf } from '#libs/civil-date';
import { customPeriod, percentage, presetPeriod, type ReportTable } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { CountTable } from '#src/reports';

const MONTHS = 12;

export interface MonthFigures {
  /** @example '09/2026' */
  month: string;
  received: number;
  finished: number;
  onTimeRate: number | null;
  onlineRate: number | null;
}

/** A unit's year up to a day, month by month, as counted now. */
@Injectable()
export class MonthlyCourse {
  constructor(
    private readonly counting: CountTable,
    private readonly clock: Clock,
  ) {}

  /** The last month ends with today where it still runs. */
  async of(unitId: string, until: CivilDate): Promise<MonthFigures[]> {
    const last = firstDayOfMonth(monthOf(until));
    const figures: MonthFigures[] = [];
    for (let back = MONTHS - 1; back >= 0; back -= 1) figures.push(await this.month(unitId, addMonths(last, -back)));
    return figures;
  }

  private async month(unitId: string, first: CivilDate): Promise<MonthFigures> {
    const [year, month] = [yearOf(first), Number(first.slice(5, 7))];
    const whole = presetPeriod('month', year, month);
    const today = this.clock.today();
    const period = whole.to > today && whole.from <= today ? customPeriod(whole.from, today) : whole;
    const table = await this.counting.fromCounters({ definition: 'R2', unitId, period });
    return { month: `${String(month).padStart(2, '0')}/${year}`, ...figuresOf(table) };
  }
}

function figuresOf({ total: { cells } }: ReportTable): Omit<MonthFigures, 'month'> {
  const of = (key: string): number => cells[key] ?? 0;
  const received = of('received_online') + of('received_direct');
  return {
    received,
    finished: of('finished'),
    onTimeRate: percentage(of('finished_early') + of('finished_on_time'), of('finished')),
    onlineRate: percentage(of('received_online'), received),
  };
}
