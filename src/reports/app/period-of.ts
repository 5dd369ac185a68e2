import type { CivilDate } from '#libs/civil-date';
import { type Period, type PeriodKind, customPeriod, presetPeriod } from '#libs/reporting';
import { refuse } from '../refusals.js';

/** A period as asked for: two dates, or a customary one by kind, year and number. */
export interface PeriodRequest {
  from?: CivilDate | undefined;
  to?: CivilDate | undefined;
  preset?: PeriodKind | undefined;
  year?: number | undefined;
  number?: number | undefined;
}

/** @throws report.no_period, report.bad_period */
export function periodOf({ from, to, preset, year, number }: PeriodRequest): Period {
  const dated = from !== undefined && to !== undefined;
  const named = preset !== undefined && year !== undefined;
  if (dated === named) throw refuse('report.no_period');
  try {
    return dated ? customPeriod(from, to) : presetPeriod(preset as PeriodKind, year as number, number);
  } catch (error) {
    if (error instanceof RangeError) throw refuse('report.bad_period');
    throw error;
  }
}
