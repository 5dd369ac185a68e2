import { type CivilDate, formatDate, isCivilDate, yearOf } from '#libs/civil-date';
import { customPeriod, type Period, PERIOD_KINDS, type PeriodKind, presetPeriod } from '#libs/reporting';

export interface PeriodChoice {
  value: string;
  text: string;
}

/** Chosen when none of those offered is meant. */
export const OTHER_PERIOD = 'khac';
/** The reporting periods of the decree first, then those of the calendar, from the longest to the shortest. */
const ORDER: readonly PeriodKind[] = [
  'statutory_year', 'statutory_quarter', 'to_9_december', 'year', 'eleven_months', 'nine_months', 'half', 'quarter', 'month', 'week',
];
const MOST_YEARS = 8;

/** Every customary period of a year that has begun. One that still runs is offered up to today, since nobody knows its end. */
export function periodChoices(year: number, today: CivilDate): PeriodChoice[] {
  const found = ORDER.flatMap((kind) => periodsOf(kind, year)).filter(({ from }) => from <= today);
  const choices = found.map(({ from, to, label }) => {
    const name = withDates(label, from, to);
    return to > today ? { value: valueOf({ from, to: today }), text: `${name.split(' (')[0] ?? name}, đến hôm nay ${formatDate(today)}` } : { value: valueOf({ from, to }), text: name };
  });
  // Several periods that run have the same days so far: the first name stands for all.
  return choices.filter(({ value }, index) => choices.findIndex((other) => other.value === value) === index);
}

/** This year and those before it. */
export function yearsOffered(today: CivilDate): number[] {
  return Array.from({ length: MOST_YEARS }, (_, index) => yearOf(today) - index);
}

/** As addresses and fields write it. @example valueOf({ from: '2021-01-01', to: '2021-12-31' }) === '2021-01-01/2021-12-31' */
export function valueOf({ from, to }: Pick<Period, 'from' | 'to'>): string {
  return `${from}/${to}`;
}

/** Undefined for what is no period. */
export function periodFrom(value: string): Period | undefined {
  const [from = '', to = '', more] = value.split('/');
  return more === undefined && isCivilDate(from) && isCivilDate(to) && from <= to ? customPeriod(from, to) : undefined;
}

/** What a page shows before anybody has chosen: the year so far. */
export function yearSoFar(today: CivilDate): Period {
  return customPeriod(`${yearOf(today)}-01-01`, today);
}

function periodsOf(kind: PeriodKind, year: number): Period[] {
  if (!PERIOD_KINDS.includes(kind)) return [];
  const periods: Period[] = [];
  for (let n = 1; n <= 53; n += 1) {
    try {
      periods.push(presetPeriod(kind, year, n));
    } catch (error) {
      if (error instanceof RangeError) break;
      throw error;
    }
  }
  return periods;
}

/** Labels of shifted periods have their dates already. */
function withDates(label: string, from: CivilDate, to: CivilDate): string {
  const short = label.replace(/ \(từ ngày .*\)$/, '');
  return `${short} (${formatDate(from)} – ${formatDate(to)})`;
}
